import CaveatKit

/// The same patterns over the same articles in the same run: Caveat, brute force, and ripgrep where it is installed.
enum PeerBench {
  static func run() throws {
    try MeasuredProgram.withCorpora { folder in
      // Programs first: see `MeasuredProgram.peakMemory`.
      let program = try StageBench.best(MeasuredProgram.check() + ["articles"], in: folder, times: 3)
      let measurement = Measurement()
      let texts = (0..<1000).map { Corpus.article(seed: $0, size: 4000) }
      try bruteForce(measurement, Array(texts.prefix(250)))
      let bytes = texts.reduce(0) { $0 + $1.utf8.count }
      StageBench.report(
        "caveat check, the program, 1,000 articles", bytes: bytes, program.wall,
        extra: "\"processorMs\":\(StageBench.milliseconds(program.processor))")
      guard RipgrepPeer.isInstalled else { return print("{\"skipped\":\"ripgrep is not installed\"}") }
      let ripgrep = try RipgrepPeer(PatternList.lines(measurement), folder: folder)
      let found = try ripgrep.search("articles")
      StageBench.report(
        "ripgrep, counting lines, 1,000 articles", bytes: bytes, found.wall,
        extra: "\"processorMs\":\(StageBench.milliseconds(found.processor)),\"calls\":\(ripgrep.callCount),"
          + "\"ownEngine\":{\"patterns\":\(ripgrep.ownCount),\"ms\":\(StageBench.milliseconds(found.ownEngine))},"
          + "\"pcre2Patterns\":\(ripgrep.otherCount)")
      ratio("ripgrep to caveat check, wall", found.wall / program.wall)
      ratio("ripgrep to caveat check, processor", found.processor / program.processor)
    }
  }

  /// One thread each, in this process, on reader text: reading Markdown is in Caveat's time and not in the other.
  private static func bruteForce(_ measurement: Measurement, _ texts: [String]) throws {
    func check() -> [Document] {
      texts.compactMap { text in
        guard let document = try? Measurement.document(text, path: "a.md") else { return nil }
        _ = measurement.lint(document)
        return document
      }
    }
    var documents = check()
    let own = (0..<3).map { _ in StageBench.time { documents = check() } }.min() ?? .zero
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    var matches = 0
    var brute: Duration = .zero
    try measurement.bruteForce(documents) { count, duration in (matches, brute) = (count, duration) }
    StageBench.report("caveat, read and check, 250 articles", bytes: bytes, own)
    StageBench.report(
      "brute force, match only, 250 articles", bytes: bytes, brute, extra: "\"matches\":\(matches)")
    ratio("brute force to caveat", brute / own)
  }

  private static func ratio(_ name: String, _ value: Double) {
    print("{\"ratio\":\"\(name)\",\"value\":\(StageBench.rounded(value))}")
  }
}
