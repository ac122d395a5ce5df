import SourceText

/// Finds the strings of a TOML text and the keys that they stand under (TOML 1.0, "String" and "Keys").
struct TOMLStrings {
  /// A string value.
  struct Value {
    /// The keys from the outermost table to the string's own key.
    var path: [String]
    /// Where the string's own key stands.
    var key: ByteRange
    /// The text, without quotes.
    var range: ByteRange
    /// Whether backslashes escape in it.
    var hasEscapes: Bool
  }

  private let bytes: [UInt8]
  private let end: Int
  private var at: Int
  private var table: [String] = []
  private var key: (path: [String], range: ByteRange)
  private var isValue = false
  private var depth = 0
  /// A string that is never closed.
  private(set) var problem: ReadProblem?

  init(bytes: [UInt8], range: ByteRange) {
    self.bytes = bytes
    at = range.lower
    end = range.upper
    key = ([], ByteRange(range.lower, range.lower))
  }

  /// The next string value.
  mutating func next() -> Value? {
    while at < end {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "#"): skipLine()
      case 0x0A, 0x0D:
        if depth == 0 { endValue() }
        at += 1
      case UInt8(ascii: "[") where !isValue: readTable()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += isValue ? 1 : 0
        at += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        at += 1
      case UInt8(ascii: "="):
        isValue = true
        at += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = at
        guard let string = string(quote: byte) else { return nil }
        if isValue {
          return Value(
            path: table + key.path, key: key.range, range: string, hasEscapes: byte == UInt8(ascii: "\""))
        }
        key.path.append(String(decoding: bytes[string.range], as: UTF8.self))
        key.range = ByteRange(key.path.count > 1 ? key.range.lower : start, at)
      default: if isValue { at += 1 } else { readKey() }
      }
    }
    return nil
  }

  private mutating func endValue() {
    isValue = false
    key.path = []
  }

  private mutating func skipLine() {
    while at < end, !isLineEnd(bytes[at]) { at += 1 }
  }

  /// Reads the header of a table: `[a.b]` or `[[a.b]]`.
  private mutating func readTable() {
    let start = at
    while at < end, !isLineEnd(bytes[at]), bytes[at] != UInt8(ascii: "]") { at += 1 }
    table = names(bytes[start..<at].filter { $0 != UInt8(ascii: "[") })
    while at < end, bytes[at] == UInt8(ascii: "]") { at += 1 }
  }

  /// Reads the bare part of a key; quoted parts come as strings.
  private mutating func readKey() {
    let start = at
    while at < end, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: "\"") {
      at += 1
    }
    guard at > start else {
      at += 1
      return
    }
    if key.path.isEmpty { key.range = ByteRange(start, at) }
    key.range.upper = at
    key.path += names(Array(bytes[start..<at]))
  }

  /// The parts of a dotted key.
  private func names(_ text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: ".")).map { part in
      String(decoding: part.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") }, as: UTF8.self)
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
      if !isLong, isLineEnd(bytes[at]) { break }
      at += 1
    }
    problem = ReadProblem(
      message: "a string in the front matter is never closed, so what follows in it was not read",
      range: ByteRange(start, max(min(at, end), start + 1)))
    at = end
    return nil
  }
}
