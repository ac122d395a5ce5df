/// A JSON text (RFC 8259) whose keys keep their order.
package enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  /// An array whose elements are made as they are written, so that a long one is never held.
  case elements(count: Int, _ element: @Sendable (Int) -> JSONValue)
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
    var writer = JSONWriter(isIndented: false)
    writer.write(self)
    return writer.output
  }

  /// The text with one member a line, two spaces a level, and a line end.
  package var indented: [UInt8] {
    var writer = JSONWriter(isIndented: true)
    writer.write(self)
    writer.output.append(UInt8(ascii: "\n"))
    return writer.output
  }
}

extension [UInt8] {
  /// Adds the UTF-8 bytes of a text.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds a number in decimal digits.
  mutating func append(_ number: Int) { append(String(number)) }
}
