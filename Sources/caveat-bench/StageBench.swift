import CaveatKit

/// What each stage costs, one JSON object a line.
enum StageBench {
  static func run() {
    let clock = ContinuousClock()
    var measurement = Measurement()
    report("load rules", bytes: 0, clock.measure { measurement = Measurement() })
    let articles = (0..<1000).map { Corpus.article(seed: $0, size: 4000) }
    measure("articles", articles, path: "a.md", measurement)
    measure("one large text", [Corpus.article(seed: 7, size: 20_000_000)], path: "a.txt", measurement)
    measure(
      "plain copy", [String(repeating: "The lift and the ramp are at the side. ", count: 100_000)],
      path: "a.txt", measurement)
    for size in [1, 2, 4] {
      measure("\(size) MB", [Corpus.article(seed: 7, size: size * 1_000_000)], path: "a.txt", measurement)
    }
    recheck(measurement)
  }

  private static func measure(_ name: String, _ texts: [String], path: String, _ measurement: Measurement) {
    let clock = ContinuousClock()
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    var documents: [Document] = []
    report(
      "\(name): read", bytes: bytes,
      clock.measure { documents = texts.compactMap { try? Measurement.document($0, path: path) } })
    var candidates = 0
    report(
      "\(name): find literals", bytes: bytes,
      clock.measure { candidates = documents.reduce(0) { $0 + measurement.candidateCount(in: $1) } })
    var findings = 0
    let time = clock.measure { findings = documents.reduce(0) { $0 + measurement.lint($1) } }
    report(
      "\(name): lint", bytes: bytes, time, extra: "\"candidates\":\(candidates),\"findings\":\(findings)")
  }

  /// An edit-sized check in a warm process: the best of 50.
  private static func recheck(_ measurement: Measurement) {
    let clock = ContinuousClock()
    let text = Corpus.article(seed: 3, size: 4000)
    let best = (0..<50).map { _ in
      clock.measure {
        if let document = try? Measurement.document(text, path: "a.md") { _ = measurement.lint(document) }
      }
    }.min()
    report("recheck of 4 KB", bytes: text.utf8.count, best ?? .zero)
  }

  static func report(_ name: String, bytes: Int, _ duration: Duration, extra: String = "") {
    let seconds = duration / .seconds(1)
    let rate = bytes > 0 ? ",\"mbPerSecond\":\(rounded(Double(bytes) / 1e6 / seconds))" : ""
    print(
      "{\"stage\":\"\(name)\",\"ms\":\(rounded(seconds * 1000))\(rate)\(extra.isEmpty ? "" : "," + extra)}")
  }

  static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
