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
    var drawn: [UInt8] = []
    excerpt.draw(text.ranges[0], mark: "^", label: "", gutter: gutter, role: .error, to: &drawn)
    return String(decoding: drawn, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
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
    ("of “[[safe]]” use", "1 | of “safe” use", "  |     ^^^^"),
    ("of [[“safe”]] use", "1 | of “safe” use", "  |    ^^^^^^"),
    ("one [[e\u{301}t]]e\u{301}e\u{301} x", "1 | one e\u{301}te\u{301}e\u{301} x", "  |     ^^"),
    ("a\u{d4e}b [[c]]", "1 | a\u{d4e}b c", "  |    ^"),
    ("a👩‍⚕️b\u{fe0f}c\t[[d]] ", "1 | a👩‍⚕️b\u{fe0f}c   d", "  |         ^"),
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

  /// Wherever the line is cut, letters stay whole and the marks stay below what they mark.
  @Test(arguments: 0..<60)
  func aLineOfMixedScriptsIsCut(_ count: Int) {
    let filler = String(repeating: "one “東京” é\t", count: 12)
    let lines = draw(String(repeating: "x", count: count) + filler + "[[tea 東 time]] " + filler)
    #expect(lines[0].hasPrefix("1 | …") && lines[0].hasSuffix("…") && !lines[0].contains("\u{fffd}"))
    #expect(DisplayText.width(of: lines[0]) <= 4 + 42)
    let start = lines[0].firstRange(of: "tea 東 time").map {
      DisplayText.width(of: String(lines[0][..<$0.lowerBound]))
    }
    #expect(lines[1].prefix { $0 != "^" }.count == start && lines[1].filter { $0 == "^" }.count == 11)
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
