import SourceText
import Testing
import YAML

@Suite struct YAMLParserTests {
  func parse(_ text: String) throws -> YAMLNode? { try YAMLParser.parse(Array(text.utf8)) }

  /// The bytes of a node as text.
  func slice(_ text: String, _ node: YAMLNode?) -> String? {
    node.map { String(decoding: Array(text.utf8)[$0.range.range], as: UTF8.self) }
  }

  @Test(arguments: [
    "a: b\nc: 'd e'\n", "ä: b\nc: 'd e'\n", "\u{FEFF}a: b\nc: 'd e'\n", "a: b\r\nc: 'd e'\r\n",
    "x: 💉\nc: 'd e'",
  ])
  func rangesAreBytesOfTheFile(_ text: String) throws {
    let root = try #require(try parse(text))
    #expect(slice(text, root["c"]) == "'d e'")
    #expect(root["c"]?.scalar == "d e")
  }

  @Test func everythingStaysText() throws {
    let root = try #require(try parse("a: no\nb: 012\nc: 2024-01-01\nd: ~\ne:\n"))
    #expect(root.pairs?.map { $0.value.scalar } == ["no", "012", "2024-01-01", "~", ""])
    #expect(root["d"]?.isNull == true)
    #expect(root["e"]?.isNull == true)
  }

  @Test func listsAndMappingsNest() throws {
    let text = "a: [x, {b: y}]\nc:\n  - z\n"
    let root = try #require(try parse(text))
    #expect(root["a"]?.items?.last?["b"]?.scalar == "y")
    #expect(slice(text, root["a"]) == "[x, {b: y}]")
    #expect(root["c"]?.items?.count == 1)
  }

  @Test func anEmptyFileHasNoDocument() throws {
    #expect(try parse("") == nil)
    #expect(try parse("# only a comment\n") == nil)
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "the key “a” stands here twice", "a"),
    ("a: &x 1\n", "anchors are not allowed", "&x 1"),
    ("a: *x\n", "aliases are not allowed", "*x"),
    ("a: !!int 1\n", "tags are not allowed", "!!int 1"),
    ("a: 1\n---\nb: 2\n", "a second document is not allowed", "---"),
  ])
  func whatRuleFilesDoNotNeedIsRefused(_ text: String, _ message: String, _ place: String) {
    #expect { _ = try parse(text) } throws: { error in
      guard let error = error as? YAMLError else { return false }
      return error.message == message
        && String(decoding: Array(text.utf8)[error.range.range], as: UTF8.self) == place
    }
  }

  @Test func depthIsBounded() {
    #expect(throws: YAMLError.self) { try parse(String(repeating: "[", count: 100)) }
    #expect(throws: YAMLError.self) {
      try parse(String(repeating: "[", count: 70) + String(repeating: "]", count: 70))
    }
  }

  @Test func aSyntaxErrorHasAPlace() {
    let text = "ä: 1\nb: [x\nc: 2\n"
    #expect { _ = try parse(text) } throws: { error in
      ((error as? YAMLError)?.range.lower ?? 0) > 6
    }
  }
}
