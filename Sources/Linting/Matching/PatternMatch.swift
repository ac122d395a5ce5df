import SourceText

/// One match of one pattern.
struct PatternMatch: Equatable, Sendable {
  /// The matched reader text.
  var range: ByteRange
  /// The sentence in which it starts.
  var sentence: Int
  /// What the pattern's named groups took, in reader text.
  var groups: [NamedRange] = []

  /// The same match in a text that starts elsewhere.
  func moved(by distance: Int, to sentence: Int) -> PatternMatch {
    PatternMatch(
      range: range.shifted(by: distance), sentence: sentence,
      groups: groups.map { NamedRange(name: $0.name, range: $0.range.shifted(by: distance)) })
  }
}

/// What a named group took.
struct NamedRange: Equatable, Sendable {
  var name: String
  var range: ByteRange
}
