import CaveatKit
import Glibc

/// What a run tells on standard error.
enum RunMessages {
  /// The most stale entries that are spelled out.
  private static let mostStale = 20

  /// What could not be done, each thing with its place.
  static func tellProblems(of drafts: DraftRun, _ report: Report, _ color: Terminal.When) {
    tell(drafts.session.sourceProblems, drafts.allProblems, report, color)
  }

  /// Mistakes in rule and configuration files, other problems, and what was not checked whole.
  static func tell(
    _ mistakes: [SourceProblem], _ problems: [RunProblem], _ report: Report, _ color: Terminal.When
  ) {
    let options = Terminal.textOptions(color, descriptor: STDERR_FILENO)
    for problem in mistakes { Terminal.message(String(problem.text(options).dropLast())) }
    for problem in problems {
      Terminal.error((problem.path.map { $0 + ": " } ?? "") + problem.message)
    }
    for file in report.files {
      let table = PositionTable(file.bytes)
      for incident in file.incidents {
        let start = table.position(at: incident.range.lower)
        let rule = incident.rule.map { " [\($0)]" } ?? ""
        let place = "\(file.path):\(start.line):\(start.column)"
        Terminal.message("\(place): error: not checked whole: \(incident.message)\(rule)")
      }
    }
  }

  /// Baseline entries that nothing answers to any more.
  static func tellStale(_ stale: [Baseline.Entry], in drafts: DraftRun) {
    guard !stale.isEmpty, let file = drafts.baselineFile?.file else { return }
    let count = SummaryText.plural(stale.count, "stale entry", "stale entries")
    Terminal.message(
      "caveat: warning: \(drafts.shown(file).display) has \(count); `caveat baseline --prune` takes "
        + "them out")
    for entry in stale.prefix(mostStale) {
      Terminal.message(
        "  \(DisplayText.safe(entry.path)): \(DisplayText.safe(entry.rule)): “\(DisplayText.safe(entry.text))”"
      )
    }
    if stale.count > mostStale { Terminal.message("  and \(stale.count - mostStale) more") }
  }
}
