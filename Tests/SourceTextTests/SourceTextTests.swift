import SourceText
import Testing

@Suite struct SourceTextTests {
  @Test func positionsCountInEveryUnit() {
    let index = LineIndex(Array("a\n💉é b".utf8))
    #expect(index.position(at: 9) == Position(byte: 9, line: 2, column: 8, utf16: 5, scalar: 4))
    #expect(index.position(at: 10).line == 2)
  }

  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\r\nb\nc"])
  func everyLineEndCounts(_ text: String) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.lineCount == 3)
    #expect(
      (1...3).map { String(decoding: Array(text.utf8)[index.content(ofLine: $0).range], as: UTF8.self) } == [
        "a", "b", "c",
      ])
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    let index = LineIndex([0xEF, 0xBB, 0xBF] + Array("safe".utf8))
    #expect(index.position(at: 3) == Position(byte: 3, line: 1, column: 1, utf16: 1, scalar: 1))
  }

  @Test func rangesReachBeforeWhatTheyMeasure() {
    let range = ByteRange(5, 9).shifted(by: -7)
    #expect(range.lower == -2 && range.upper == 2 && range.count == 4 && range.contains(ByteRange(-2, 0)))
    #expect(ByteRange(-2, 2) < ByteRange(0, 2) && ByteRange(0, 3) < ByteRange(0, 2))
    #expect(ByteRange(0, 2 * ByteRange.largestText - 1).count == 2 * ByteRange.largestText - 1)
    #expect(MemoryLayout<ByteRange>.size == 8)
  }

  @Test func bytesAreCounted() {
    let text = Array("a b  c".utf8)
    #expect(
      text.span.count(of: 0x20) == 3 && text.span.count(of: 0x7A) == 0 && [UInt8]().span.count(of: 0) == 0)
  }

  @Test func offsetsComeBackFromColumns() {
    let bytes = Array("x\n💉 é safe\n".utf8)
    let index = LineIndex(bytes)
    for offset in [0, 2, 6, 7, 9, 10] {
      let place = index.position(at: offset)
      #expect(index.offset(line: place.line, column: place.column, encoding: .utf8) == offset)
      #expect(index.offset(line: place.line, column: place.utf16, encoding: .utf16) == offset)
      #expect(index.offset(line: place.line, column: place.scalar, encoding: .scalar) == offset)
    }
    #expect(index.offset(line: 9, column: 1, encoding: .utf16) == nil)
    #expect(index.offset(line: 1, column: 99, encoding: .utf16) == 1)
  }

  /// One ill-formed sequence of each kind, and the offset of its first bad byte (Unicode 15, table 3-7).
  static let illFormed: [([UInt8], Int)] = [
    ([0x61, 0x80], 1), ([0xC0, 0xAF], 0), ([0xC3], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
    ([0x61, 0xE2, 0x82], 1), ([0xF0, 0x80, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xFE], 0),
    ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0x62, 0xE9, 0x20], 2),
  ]

  @Test(arguments: illFormed) func illFormedBytesHaveAnOffset(_ bytes: [UInt8], _ offset: Int) {
    #expect { _ = try SourceFile(path: "x", bytes: bytes) } throws: {
      ($0 as? SourceError)?.offset == offset
    }
  }

  @Test(arguments: [("", ""), ("plain", "plain"), ("é€💉", "é€💉"), ("\0", "\0")])
  func wellFormedBytesAreTaken(_ text: String, _ same: String) throws {
    #expect(try SourceFile(path: "x", bytes: Array(text.utf8)).bytes == Array(same.utf8))
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}\u{14}", "is a Word document or"), ("%PDF-1.7\n", "is a PDF file; save it as text"),
    (#"{\rtf1\ansi Safe.}"#, "is an RTF file; save it as text, Markdown or HTML"),
  ])
  func filesOfOtherProgramsAreNamed(_ start: String, _ reason: String) {
    for bytes in [Array(start.utf8), Array(start.utf8) + [0, 0xD6]] {
      #expect { _ = try SourceFile(path: "x", bytes: bytes) } throws: { error in
        (error as? SourceError)?.description.contains(reason) == true
      }
    }
  }

  @Test func textInAnotherEncodingGetsAHintAndOtherBytesNone() {
    for (bytes, isHinted) in [([0x63, 0xE9, 0x20], true), ([0x63, 0xE9, 0], false)] as [([UInt8], Bool)] {
      #expect { _ = try SourceFile(path: "x", bytes: bytes) } throws: { error in
        let told = (error as? SourceError)?.description
        return told?.hasPrefix("is not UTF-8: byte 0xE9 at offset 1") == true
          && told?.contains("iconv -f WINDOWS-1252 -t UTF-8 ") == isHinted
      }
    }
  }

  @Test(
    arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
      as [[UInt8]])
  func wideEncodingsAreNamed(_ bytes: [UInt8]) {
    #expect { _ = try SourceFile(path: "x", bytes: bytes) } throws: { error in
      (error as? SourceError)?.description.contains("save it as UTF-8") == true
    }
  }
}
