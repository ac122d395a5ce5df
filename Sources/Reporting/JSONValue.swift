/// A JSON text (RFC 8259) whose keys keep their order.
package indirect enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A finite number that is no integer.
  case decimal(Double)
  case boolean(Bool)
  case null

  /// A string, or `null` for nothing.
  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// Strings, in order.
  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// The text on one line, without a line end.
  package var compact: [UInt8] {
    var output: [UInt8] = []
    write(to: &output, indent: nil)
    return output
  }

  /// The text with one member a line, two spaces a level, and a line end.
  package var indented: [UInt8] {
    var output: [UInt8] = []
    write(to: &output, indent: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func write(to output: inout [UInt8], indent: Int?) {
    switch self {
    case .null: output.append("null")
    case .boolean(let value): output.append(value ? "true" : "false")
    case .integer(let value): output.append(String(value))
    case .decimal(let value): output.append(value.isFinite ? "\(value)" : "null")
    case .string(let text): JSONValue.quote(text, into: &output)
    case .array(let values):
      JSONValue.list(values, "[", "]", &output, indent) { $0.write(to: &$1, indent: $2) }
    case .object(let members):
      JSONValue.list(members, "{", "}", &output, indent) { member, output, inner in
        JSONValue.quote(member.0, into: &output)
        output.append(inner == nil ? ":" : ": ")
        member.1.write(to: &output, indent: inner)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ output: inout [UInt8], _ indent: Int?,
    _ writeElement: (Element, inout [UInt8], Int?) -> Void
  ) {
    output.append(open)
    let inner = indent.map { $0 + 1 }
    for (i, element) in elements.enumerated() {
      if i > 0 { output.append(",") }
      if let inner { output.append("\n" + String(repeating: "  ", count: inner)) }
      writeElement(element, &output, inner)
    }
    if let indent, !elements.isEmpty { output.append("\n" + String(repeating: "  ", count: indent)) }
    output.append(close)
  }

  /// Writes a string with the escapes that RFC 8259, section 7 asks for, and those of U+2028 and U+2029,
  /// which some readers take for line ends.
  private static func quote(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: output.append("\\\"")
      case 0x5C: output.append("\\\\")
      case 0x0A: output.append("\\n")
      case 0x0D: output.append("\\r")
      case 0x09: output.append("\\t")
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        output.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension [UInt8] {
  /// Adds the UTF-8 bytes of a text.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
