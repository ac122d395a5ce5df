import CaveatKit
import Glibc

/// What each stage costs, and the whole program, one JSON object a line.
enum StageBench {
  static func run() throws {
    try MeasuredProgram.withCorpora { folder in
      // The program first, while this process is small: see `MeasuredProgram.peakMemory`.
      try programs(in: folder)
      var measurement = Measurement()
      report("load rules", bytes: 0, time { measurement = Measurement() })
      try stages("articles", folder + "/articles", measurement)
      try stages("HTML pages", folder + "/pages", measurement)
      try stages("one text of 20 MB", folder + "/large.txt", measurement)
      recheck()
    }
  }

  // MARK: The whole program

  private static func programs(in folder: String) throws {
    let check = try MeasuredProgram.check()
    try program("--help", [MeasuredProgram.caveat(), "--help"], in: folder, times: 20)
    try program("one draft of 4 KB", check + ["draft.md"], in: folder, times: 20)
    try program("1,000 articles", check + ["articles"], in: folder, times: 5)
    try program("1,000 articles, one thread", check + ["--threads", "1", "articles"], in: folder, times: 3)
    try program("one text of 20 MB", check + ["large.txt"], in: folder, times: 3)
    let sizes = ["one", "two", "four", "eight", "sixteen"]
    let times = try sizes.map { try best(check + [$0 + ".txt"], in: folder, times: 3).processor }
    for (i, size) in sizes.enumerated() {
      let exponent = i == 0 ? "" : ",\"exponent\":\(rounded(log2(times[i] / times[i - 1])))"
      print("{\"program\":\"\(size) MB\",\"processorMs\":\(milliseconds(times[i]))\(exponent)}")
    }
    let overall = log2(times[4] / times[0]) / 4
    print("{\"ratio\":\"exponent from 1 to 16 MB\",\"value\":\(rounded(overall))}")
  }

  private static func program(_ name: String, _ words: [String], in folder: String, times: Int) throws {
    let best = try best(words, in: folder, times: times)
    print(
      "{\"program\":\"\(name)\",\"ms\":\(milliseconds(best.wall)),\"processorMs\":\(milliseconds(best.processor)),"
        + "\"peakMB\":\(rounded(Double(best.peakMemory) / 1e6))}")
  }

  /// The run that took the least time; on a shared machine the least is the steadiest.
  static func best(_ words: [String], in folder: String, times: Int) throws -> MeasuredProgram {
    var best: MeasuredProgram?
    for _ in 0..<times {
      let run = try MeasuredProgram.run(words, in: folder)
      if run.status > 1 {
        throw MeasuredProgram.Failure(
          description: "\(words.joined(separator: " ")) gave status \(run.status)")
      }
      if best.map({ run.wall < $0.wall }) ?? true { best = run }
    }
    guard let best else { throw MeasuredProgram.Failure(description: "nothing was run") }
    return best
  }

  // MARK: Stages

  /// Reading, parsing, looking for literals, matching and judging, and reporting, one after another on one thread.
  private static func stages(_ name: String, _ place: String, _ measurement: Measurement) throws {
    let path = FilePath(place)
    let files =
      FileSystem.kind(of: path, followingLinks: false) == .folder
      ? try FileSystem.names(in: path).map(path.appending) : [path]
    var texts: [[UInt8]] = []
    let reading = time { texts = files.compactMap { try? FileSystem.read($0, limit: 64 << 20) } }
    let bytes = texts.reduce(0) { $0 + $1.count }
    report("\(name): read", bytes: bytes, reading)
    var documents: [Document] = []
    let parsing = time {
      documents = zip(files, texts).compactMap { file, text in
        guard let source = try? SourceFile(path: file.display, bytes: text) else { return nil }
        return DocumentReader.read(source, as: DocumentFormat(path: file.display) ?? .plainText)
      }
    }
    report("\(name): parse", bytes: bytes, parsing)
    var candidates = 0
    let prefilter = time { candidates = documents.reduce(0) { $0 + measurement.candidateCount(in: $1) } }
    report("\(name): prefilter", bytes: bytes, prefilter, extra: "\"candidates\":\(candidates)")
    var findings = 0
    let linting = time { findings = documents.reduce(0) { $0 + measurement.lint($1) } }
    // The linter looks for literals itself, once more.
    report("\(name): match", bytes: bytes, linting - prefilter, extra: "\"findings\":\(findings)")
    let checked = checked(
      zip(files, texts).map {
        .bytes($1, name: $0, format: DocumentFormat(path: $0.display) ?? .plainText)
      })
    var writing = Duration.zero
    for format in [ReportFormat.json, .concise] {
      var size = 0
      writing = time { size = format.render(checked).count }
      report(
        "\(name): report as \(format.rawValue)", bytes: bytes, writing, extra: "\"reportBytes\":\(size)")
    }
    report("\(name): all stages, concise", bytes: bytes, reading + parsing + linting + writing)
  }

  /// The report on files under the law of every place.
  private static func checked(_ inputs: [Session.Input]) -> Report {
    var options = RunOptions(asOf: "2026-11-26")
    options.jurisdictions = .all
    options.findsConfiguration = false
    var session = Session(options, workingFolder: FilePath("/"))
    let files = inputs.compactMap { try? session.job(for: $0).run().get().report }
    return session.report(on: files, problems: [], lacksJurisdiction: false)
  }

  /// A check after an edit of one sentence, in a warm process: the best and the middle of 51.
  private static func recheck() {
    let measurement = Measurement(remembers: true)
    let text = Corpus.article(seed: 3, size: 4000)
    let times = (0..<51).map { edit in
      time {
        let edited = text + "\n\nThe laser removes \(edit) lines with no downtime."
        if let document = try? Measurement.document(edited, path: "a.md") { _ = measurement.lint(document) }
      }
    }.sorted()
    report(
      "recheck of 4 KB", bytes: text.utf8.count, times[0],
      extra: "\"middleMs\":\(milliseconds(times[times.count / 2]))")
  }

  // MARK: Output

  static func time(_ work: () -> Void) -> Duration { ContinuousClock().measure(work) }

  static func report(_ name: String, bytes: Int, _ duration: Duration, extra: String = "") {
    let seconds = duration / .seconds(1)
    let rate = bytes > 0 ? ",\"mbPerSecond\":\(rounded(Double(bytes) / 1e6 / seconds))" : ""
    print(
      "{\"stage\":\"\(name)\",\"ms\":\(rounded(seconds * 1000))\(rate)\(extra.isEmpty ? "" : "," + extra)}")
  }

  static func milliseconds(_ duration: Duration) -> Double { rounded(duration / .milliseconds(1)) }

  static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
