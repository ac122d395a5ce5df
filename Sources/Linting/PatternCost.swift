package import Documents
import RuleModel
import SourceText

/// What one pattern costs on some documents.
package struct PatternCost: Sendable {
  /// Its place in `RuleSet.patterns`.
  package var pattern: Int
  /// Whether it has no literals and is tried everywhere.
  package var isUnfiltered: Bool
  /// The sentences in which its literals stand, and their bytes.
  package var candidates = 0
  package var bytes = 0
  package var matches = 0
  package var duration: Duration = .zero
}

extension Linter {
  /// Runs every pattern wherever its literals stand, and measures each; the dearest first.
  package func costs(on documents: [Document]) -> [PatternCost] {
    let clock = ContinuousClock()
    var costs = patternPlaces.map { PatternCost(pattern: $0, isUnfiltered: isUnfiltered($0)) }
    for document in documents {
      let matcher = matcher(for: document)
      for place in costs.indices {
        let sentences = matcher.candidateSentences(of: costs[place].pattern)
        costs[place].candidates += sentences.count
        costs[place].bytes += sentences.reduce(0) { $0 + document.sentences[$1].text.count }
        let start = clock.now
        costs[place].matches += matcher.matches(of: costs[place].pattern).count
        costs[place].duration += clock.now - start
      }
    }
    return costs.sorted { $0.duration > $1.duration }
  }

  /// The number of places in which patterns are tried.
  package func candidateCount(in document: Document) -> Int {
    let matcher = matcher(for: document)
    return patternPlaces.reduce(0) { $0 + (isUnfiltered($1) ? 0 : matcher.candidateSentences(of: $1).count) }
  }
}
