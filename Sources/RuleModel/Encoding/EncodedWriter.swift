/// Writes values one after another: numbers as decimals that end in `;`, texts as their length in bytes, `:`
/// and their UTF-8.
struct EncodedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) {
    bytes += String(value).utf8
    bytes.append(UInt8(ascii: ";"))
  }

  mutating func write(_ value: Bool) { write(value ? 1 : 0) }

  /// Writes a text; a carriage return becomes a line feed, since Swift source knows none in a literal.
  mutating func write(_ text: String) {
    let utf8 = text.utf8.map { $0 == 0x0D ? 0x0A : $0 }
    bytes += String(utf8.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += utf8
  }

  mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  mutating func write<Element>(_ list: [Element], _ each: (inout EncodedWriter, Element) -> Void) {
    write(list.count)
    for element in list { each(&self, element) }
  }

  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }
  mutating func write(_ numbers: [Int]) { write(numbers) { $0.write($1) } }

  /// Writes many numbers from 0 to 2²⁴ - 1 for fast reading.
  mutating func write(_ packed: PackedBytes) {
    write(packed.count)
    bytes += packed.encoded
  }

  mutating func write(_ numbers: PackedNumbers) {
    write(numbers.count)
    write(numbers.width)
    bytes += numbers.encoded
  }

  mutating func writePacked(_ numbers: [Int32]) { write(PackedNumbers(numbers.map { Int($0) })) }
}

/// Encoded rules that are damaged, or of another version.
package struct EncodingError: Error, Sendable, Equatable {
  /// The byte at which reading stopped.
  package var offset: Int
}

/// Reads what `EncodedWriter` wrote; never trusts a length.
struct EncodedReader {
  private let bytes: EncodedBytes
  private(set) var at: Int
  private let end: Int
  /// How many patterns there are that can be named.
  var patternCount = 0

  init(_ bytes: EncodedBytes) {
    self.bytes = bytes
    at = 0
    end = bytes.count
  }

  var isAtEnd: Bool { at == end }
  var error: EncodingError { EncodingError(offset: at) }

  mutating func int() throws(EncodingError) -> Int { try number(endingIn: UInt8(ascii: ";")) }

  mutating func bool() throws(EncodingError) -> Bool {
    switch try int() {
    case 0: false
    case 1: true
    default: throw error
    }
  }

  mutating func text() throws(EncodingError) -> String { bytes.text(try textRange()) }

  mutating func rawText() throws(EncodingError) -> [UInt8] { bytes.bytes(try textRange()) }

  /// A text that is read when it is needed.
  mutating func lateText() throws(EncodingError) -> RuleText { RuleText(try textRange(), of: bytes) }

  /// What `writePooled` wrote, read when it is needed.
  mutating func pooledTexts() throws(EncodingError) -> PooledTexts {
    let pool = try textRange()
    return PooledTexts(bytes, pool: pool, try PartLists(&self))
  }

  private mutating func textRange() throws(EncodingError) -> Range<Int> {
    let count = try number(endingIn: UInt8(ascii: ":"))
    guard count >= 0, count <= end - at else { throw error }
    defer { at += count }
    return at..<(at + count)
  }

  /// Numbers that are read where they stand.
  mutating func packedBytes() throws(EncodingError) -> PackedBytes {
    let count = try int()
    guard count >= 0, count <= end - at, PackedBytes.width(of: count) <= end - at else { throw error }
    defer { at += PackedBytes.width(of: count) }
    return PackedBytes(bytes, at..<(at + PackedBytes.width(of: count)), count: count)
  }

  /// - Parameter areNarrow: Whether they may be narrow.
  mutating func packedNumbers(areNarrow: Bool = false) throws(EncodingError) -> PackedNumbers {
    let (count, width) = (try int(), try int())
    guard width == PackedNumbers.wide || areNarrow && width == PackedNumbers.narrow, count >= 0,
      count <= (end - at) / width, PackedNumbers.size(of: count, width: width) <= end - at
    else { throw error }
    defer { at += PackedNumbers.size(of: count, width: width) }
    return PackedNumbers(
      bytes, at..<(at + PackedNumbers.size(of: count, width: width)), width: width)
  }

  /// What `writePacked` wrote.
  mutating func packed() throws(EncodingError) -> [Int32] {
    let numbers = try packedNumbers()
    guard numbers.areWellFormed else { throw error }
    return numbers.indices.map { Int32(numbers[$0]) }
  }

  mutating func optionalText() throws(EncodingError) -> String? { try bool() ? text() : nil }

  mutating func list<Element>(
    _ each: (inout EncodedReader) throws(EncodingError) -> Element
  ) throws(EncodingError) -> [Element] {
    let count = try int()
    // Every element takes two bytes at least.
    guard count >= 0, count <= (end - at) / 2 else { throw error }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try each(&self)) }
    return elements
  }

  mutating func texts() throws(EncodingError) -> [String] {
    try list { (reader) throws(EncodingError) in try reader.text() }
  }

  /// The place of a pattern.
  mutating func pattern() throws(EncodingError) -> Int {
    let place = try int()
    guard place >= 0, place < patternCount else { throw error }
    return place
  }

  mutating func patterns() throws(EncodingError) -> [Int] {
    try list { (reader) throws(EncodingError) in try reader.pattern() }
  }

  /// One of the values of an enumeration.
  mutating func value<Value: RawRepresentable<String>>() throws(EncodingError) -> Value {
    guard let value = Value(rawValue: try text()) else { throw error }
    return value
  }

  private mutating func number(endingIn end: UInt8) throws(EncodingError) -> Int {
    var value = 0
    var isNegative = false
    let start = at
    while at < self.end {
      let byte = bytes[at]
      at += 1
      if byte == end, at - 1 > start + (isNegative ? 1 : 0) { return isNegative ? -value : value }
      if byte == UInt8(ascii: "-"), at == start + 1 {
        isNegative = true
        continue
      }
      guard (0x30...0x39).contains(byte), value < 1 << 40 else { throw error }
      value = value * 10 + Int(byte - 0x30)
    }
    throw error
  }
}
