import SourceText
import Testing
import YAML

@Suite struct ScalarPlaceTests {
  /// Each offset of the scalar's text that starts a character, and the file's byte there, as the rest of the line.
  @Test(arguments: [
    ("a(b", 1, "(b"), ("é(b", 2, "(b"), ("'it''s ('", 5, "('"), ("'it''s ('", 2, "''s ('"),
    (#""\u00e9\u00e9(""#, 4, "(\""), (#""\x41\t(""#, 2, "(\""), (#""\U0001F489(""#, 4, "(\""),
    (#""\\b(""#, 2, "(\""), (#""\N\_\L\P(""#, 10, "(\""), (#""é\"(""#, 3, "(\""), (#""ab""#, 2, "\""),
    ("'ab'", 2, "'"), ("'ab'", 99, "'"),
  ])
  func anOffsetInTheTextLeadsToItsByte(_ scalar: String, _ offset: Int, _ rest: String) throws {
    let file = Array("é: \(scalar)".utf8)
    let node = try #require(try YAMLParser.parse(file)?["é"])
    let place = node.place(ofTextByte: offset, in: file)
    #expect(String(decoding: file[place...], as: UTF8.self) == rest)
  }

  @Test func overSeveralLinesItIsTheStart() throws {
    let file = Array("a: 'b\n  c('\n".utf8)
    let node = try #require(try YAMLParser.parse(file)?["a"])
    #expect(node.place(ofTextByte: 3, in: file) == 3)
  }

  @Test(arguments: ["a: \u{1}b\n", "\u{FEFF}a: \u{1}b\n", "\u{FEFF}é: \u{1}b\n"])
  func aControlCharacterIsRefusedWhereItStands(_ text: String) {
    let file = Array(text.utf8)
    #expect { _ = try YAMLParser.parse(file) } throws: { error in
      (error as? YAMLError).map { file[$0.range.range] == [1] } ?? false
    }
  }
}
