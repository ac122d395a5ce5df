import Diagnostics
import Reporting
import SourceText
import TestSupport
import Testing

@Suite struct ExcerptTests {
  /// The source line and the line of marks below it.
  private func draw(_ marked: String, width: Int = 40) -> [String] {
    let text = MarkedText(marked)
    var options = TextOptions()
    options.width = width
    let excerpt = Excerpt(text.bytes, PositionTable(text.bytes), options)
    let gutter = excerpt.gutter(of: [text.ranges[0]])
    let drawn = excerpt.draw(text.ranges[0], mark: "^", label: "", gutter: gutter, role: .error)
    return drawn.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test(arguments: [
    ("a [[b c]] d", "1 | a b c d", "  |   ^^^"),
    ("\t[[x]]", "1 |     x", "  |     ^"),
    ("ab\t[[x]]", "1 | ab  x", "  |     ^"),
    ("東京[[塔]]x", "1 | 東京塔x", "  |     ^^"),
    ("💉 [[safe]]", "1 | 💉 safe", "  |    ^^^^"),
    ("e\u{301}[[x]]", "1 | e\u{301}x", "  |  ^"),
    ("\u{1b}[[x]]", "1 | \\x1bx", "  |     ^"),
    ("x[[\u{202e}]]y", "1 | x\\u{202e}y", "  |  ^^^^^^^^"),
  ])
  func marksStandBelowTheText(_ marked: String, _ line: String, _ marks: String) {
    #expect(draw(marked) == [line, marks])
  }

  @Test func aLongLineIsCutAroundTheFinding() {
    let filler = String(repeating: "word ", count: 4000)
    let lines = draw(filler + "[[safe and effective]] " + filler)
    #expect(lines[0].hasPrefix("1 | …") && lines[0].hasSuffix("…"))
    #expect(lines[0].contains("safe and effective"))
    #expect(DisplayText.width(of: lines[0]) <= 4 + 42)
    let marked = zip(lines[0], lines[1]).filter { $0.1 == "^" }.map { String($0.0) }.joined()
    #expect(marked == "safe and effective")
  }

  @Test func aFindingLongerThanTheLineIsCut() {
    let lines = draw("[[" + String(repeating: "safe ", count: 1000) + "]]")
    #expect(lines[0].hasSuffix("…") && DisplayText.width(of: lines[1]) <= 4 + 42)
  }

  @Test func aRangeOverLinesIsMarkedOnEach() {
    #expect(draw("one [[two\nthree]] four") == ["1 | one two", "  |     ^^^", "2 | three four", "  | ^^^^^"])
  }

  @Test func theMiddleOfALongRangeIsLeftOut() {
    let lines = draw("[[1\n2\n3\n4\n5\n6]]")
    #expect(lines == [" 1 | 1", "   | ^", "2 | 2"].map { $0 } || lines.contains("..."))
    #expect(!lines.contains { $0.hasSuffix("| 4") })
  }

  @Test(arguments: ["abc[[\n]]d", "[[\n]]"])
  func aLineEndAloneIsMarked(_ marked: String) {
    #expect(draw(marked).contains { $0.hasSuffix("^") })
  }
}
