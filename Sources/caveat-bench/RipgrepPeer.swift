import FoundationEssentials

/// ripgrep with the exported patterns, in the quickest form that it takes.
///
/// - Each pattern that its own engine accepts goes there, all in one call, without Unicode tables (`--no-unicode`)
///   and with limits that let it build its automaton.
/// - The others, with look-arounds, letters beyond ASCII or references, go to PCRE2 (`-P`). It compiles one
///   expression of at most 64 KiB, so that they go in groups, one call each.
///
/// It counts lines that match: no rule names, no positions, no Markdown.
struct RipgrepPeer {
  static var isInstalled: Bool { MeasuredProgram.isInstalled("rg") }

  /// The most bytes of patterns in one call for PCRE2.
  private static let largestGroup = 24_000
  private static let own = [
    "--no-unicode", "--regex-size-limit", "4G", "--dfa-size-limit", "4G",
  ]

  private let folder: String
  /// How many patterns ripgrep's own engine accepts, and how many go to PCRE2.
  private(set) var ownCount = 0
  private(set) var otherCount = 0
  /// The arguments of each call.
  private var calls: [[String]] = []

  var callCount: Int { calls.count }

  /// Finds out which engine takes which pattern.
  ///
  /// - Parameter folder: Where the lists are written, and from which the calls run.
  init(_ patterns: [String], folder: String) throws {
    self.folder = folder
    var accepted: [String] = []
    var others: [String] = []
    for pattern in patterns {
      // Status 2 is an error, 1 that nothing was found.
      let probe = try MeasuredProgram.run(
        ["rg", "--no-config"] + Self.own + ["-e", pattern, "/dev/null"], in: folder)
      if probe.status < 2 { accepted.append(pattern) } else { others.append(pattern) }
    }
    (ownCount, otherCount) = (accepted.count, others.count)
    calls.append(Self.own + ["-f", try write(accepted, "own.txt")])
    try group(others)
  }

  private mutating func group(_ patterns: [String]) throws {
    var group: [String] = []
    var size = 0
    for pattern in patterns {
      // A reference by number or name would point elsewhere in a joined list.
      let isAlone = PatternList.refersToGroups(pattern)
      if !group.isEmpty, isAlone || size + pattern.utf8.count > Self.largestGroup {
        try close(&group)
        size = 0
      }
      group.append(pattern)
      size += pattern.utf8.count
      if isAlone {
        try close(&group)
        size = 0
      }
    }
    if !group.isEmpty { try close(&group) }
  }

  /// Makes a call of a group; halves it where PCRE2 finds it too large.
  private mutating func close(_ group: inout [String]) throws {
    defer { group = [] }
    let call = ["-P", "-f", try write(group, "other-\(calls.count).txt")]
    let probe = try MeasuredProgram.run(["rg", "--no-config"] + call + ["/dev/null"], in: folder)
    if probe.status < 2 {
      calls.append(call)
    } else if group.count > 1 {
      var first = Array(group.prefix(group.count / 2))
      var second = Array(group.dropFirst(group.count / 2))
      try close(&first)
      try close(&second)
    } else {
      throw MeasuredProgram.Failure(description: "ripgrep does not take \(group[0].prefix(200))")
    }
  }

  private func write(_ patterns: [String], _ name: String) throws -> String {
    try Data((patterns.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    return name
  }

  /// Runs every call over a folder of drafts, one after another; ripgrep itself uses every processor.
  ///
  /// - Returns: The sums, and the time of the call for its own engine.
  func search(_ place: String) throws -> (wall: Duration, processor: Duration, ownEngine: Duration) {
    var sums = (wall: Duration.zero, processor: Duration.zero, ownEngine: Duration.zero)
    for (i, call) in calls.enumerated() {
      let run = try MeasuredProgram.run(["rg", "--no-config", "--count"] + call + [place], in: folder)
      guard run.status < 2 else { throw MeasuredProgram.Failure(description: "ripgrep failed on list \(i)") }
      sums.wall += run.wall
      sums.processor += run.processor
      if i == 0 { sums.ownEngine = run.wall }
    }
    return sums
  }
}
