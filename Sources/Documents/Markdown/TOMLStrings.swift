import SourceText

/// Finds the strings of a TOML text and the keys that they stand under (TOML 1.0, "String" and "Keys").
struct TOMLStrings {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int
  private var key = ""
  private var isValue = false
  /// A string that is never closed.
  private(set) var problem: ReadProblem?

  init(bytes: [UInt8], range: ByteRange) {
    self.bytes = bytes
    at = range.lower
    end = range.upper
  }

  /// The next string: its key, its text without quotes, and whether backslashes escape in it.
  mutating func next() -> (key: String, range: ByteRange, hasEscapes: Bool)? {
    while at < end {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "#"): skipLine()
      case 0x0A:
        isValue = depth > 0
        at += 1
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if isValue { depth += byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") ? 1 : -1 }
        at += 1
      case UInt8(ascii: "="):
        isValue = true
        at += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let string = string(quote: byte)
        guard let string else { return nil }
        if isValue { return (key, string, byte == UInt8(ascii: "\"")) }
        key = String(decoding: bytes[string.range], as: UTF8.self)
      default:
        if isValue { at += 1 } else { readKey() }
      }
    }
    return nil
  }

  private var depth = 0

  private mutating func skipLine() {
    while at < end, bytes[at] != 0x0A { at += 1 }
  }

  private mutating func readKey() {
    let start = at
    while at < end, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: "[") {
      at += 1
    }
    if at > start {
      let whole = String(decoding: bytes[start..<at], as: UTF8.self)
      key = String(whole.split(separator: ".").last ?? "")
    } else {
      at += 1
    }
  }

  private mutating func string(quote: UInt8) -> ByteRange? {
    let start = at
    let isLong = at + 2 < end && bytes[at + 1] == quote && bytes[at + 2] == quote
    let marks = isLong ? 3 : 1
    at += marks
    let inside = at
    while at < end {
      if quote == UInt8(ascii: "\""), bytes[at] == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      if bytes[at] == quote, at + marks <= end, bytes[at..<(at + marks)].allSatisfy({ $0 == quote }) {
        defer { at += marks }
        return ByteRange(inside, at)
      }
      if !isLong, bytes[at] == 0x0A { break }
      at += 1
    }
    at = min(at, end)
    problem = ReadProblem(
      message: "a string in the front matter is never closed", range: ByteRange(start, max(at, start + 1)))
    at = end
    return nil
  }
}
