import CaveatKit
import Glibc

/// What a run tells on standard error.
enum RunMessages {
  /// The most stale entries and former identifiers that are spelled out.
  private static let mostSpelledOut = 20
  /// The most mistakes with the same advice that are spelled out.
  private static let mostAlike = 3

  /// What could not be done, each thing with its place.
  static func tellProblems(of drafts: DraftRun, _ report: Report, _ color: Terminal.When) {
    tell(drafts.session.sourceProblems, drafts.allProblems, report, color)
  }

  /// Mistakes in rule and configuration files; of many with the same advice the first few.
  static func tell(_ mistakes: [SourceProblem], _ options: TextOptions) {
    var counts: [String: Int] = [:]
    for problem in mistakes {
      let advice = problem.diagnostic.advice
      counts[advice, default: 0] += 1
      if !advice.isEmpty, counts[advice, default: 0] > mostAlike { continue }
      Terminal.message(String(problem.text(options).dropLast()))
    }
    let more = counts.filter { !$0.key.isEmpty && $0.value > mostAlike }.sorted { $0.key < $1.key }
    for (advice, count) in more {
      Terminal.message(
        "caveat: \(SummaryText.plural(count - mostAlike, "mistake")) more like these: \(DisplayText.safe(advice))"
      )
    }
  }

  /// Mistakes in rule and configuration files, other problems, and what was not checked whole.
  static func tell(
    _ mistakes: [SourceProblem], _ problems: [RunProblem], _ report: Report, _ color: Terminal.When
  ) {
    let options = Terminal.textOptions(color, descriptor: STDERR_FILENO)
    tell(mistakes, options)
    for problem in problems {
      Terminal.error((problem.path.map { $0 + ": " } ?? "") + problem.message)
    }
    for file in report.files where !file.incidents.isEmpty {
      let table = PositionTable(file.bytes)
      for incident in file.incidents {
        let start = table.position(at: incident.range.lower)
        let rule = incident.rule.map { " [\($0)]" } ?? ""
        let place = "\(file.path):\(start.line):\(start.column)"
        Terminal.message("\(place): error: not checked whole: \(incident.message)\(rule)")
      }
    }
  }

  /// Former identifiers of rules that settings and exceptions use, each place once.
  static func tellRenames(_ settlement: Settlement, in drafts: DraftRun) {
    var told: Set<RuleRename> = []
    let renames = (drafts.session.renames + settlement.renames).filter { told.insert($0).inserted }
    for rename in renames.prefix(mostSpelledOut) {
      let line = rename.line.map { ":\($0)" } ?? ""
      let place = rename.file.map { drafts.shown($0).display + line } ?? "command line"
      Terminal.message(
        "caveat: note: \(place): “\(DisplayText.safe(rename.former))” is now “\(rename.present)”")
    }
    if renames.count > mostSpelledOut {
      Terminal.message("caveat: note: and \(renames.count - mostSpelledOut) more former identifiers")
    }
  }

  /// Baseline entries that nothing answers to any more.
  static func tellStale(_ stale: [Baseline.Entry], in drafts: DraftRun) {
    guard !stale.isEmpty, let file = drafts.baselineFile?.file else { return }
    let count = SummaryText.plural(stale.count, "stale entry", "stale entries")
    Terminal.message(
      "caveat: warning: \(drafts.shown(file).display) has \(count); `caveat baseline --prune` takes "
        + "them out")
    for entry in stale.prefix(mostSpelledOut) {
      Terminal.message(
        "  \(DisplayText.safe(entry.path)): \(DisplayText.safe(entry.rule)): “\(DisplayText.safe(entry.text))”"
      )
    }
    if stale.count > mostSpelledOut { Terminal.message("  and \(stale.count - mostSpelledOut) more") }
  }
}
