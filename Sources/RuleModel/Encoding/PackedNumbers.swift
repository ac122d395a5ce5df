/// Numbers of 24 bits in encoded bytes, read where they stand.
///
/// Each takes four characters of six bits, the lowest first, so that they can stand in a Swift literal. Damaged bytes
/// give wrong numbers of 24 bits.
///
/// Public, as is what reads it in the pass over a draft, since only public code is put in place in other modules.
@safe
public struct PackedNumbers: Sendable, Equatable {
  /// Keeps the memory of `start`.
  private let bytes: EncodedBytes
  @usableFromInline nonisolated(unsafe) let start: UnsafePointer<UInt8>
  /// How many numbers there are.
  public let count: Int

  /// The bytes of a number.
  static let width = 4
  /// One more than the highest number.
  static let bound = 1 << 24
  /// The character for no bits; 63 others follow it in ASCII.
  private static let zero = UInt8(ascii: "0")

  /// - Parameter range: As many bytes as the numbers take, all in `bytes`.
  init(_ bytes: EncodedBytes, _ range: Range<Int>) {
    self.bytes = bytes
    unsafe start = bytes.address(of: range)
    count = range.count / Self.width
  }

  init(_ numbers: [Int]) {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(Self.width * numbers.count)
    for number in numbers {
      precondition(number >= 0 && number < Self.bound)
      for shift in [0, 6, 12, 18] {
        encoded.append(Self.zero + UInt8(truncatingIfNeeded: number >> shift & 63))
      }
    }
    self.init(EncodedBytes(encoded), 0..<encoded.count)
  }

  /// The numbers that bytes make, three to a number, the first one lowest.
  static func numbers(of bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count, by: 3).map { start in
      bytes[start..<min(start + 3, bytes.count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private var buffer: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: Self.width * count)
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
    let word = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
    let sixes = UInt32(littleEndian: word) &- 0x3030_3030
    let twelves = sixes & 0x003F_003F | (sixes & 0x3F00_3F00) >> 2
    return Int(twelves & 0xFFF | (twelves & 0xFFF_0000) >> 4)
  }

  /// Two numbers that follow each other.
  @inlinable @inline(__always)
  public func pair(at place: Int) -> (Int, Int) {
    precondition(place >= 0 && place + 1 < count)
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
