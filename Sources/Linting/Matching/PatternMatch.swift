import SourceText

/// One match of one pattern.
struct PatternMatch: Equatable {
  /// The matched reader text.
  var range: ByteRange
  /// The sentence in which it starts.
  var sentence: Int
  /// What the pattern's named groups took, in reader text.
  var groups: [NamedRange] = []
}

/// What a named group took.
struct NamedRange: Equatable {
  var name: String
  var range: ByteRange
}
