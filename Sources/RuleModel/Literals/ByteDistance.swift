/// How many bytes lie between two places; `most` is nothing where that is not bounded.
package struct ByteDistance: Sendable, Equatable {
  package var least: Int
  package var most: Int?

  package static let zero = ByteDistance(least: 0, most: 0)

  package init(least: Int, most: Int?) {
    self.least = min(least, Self.longest)
    self.most = most.flatMap { $0 <= Self.longest ? $0 : nil }
  }

  /// A distance that is longer tells nothing of a sentence.
  private static let longest = 4096

  static func + (a: ByteDistance, b: ByteDistance) -> ByteDistance {
    ByteDistance(least: a.least + b.least, most: a.most.flatMap { most in b.most.map { most + $0 } })
  }

  /// The sum of `least` to `most` such distances.
  func repeated(least count: Int, most: Int?) -> ByteDistance {
    let bounded = most.flatMap { $0 <= Self.longest ? $0 : nil }
    return ByteDistance(
      least: least * min(count, Self.longest), most: bounded.flatMap { most in self.most.map { most * $0 } })
  }

  /// Any distance that is one of `distances`.
  static func any(of distances: [ByteDistance]) -> ByteDistance {
    let ends = distances.compactMap(\.most)
    return ByteDistance(
      least: distances.map(\.least).min() ?? 0, most: ends.count == distances.count ? ends.max() ?? 0 : nil)
  }
}
