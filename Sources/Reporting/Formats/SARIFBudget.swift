import Diagnostics

/// How many results of each gravity fit into one run: GitHub rejects a run of more than 25,000
/// (docs.github.com, “SARIF support for code scanning”, validation).
///
/// Errors come first, then warnings, advice, and findings that are suppressed.
struct SARIFBudget {
  static let mostResults = 25_000

  /// By gravity; suppressed findings have none.
  private var left: [Severity?: Int] = [:]
  /// How many results do not fit.
  let excess: Int

  init(_ report: Report) {
    var counts: [Severity?: Int] = [:]
    for file in report.files {
      for finding in file.findings { counts[finding.severity, default: 0] += 1 }
      counts[.none, default: 0] += file.suppressed.count
    }
    var room = SARIFBudget.mostResults
    for kind: Severity? in [.error, .warning, .advice, nil] {
      left[kind] = min(room, counts[kind, default: 0])
      room -= left[kind, default: 0]
    }
    excess = counts.values.reduce(0, +) - (SARIFBudget.mostResults - room)
  }

  /// Whether there is room for one more result.
  ///
  /// - Parameter severity: Nothing for a suppressed finding.
  mutating func takes(_ severity: Severity?) -> Bool {
    guard left[severity, default: 0] > 0 else { return false }
    left[severity, default: 0] -= 1
    return true
  }
}
