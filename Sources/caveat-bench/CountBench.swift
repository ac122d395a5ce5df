import CaveatKit
import FoundationEssentials

/// How many instructions the program takes for fixed work, compared with what was recorded.
///
/// Counts are the same on a busy machine and on an idle one. They change with the compiler, PCRE2, and the rules.
struct CountBench {
  private static let file = "Tests/Benchmarks/thresholds.json"

  private struct Thresholds: Codable {
    /// A count may be larger than recorded by this share of it.
    var tolerance = 0.03
    /// Twice the text may cost so many times the instructions.
    var growthPerDoubling = 2.1
    /// By workload.
    var instructions: [String: Int] = [:]
  }

  /// The texts of growing size come last, each twice the one before.
  private static let workloads: [(name: String, arguments: [String])] = [
    ("one draft of 4 KB", ["draft.md"]), ("100 articles", ["hundred"]),
    ("20 HTML pages", ["--format", "json", "pages"]),
    ("text of 1 MB", ["one.txt"]), ("text of 2 MB", ["two.txt"]), ("text of 4 MB", ["four.txt"]),
  ]

  /// Counts, and compares or records.
  ///
  /// - Returns: Whether every count and every growth is within what the file allows.
  static func run(isRecording: Bool) throws -> Bool {
    guard MeasuredProgram.isInstalled("valgrind") else {
      throw MeasuredProgram.Failure(description: "valgrind is not installed")
    }
    var thresholds = try read()
    if thresholds == nil, !isRecording {
      throw MeasuredProgram.Failure(description: "\(file) is missing; caveat-bench counts --record writes it")
    }
    var counts: [Int] = []
    try MeasuredProgram.withCorpora { folder in
      for workload in workloads { counts.append(try count(workload.arguments, in: folder)) }
    }
    var isRight = true
    print(row("workload", "instructions", "recorded", "change"))
    for (workload, count) in zip(workloads, counts) {
      let recorded = thresholds?.instructions[workload.name]
      let change = recorded.map { Double(count) / Double($0) - 1 }
      let isOver = change.map { $0 > thresholds?.tolerance ?? 0 } ?? !isRecording
      if isOver, !isRecording { isRight = false }
      print(
        row(workload.name, "\(count)", recorded.map(String.init) ?? "-", change.map(percent) ?? "-")
          + (isOver && !isRecording ? "  too many" : ""))
    }
    let limit = thresholds?.growthPerDoubling ?? Thresholds().growthPerDoubling
    for (smaller, larger) in [(3, 4), (4, 5)] {
      let growth = Double(counts[larger]) / Double(counts[smaller])
      let isOver = growth > limit
      if isOver { isRight = false }
      print(
        "\(workloads[larger].name): \(StageBench.rounded(growth)) times that of half\(isOver ? "  too many" : "")"
      )
    }
    if isRecording {
      var new = thresholds ?? Thresholds()
      new.instructions = Dictionary(uniqueKeysWithValues: zip(workloads.map(\.name), counts))
      thresholds = new
      try write(new)
    }
    return isRight
  }

  /// The instructions of one run on one thread, all of them in the process itself.
  private static func count(_ arguments: [String], in folder: String) throws -> Int {
    let output = folder + "/counts"
    let callgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    let run = try MeasuredProgram.run(
      callgrind + MeasuredProgram.check() + ["--threads", "1"] + arguments, in: folder, output: output)
    // Its last words are “==PID== Collected : N”.
    let errors = (try? String(contentsOf: URL(filePath: output + ".err"), encoding: .utf8)) ?? ""
    let line = errors.split(separator: "\n").last { $0.contains("Collected : ") }
    guard run.status == 0, let line, let count = Int(line.split(separator: " ").last ?? "") else {
      throw MeasuredProgram.Failure(description: "callgrind gave no count:\n\(errors.suffix(2000))")
    }
    return count
  }

  private static func read() throws -> Thresholds? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try JSONDecoder().decode(Thresholds.self, from: Data(contentsOf: URL(filePath: file)))
  }

  private static func write(_ thresholds: Thresholds) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try (encoder.encode(thresholds) + Data("\n".utf8)).write(to: URL(filePath: file))
  }

  private static func percent(_ share: Double) -> String {
    "\(share >= 0 ? "+" : "")\(StageBench.rounded(100 * share)) %"
  }

  private static func row(_ name: String, _ cells: String...) -> String {
    func fill(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count))
    }
    return name + fill(name, 20) + cells.map { fill($0, 16) + $0 }.joined()
  }
}
