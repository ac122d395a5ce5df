import Reporting
import Testing

@Suite struct JSONWriterTests {
  private func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).compact, as: UTF8.self)
  }

  /// RFC 8259, section 7, a character at a time.
  private func expected(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  @Test func everyCharacterIsWrittenAsItIsOrEscaped() {
    let some: [UInt32] = [0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x1_0000, 0x1_F489, 0x10_FFFF]
    for scalar in (Array(0...0x2FF) + Array(0x2000...0x20FF) + some).compactMap(Unicode.Scalar.init) {
      let character = String(Character(scalar))
      for text in [character, "a" + character, character + "b", "“" + character + "”", character + character]
      {
        #expect(quoted(text) == expected(text))
      }
    }
  }

  @Test(arguments: 0..<70)
  func escapesStandAtAnyPlaceOfALongText(_ place: Int) {
    let before = String(repeating: "x", count: place)
    for escape in ["\"", "\n", "\u{80}", "\u{2028}", "\u{2027}", "é"] {
      let text = before + escape + String(repeating: "y", count: 70 - place) + escape
      #expect(quoted(text) == expected(text))
    }
  }

  @Test func listsAreIndented() {
    let value = JSONValue.object([
      ("a\"", .array([.integer(-12), .object([]), .array([]), .null])),
      ("b", .object([("c", .boolean(true)), ("d", .decimal(0.5)), ("e", .decimal(.infinity))])),
    ])
    let compact = #"{"a\"":[-12,{},[],null],"b":{"c":true,"d":0.5,"e":null}}"#
    #expect(String(decoding: value.compact, as: UTF8.self) == compact)
    let indented = #"""
      {
        "a\"": [
          -12,
          {},
          [],
          null
        ],
        "b": {
          "c": true,
          "d": 0.5,
          "e": null
        }
      }

      """#
    #expect(String(decoding: value.indented, as: UTF8.self) == indented)
  }

  @Test func elementsThatAreMadeAsTheyAreWrittenAreAnArray() {
    for count in 0..<4 {
      let whole = JSONValue.object([("a", .array((0..<count).map { .strings(["\($0)"]) }))])
      let made = JSONValue.object([("a", .made { add in for i in 0..<count { add(.strings(["\(i)"])) } })])
      #expect(made.indented == whole.indented && made.compact == whole.compact)
    }
  }
}
