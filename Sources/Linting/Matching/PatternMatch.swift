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

extension PatternMatch {
  /// Words that only lead on to what follows them.
  private static let leading: Set<String> = [
    "a", "an", "and", "as", "because", "but", "if", "its", "my", "or", "our", "so", "than", "that", "the",
    "their", "when", "which", "while", "who", "whose", "your",
  ]

  /// The match without white space, commas and words at its end that only lead on, which patterns with an open end
  /// take along; the whole match where it holds nothing else.
  ///
  /// - Parameter text: The reader text.
  func withoutLooseEnd(in text: [UInt8]) -> PatternMatch {
    var end = range.upper
    while true {
      while end > range.lower, Self.separates(text[end - 1]) { end -= 1 }
      var start = end
      while start > range.lower, text[start - 1] != UInt8(ascii: " ") { start -= 1 }
      let word = String(decoding: text[start..<end], as: UTF8.self).lowercased()
      guard Self.leading.contains(word) else { break }
      end = start
    }
    guard end > range.lower else { return self }
    var match = self
    match.range = ByteRange(range.lower, end)
    return match
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
  }
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
