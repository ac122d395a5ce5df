package import CaveatKit

/// Why bytes are no JSON text.
package struct JSONError: Error, Equatable {
  /// A phrase.
  package let reason: String
  /// The byte, from 0, at which it shows.
  package let offset: Int

  package init(reason: String, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// Reads a JSON text (RFC 8259) in one pass.
///
/// A lone surrogate in an escape becomes U+FFFD, which takes one UTF-16 unit as the surrogate did, so columns
/// keep their places.
package struct JSONParser: ~Copyable {
  /// The depth of arrays and objects that is read; no message of the protocol comes near it.
  package static let deepest = 200

  private let bytes: [UInt8]
  private var i = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that `bytes` hold.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    if parser.i < bytes.count { throw parser.error("something follows the value") }
    return value
  }

  private func error(_ reason: String) -> JSONError { JSONError(reason: reason, offset: i) }

  private var next: UInt8? { i < bytes.count ? bytes[i] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { i += 1 }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
    case .some: throw error("no value starts here")
    case nil: throw error("the text ends too early")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let letters = Array("\(word)".utf8)
    guard bytes[i...].starts(with: letters) else { throw error("no value starts here") }
    i += letters.count
    return value
  }

  // MARK: Arrays and objects

  private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
    var values: [JSONValue] = []
    try members(depth, until: UInt8(ascii: "]")) { (parser: inout JSONParser) throws(JSONError) in
      values.append(try parser.value(depth: depth + 1))
    }
    return .array(values)
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
    var members: [(String, JSONValue)] = []
    try self.members(depth, until: UInt8(ascii: "}")) { (parser: inout JSONParser) throws(JSONError) in
      parser.skipBlanks()
      guard parser.next == UInt8(ascii: "\"") else { throw parser.error("a key is missing") }
      let key = try parser.string()
      parser.skipBlanks()
      guard parser.next == UInt8(ascii: ":") else { throw parser.error("a colon is missing") }
      parser.i += 1
      members.append((key, try parser.value(depth: depth + 1)))
    }
    return .object(members)
  }

  private mutating func members(
    _ depth: Int, until end: UInt8, _ read: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    if depth >= JSONParser.deepest { throw error("the nesting is too deep") }
    i += 1
    skipBlanks()
    if next == end {
      i += 1
      return
    }
    while true {
      try read(&self)
      skipBlanks()
      guard let byte = next else { throw error("the text ends too early") }
      if byte != end, byte != UInt8(ascii: ",") { throw error("a comma is missing") }
      i += 1
      if byte == end { return }
    }
  }
}

// MARK: - Numbers and strings

extension JSONParser {
  private func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 &- 0x30 < 10 } ?? false }

  private mutating func digits() throws(JSONError) {
    guard isDigit(next) else { throw error("a digit is missing") }
    while isDigit(next) { i += 1 }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = i
    var isInteger = true
    if next == UInt8(ascii: "-") { i += 1 }
    if next == UInt8(ascii: "0") { i += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      isInteger = false
      i += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      i += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { i += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<i], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw error("the number is too large") }
    return .decimal(value)
  }

  private mutating func string() throws(JSONError) -> String {
    i += 1
    var start = i
    var pieces: [UInt8] = []
    while true {
      guard let byte = next else { throw error("a string does not end") }
      if byte < 0x20 { throw error("a control character stands in a string") }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        pieces.append(contentsOf: bytes[start..<i])
        i += 1
        if byte == UInt8(ascii: "\"") { break }
        try escape(into: &pieces)
        start = i
      } else {
        i += 1
      }
    }
    // Bytes that are not UTF-8 become U+FFFD.
    return String(decoding: pieces, as: UTF8.self)
  }

  private mutating func escape(into pieces: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("a string does not end") }
    i += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): pieces.append(byte)
    case UInt8(ascii: "n"): pieces.append(0x0A)
    case UInt8(ascii: "r"): pieces.append(0x0D)
    case UInt8(ascii: "t"): pieces.append(0x09)
    case UInt8(ascii: "b"): pieces.append(0x08)
    case UInt8(ascii: "f"): pieces.append(0x0C)
    case UInt8(ascii: "u"):
      var code = UInt32(try unit())
      if code & 0xFC00 == 0xD800, i + 1 < bytes.count, bytes[i] == UInt8(ascii: "\\"),
        bytes[i + 1] == UInt8(ascii: "u")
      {
        let back = i
        i += 2
        let low = UInt32(try unit())
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        } else {
          i = back
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      pieces.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      throw error("the escape is unknown")
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw error("a string does not end") }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw error("a hexadecimal digit is missing")
      }
      value = value << 4 | UInt16(digit)
      i += 1
    }
    return value
  }
}
