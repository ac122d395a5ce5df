/// Numbers of 24 bits in encoded bytes, or of 18, read where they stand.
///
/// Each takes four characters of six bits, or three, the lowest first, so that they can stand in a Swift literal. Damaged
/// bytes give wrong numbers of as many bits.
///
/// Public, as is what reads it in the pass over a draft, since only public code is put in place in other modules.
@safe
public struct PackedNumbers: Sendable, Equatable {
  /// Keeps the memory of `start`.
  private let bytes: EncodedBytes
  @usableFromInline nonisolated(unsafe) let start: UnsafePointer<UInt8>
  /// How many numbers there are.
  public let count: Int
  /// The characters of a number.
  @usableFromInline let width: Int
  /// The highest number.
  @usableFromInline let mask: Int

  /// The characters of a number of which two can be read at once.
  @usableFromInline static let wide = 4
  static let narrow = 3
  /// One more than the highest number.
  static let bound = 1 << 24
  /// The character for no bits; 63 others follow it in ASCII.
  private static let zero = UInt8(ascii: "0")

  /// How many bytes some numbers take: a narrow one is read with one more behind it.
  static func size(of count: Int, width: Int) -> Int { width * count + wide - width }

  /// - Parameters:
  ///   - range: As many bytes as the numbers take, all in `bytes`.
  ///   - width: The characters of a number.
  init(_ bytes: EncodedBytes, _ range: Range<Int>, width: Int) {
    self.bytes = bytes
    unsafe start = bytes.address(of: range)
    self.width = width
    mask = 1 << (6 * width) - 1
    count = (range.count - (Self.wide - width)) / width
  }

  init(_ numbers: [Int]) { self.init(numbers, width: Self.wide) }

  /// The same in as few characters as they fit in; they are read one by one.
  init(narrow numbers: [Int]) {
    let areNarrow = numbers.allSatisfy { $0 < 1 << (6 * Self.narrow) }
    self.init(numbers, width: areNarrow ? Self.narrow : Self.wide)
  }

  private init(_ numbers: [Int], width: Int) {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(Self.size(of: numbers.count, width: width))
    for number in numbers {
      precondition(number >= 0 && number < Self.bound)
      for place in 0..<width {
        encoded.append(Self.zero + UInt8(truncatingIfNeeded: number >> (6 * place) & 63))
      }
    }
    for _ in width..<Self.wide { encoded.append(Self.zero) }
    self.init(EncodedBytes(encoded), 0..<encoded.count, width: width)
  }

  /// The numbers that bytes make, three to a number, the first one lowest.
  static func numbers(of bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count, by: 3).map { start in
      bytes[start..<min(start + 3, bytes.count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private var buffer: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: Self.size(of: count, width: width))
  }

  /// The bytes.
  var encoded: [UInt8] { unsafe Array(buffer) }

  /// Whether every byte is one of the 64 characters.
  var areWellFormed: Bool { unsafe buffer.allSatisfy { $0 &- Self.zero < 64 } }

  /// The places of the numbers.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// The number at a place.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Int {
    precondition(place >= 0 && place < count)
    let word = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: width &* place, as: UInt32.self)
    let sixes = UInt32(littleEndian: word) &- 0x3030_3030
    let twelves = sixes & 0x003F_003F | (sixes & 0x3F00_3F00) >> 2
    return Int(twelves & 0xFFF | (twelves & 0xFFF_0000) >> 4) & mask
  }

  /// Two numbers that follow each other, neither of them narrow.
  @inlinable @inline(__always)
  public func pair(at place: Int) -> (Int, Int) {
    precondition(place >= 0 && place + 1 < count)
    assert(width == Self.wide)
    let word = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: 4 * place, as: UInt64.self)
    let sixes = UInt64(littleEndian: word) &- 0x3030_3030_3030_3030
    let twelves = sixes & 0x003F_003F_003F_003F | (sixes & 0x3F00_3F00_3F00_3F00) >> 2
    let both = twelves & 0x0000_0FFF_0000_0FFF | (twelves & 0x0FFF_0000_0FFF_0000) >> 4
    return (Int(truncatingIfNeeded: both & 0xFFFF_FFFF), Int(truncatingIfNeeded: both >> 32))
  }

  /// Whether the numbers are the same.
  public static func == (a: PackedNumbers, b: PackedNumbers) -> Bool {
    a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] }
  }
}
