import CaveatKit
import LanguageServer
import Testing

/// JSON texts in, values out.
@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> String {
    String(decoding: try JSONParser.parse(Array(text.utf8)).compact, as: UTF8.self)
  }

  @Test(arguments: [
    ("{}", "{}"), (" [ 1 , -2.5e1 , true , null ] ", "[1,-25.0,true,null]"),
    (#"{"a":{"b":[]},"a":0}"#, #"{"a":{"b":[]},"a":0}"#), (#""\u00e9\n\ud83d\udc89""#, #""é\n💉""#),
    (#""\ud83dx\udc89""#, "\"\u{FFFD}x\u{FFFD}\""), (#""\/\"\\\b""#, #""/\"\\\u0008""#),
    ("9223372036854775808", "9.223372036854776e+18"),
  ])
  func valuesAreReadWhole(_ text: String, _ expected: String) throws {
    #expect(try parse(text) == expected)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\" 1}", "{a:1}", "01", "1.", "-", "1e", "tru", "\"a", "\"\\x\"", "\"\\u12g4\"",
    "\"\n\"",
    "1 2", "[1 2]", "{\"a\":1,}", "1e999", "\u{FEFF}{}",
  ])
  func whatIsNoJSONIsAnError(_ text: String) {
    #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8)) }
  }

  @Test func nestingHasALimit() {
    let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError(reason: "the nesting is too deep", offset: 200)) { try JSONParser.parse(deep) }
  }

  @Test func bytesThatAreNotUTF8BecomeReplacements() throws {
    let value = try JSONParser.parse([0x22, 0xFF, 0x41, 0x22])
    #expect(value.text == "\u{FFFD}A")
  }
}
