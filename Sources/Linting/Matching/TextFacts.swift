/// What patterns found in the text of a sentence, wherever it stands.
final class TextFacts: Sendable {
  let text: [UInt8]
  /// Where patterns can match; `Candidate.outcome` names a list of `matches`, `Candidate.text` means nothing.
  let candidates: [CandidateList.Entry]
  /// In offsets from the start of the text.
  let matches: MatchLists

  init(text: [UInt8], candidates: [CandidateList.Entry], matches: MatchLists) {
    self.text = text
    self.candidates = candidates
    self.matches = matches
  }

  /// Facts while they are gathered.
  struct Notes {
    var candidates: [CandidateList.Entry] = []
    var matches = MatchLists()

    /// - Parameter count: How many candidates there are.
    init(candidates count: Int) { candidates.reserveCapacity(count) }

    mutating func add(_ pattern: Int, _ candidate: Candidate, _ found: MatchLists) {
      let own = candidate.moved(to: 0) { list in
        matches.append(Int(list), of: found)
        return Int32(truncatingIfNeeded: matches.count)
      }
      candidates.append((Int32(truncatingIfNeeded: pattern), own))
    }
  }
}
