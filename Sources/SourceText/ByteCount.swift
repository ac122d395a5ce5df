extension Span<UInt8> {
  /// How often a byte occurs, told without a branch for each, so that the compiler takes many at a time.
  public func count(of byte: UInt8) -> Int {
    var count = 0
    for i in indices { count &+= self[i] == byte ? 1 : 0 }
    return count
  }
}
