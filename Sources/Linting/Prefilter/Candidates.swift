import SourceText

/// A sentence in which a pattern can match, and where its matches can start, as offsets in the reader text.
struct Candidate: Sendable {
  var sentence: Int32
  var first: Int32
  var last: Int32
}

/// For each pattern, the sentences in which its literals stand, in order.
struct Candidates: Sendable {
  private let offsets: [Int32]
  private let sorted: [Candidate]

  /// - Parameter found: The candidates of all patterns, in the order of their sentences.
  init(_ found: [(pattern: Int32, candidate: Candidate)], patterns: Int) {
    var offsets = [Int32](repeating: 0, count: patterns + 1)
    for (pattern, _) in found { offsets[Int(pattern) + 1] += 1 }
    for i in 0..<patterns { offsets[i + 1] += offsets[i] }
    var places = offsets
    var sorted = [Candidate](repeating: Candidate(sentence: 0, first: 0, last: 0), count: found.count)
    for (pattern, candidate) in found {
      sorted[Int(places[Int(pattern)])] = candidate
      places[Int(pattern)] += 1
    }
    self.offsets = offsets
    self.sorted = sorted
  }

  /// The sentences in which the pattern's literals stand.
  subscript(pattern: Int) -> ArraySlice<Candidate> {
    sorted[Int(offsets[pattern])..<Int(offsets[pattern + 1])]
  }

  /// The pattern in one sentence, if its literals stand there.
  func candidate(_ pattern: Int, sentence: Int) -> Candidate? {
    let own = self[pattern]
    let place = own.partitioningIndex { Int($0.sentence) >= sentence }
    return place < own.endIndex && Int(own[place].sentence) == sentence ? own[place] : nil
  }
}
