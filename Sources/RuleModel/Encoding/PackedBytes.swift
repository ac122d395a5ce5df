/// Bytes in encoded text, read where they stand.
///
/// Seven of them take eight characters of seven bits, the lowest first: what a Swift literal can hold of ASCII is all of it.
/// Damaged text gives wrong bytes.
@safe
struct PackedBytes: Sendable {
  /// Keeps the memory of `start`.
  private let bytes: EncodedBytes
  nonisolated(unsafe) private let start: UnsafePointer<UInt8>
  /// How many bytes there are.
  let count: Int

  /// How many bytes a group of characters holds.
  private static let groupSize = 7

  /// How many characters a number of bytes takes.
  static func width(of count: Int) -> Int { 8 * ((count + groupSize - 1) / groupSize) }

  /// - Parameter range: As many characters as the bytes take, all in `bytes`.
  init(_ bytes: EncodedBytes, _ range: Range<Int>, count: Int) {
    precondition(count >= 0 && range.count == Self.width(of: count))
    self.bytes = bytes
    unsafe start = bytes.address(of: range)
    self.count = count
  }

  init(_ unpacked: [UInt8]) {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(Self.width(of: unpacked.count))
    for first in stride(from: 0, to: unpacked.count, by: Self.groupSize) {
      let group = unpacked[first..<min(first + Self.groupSize, unpacked.count)]
      let number = group.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for shift in stride(from: UInt64(0), to: 56, by: 7) {
        encoded.append(UInt8(truncatingIfNeeded: number >> shift & 0x7F))
      }
    }
    self.init(EncodedBytes(encoded), 0..<encoded.count, count: unpacked.count)
  }

  /// The characters.
  var encoded: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: Self.width(of: count)))
  }

  /// Copies some of the bytes.
  ///
  /// - Parameter target: Memory for as many bytes.
  func copyBytes(_ part: Range<Int>, to target: UnsafeMutableBufferPointer<UInt8>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= count && target.count == part.count)
    guard !part.isEmpty, var next = target.baseAddress else { return }
    var place = part.lowerBound
    while place < part.upperBound {
      // A whole group at a time; the byte that is too many is written over.
      while place.isMultiple(of: Self.groupSize), part.upperBound - place > Self.groupSize {
        let group = group(place / Self.groupSize).littleEndian
        unsafe UnsafeMutableRawPointer(next).storeBytes(of: group, as: UInt64.self)
        unsafe next += Self.groupSize
        place += Self.groupSize
      }
      let (number, skipped) = place.quotientAndRemainder(dividingBy: Self.groupSize)
      var group = group(number) >> UInt64(8 * skipped)
      let some = min(Self.groupSize - skipped, part.upperBound - place)
      for _ in 0..<some {
        unsafe next.initialize(to: UInt8(truncatingIfNeeded: group))
        unsafe next += 1
        group >>= 8
      }
      place += some
    }
  }

  /// The bytes of a group, the first one lowest.
  @inline(__always)
  private func group(_ number: Int) -> UInt64 {
    let word = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: 8 * number, as: UInt64.self)
    let sevens = UInt64(littleEndian: word)
    let fourteens = sevens & 0x007F_007F_007F_007F | (sevens & 0x7F00_7F00_7F00_7F00) >> 1
    let halves = fourteens & 0x0000_3FFF_0000_3FFF | (fourteens & 0x3FFF_0000_3FFF_0000) >> 2
    return halves & 0x0000_0000_0FFF_FFFF | (halves & 0x0FFF_FFFF_0000_0000) >> 4
  }
}
