/// How far two places lie apart; `most` is nothing where that is not bounded.
package struct Distance: Sendable, Hashable {
  package var least: Int
  package var most: Int?

  package static let zero = Distance(0)

  package init(least: Int, most: Int?) {
    self.least = min(least, Self.longest)
    self.most = most.flatMap { $0 <= Self.longest ? $0 : nil }
  }

  init(_ exactly: Int) { self.init(least: exactly, most: exactly) }

  /// A distance that is longer tells nothing of a sentence.
  static let longest = 4094

  static func + (a: Distance, b: Distance) -> Distance {
    Distance(least: a.least + b.least, most: a.most.flatMap { most in b.most.map { most + $0 } })
  }

  /// The sum of `least` to `most` such distances.
  func repeated(least count: Int, most: Int?) -> Distance {
    let bounded = most.flatMap { $0 <= Self.longest ? $0 : nil }
    return Distance(
      least: least * min(count, Self.longest),
      most: self.most == 0 ? 0 : bounded.flatMap { most in self.most.map { most * $0 } })
  }

  /// Any distance that is one of two.
  func or(_ other: Distance) -> Distance {
    Distance(
      least: min(least, other.least), most: most.flatMap { most in other.most.map { max(most, $0) } })
  }
}

/// How far two places in a text lie apart, in two measures.
package struct TextDistance: Sendable, Hashable {
  package var bytes: Distance
  /// The spaces between the two, which tell how many words off the second one is, however long these are.
  package var spaces: Distance

  package static let zero = TextDistance(bytes: .zero, spaces: .zero)

  package init(bytes: Distance, spaces: Distance) {
    self.bytes = bytes
    self.spaces = spaces
  }

  /// The length of a literal; boundaries have none.
  init(across literal: ArraySlice<UInt8>) {
    let bytes = literal.count { $0 != RequiredLiterals.boundary }
    self.init(bytes: Distance(bytes), spaces: Distance(literal.count { $0 == 0x20 }))
  }

  static func + (a: TextDistance, b: TextDistance) -> TextDistance {
    TextDistance(bytes: a.bytes + b.bytes, spaces: a.spaces + b.spaces)
  }

  /// The sum of `least` to `most` such distances.
  func repeated(least count: Int, most: Int?) -> TextDistance {
    TextDistance(
      bytes: bytes.repeated(least: count, most: most), spaces: spaces.repeated(least: count, most: most))
  }

  /// Any distance that is one of two.
  func or(_ other: TextDistance) -> TextDistance {
    TextDistance(bytes: bytes.or(other.bytes), spaces: spaces.or(other.spaces))
  }

  /// Any distance that is one of `distances`; zero where there are none.
  static func any(of distances: some Collection<TextDistance>) -> TextDistance {
    distances.dropFirst().reduce(distances.first ?? .zero) { $0.or($1) }
  }
}
