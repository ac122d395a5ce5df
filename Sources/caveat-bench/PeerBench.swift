import CaveatKit

/// The same patterns over the same text, one after another, in the same run.
enum PeerBench {
  static func run() throws {
    let clock = ContinuousClock()
    let measurement = Measurement()
    let documents = (0..<250).compactMap { seed in
      try? Measurement.document(Corpus.article(seed: seed, size: 4000), path: "a.md")
    }
    let bytes = documents.reduce(0) { $0 + $1.reader.bytes.count }
    for _ in 0..<2 { _ = documents.reduce(0) { $0 + measurement.lint($1) } }
    let own = clock.measure { _ = documents.reduce(0) { $0 + measurement.lint($1) } }
    var matches = 0
    var brute: Duration = .zero
    try measurement.bruteForce(documents) { count, duration in (matches, brute) = (count, duration) }
    StageBench.report("caveat, whole check", bytes: bytes, own)
    StageBench.report("brute force, match only", bytes: bytes, brute, extra: "\"matches\":\(matches)")
    print("{\"ratio\":\(StageBench.rounded(brute / own))}")
  }
}
