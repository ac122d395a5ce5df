/// A report's text as it is written: given away in pieces of whole lines, or of whole elements of a JSON array, so that a
/// long report is never held whole.
extension [UInt8] {
  /// What one write puts into a pipe on Linux, in bytes (pipe(7), “Pipe capacity”).
  private static var long: Int { 1 << 16 }

  /// Gives the text away once it is long.
  mutating func give(to take: (_ piece: [UInt8]) -> Void) {
    if count >= Self.long { giveAll(to: take) }
  }

  /// Gives the text away, if there is any.
  mutating func giveAll(to take: (_ piece: [UInt8]) -> Void) {
    guard !isEmpty else { return }
    take(self)
    removeAll(keepingCapacity: true)
  }
}
