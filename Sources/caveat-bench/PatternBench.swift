import CaveatKit

/// The patterns that cost most on 200 articles.
enum PatternBench {
  static func run(top: Int) {
    let measurement = Measurement()
    let documents = (0..<200).compactMap { seed in
      try? Measurement.document(Corpus.article(seed: seed, size: 4000), path: "a.md")
    }
    let patterns = measurement.patterns
    let costs = measurement.costs(on: documents)
    let total = costs.reduce(Duration.zero) { $0 + $1.duration }
    print("all patterns \(total) on \(documents.count) articles")
    for cost in costs.prefix(top) {
      let pattern = patterns[cost.pattern]
      let share = Int(100 * (cost.duration / total))
      print(
        "\(share) % \(cost.duration) \(cost.candidates) sentences \(cost.matches) matches"
          + "\(cost.isUnfiltered ? " unfiltered" : "") \(pattern.rule): \(pattern.regex.prefix(90))")
    }
  }
}
