/// Encoded rules in memory that stays where it is, so that texts in it can be read when they are first needed.
@safe
public final class EncodedBytes: Sendable {
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

  /// Where a part starts in memory, which lives as long as this.
  func address(of part: Range<Int>) -> UnsafePointer<UInt8> {
    precondition(part.lowerBound >= 0 && part.upperBound <= count)
    return unsafe (buffer.baseAddress ?? Self.nowhere) + part.lowerBound
  }

  /// What stands for the start of no bytes.
  nonisolated(unsafe) private static let nowhere =
    unsafe UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  /// A copy of a part.
  func bytes(_ part: Range<Int>) -> [UInt8] { unsafe Array(UnsafeBufferPointer(rebasing: buffer[part])) }
}
