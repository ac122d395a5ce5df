import SourceText

/// One match of one pattern.
struct PatternMatch: Equatable, Sendable {
  /// The matched reader text.
  var range: ByteRange
  /// The sentence in which it starts.
  var sentence: Int
  /// What the pattern's named groups took, in reader text.
  var groups: [NamedRange] = []
}

/// What a named group took.
struct NamedRange: Equatable, Sendable {
  var name: String
  var range: ByteRange
}

extension [PatternMatch] {
  /// The matches by place; most lists are so already.
  consuming func inOrder() -> [PatternMatch] {
    for place in indices.dropFirst() where self[place].range < self[place - 1].range {
      return sorted { $0.range < $1.range }
    }
    return self
  }
}
