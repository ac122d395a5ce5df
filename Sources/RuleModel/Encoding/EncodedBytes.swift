/// Encoded rules in memory that stays where it is, so that texts in it can be read when they are first needed.
@safe
package final class EncodedBytes: Sendable {
  nonisolated(unsafe) private let buffer: UnsafeBufferPointer<UInt8>
  private let isOwned: Bool

  package let count: Int

  /// - Parameter memory: Memory that is never changed or freed.
  package init(permanent memory: UnsafeBufferPointer<UInt8>) {
    unsafe buffer = memory
    count = memory.count
    isOwned = false
  }

  /// Copies bytes.
  package init(_ bytes: [UInt8]) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = unsafe memory.initialize(fromContentsOf: bytes)
    unsafe buffer = UnsafeBufferPointer(memory)
    count = bytes.count
    isOwned = true
  }

  deinit {
    if isOwned { unsafe buffer.deallocate() }
  }

  @inline(__always)
  subscript(place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    return unsafe buffer[place]
  }

  /// The text of a part; ill-formed UTF-8 is repaired.
  func text(_ part: Range<Int>) -> String {
    unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[part]), as: UTF8.self)
  }

  /// Numbers of four characters each, the lowest six bits first, one less than written; nothing where a character
  /// stands for no six bits.
  ///
  /// - Parameter zero: The character for no bits.
  func packedNumbers(at start: Int, count: Int, zero: UInt8) -> [Int32]? {
    precondition(start >= 0 && count >= 0 && start + 4 * count <= self.count)
    var all: UInt8 = 0
    let numbers = unsafe [Int32](unsafeUninitializedCapacity: count) { numbers, filled in
      for place in 0..<count {
        let at = start + 4 * place
        let a = unsafe buffer[at] &- zero
        let b = unsafe buffer[at + 1] &- zero
        let c = unsafe buffer[at + 2] &- zero
        let d = unsafe buffer[at + 3] &- zero
        all |= a | b | c | d
        let number = Int32(a) | Int32(b) << 6 | Int32(c) << 12 | Int32(d) << 18
        unsafe numbers.initializeElement(at: place, to: number - 1)
      }
      filled = count
    }
    return all < 64 ? numbers : nil
  }

  /// A copy of a part.
  func bytes(_ part: Range<Int>) -> [UInt8] { unsafe Array(UnsafeBufferPointer(rebasing: buffer[part])) }
}
