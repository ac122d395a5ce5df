/// A JSON text (RFC 8259) whose keys keep their order.
package enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  /// An array whose elements are made and added one after another as they are written, so that a long one is never held.
  case made(_ elements: @Sendable (_ add: (JSONValue) -> Void) -> Void)
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
    var output: [UInt8] = []
    writeIndented { if output.isEmpty { output = $0 } else { output += $0 } }
    return output
  }

  /// Gives the same text away in pieces, so that no more is held than one element of the arrays that are made.
  func writeIndented(to take: (_ piece: [UInt8]) -> Void) {
    var writer = JSONWriter(isIndented: true)
    writer.write(self) { $0.give(to: take) }
    writer.output.append(UInt8(ascii: "\n"))
    writer.output.giveAll(to: take)
  }
}

extension [UInt8] {
  /// Adds the UTF-8 bytes of a text.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds a character of ASCII some times.
  mutating func append(repeating character: Unicode.Scalar, count: Int) {
    let byte = UInt8(ascii: character)
    append(addingCapacity: Swift.max(0, count)) { $0.append(repeating: byte, count: Swift.max(0, count)) }
  }

  /// Adds a number in decimal digits.
  mutating func append(_ number: Int) { append(String(number)) }
}
