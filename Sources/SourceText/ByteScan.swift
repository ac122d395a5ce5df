extension Span<UInt8> {
  /// The place of the first byte below a bound of at most 0x80, from a place on; `count` where there is none.
  ///
  /// Looks at eight bytes at a time, since most text has few such bytes.
  @inlinable
  public func firstIndex(below bound: UInt8, from start: Int) -> Int {
    precondition(start >= 0 && bound <= 0x80)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (bounds, high) = (ones &* UInt64(bound), ones << 7)
    var at = start
    while at + 8 <= count {
      let eight = eight(at: at)
      // The lowest bit that is set is of the first such byte; borrows reach only those above it.
      let found = (eight &- bounds) & ~eight & high
      if found != 0 { return at + found.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < count, self[at] >= bound { at += 1 }
    return at
  }

  /// The place of the first byte that is no ASCII character, from a place on; `count` where there is none.
  @inlinable
  public func firstNonASCII(from start: Int) -> Int {
    precondition(start >= 0)
    var at = start
    while at + 8 <= count {
      let found = eight(at: at) & 0x8080_8080_8080_8080
      if found != 0 { return at + found.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < count, self[at] < 0x80 { at += 1 }
    return at
  }

  /// Eight bytes, the first one lowest.
  @inlinable @inline(__always)
  func eight(at place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
