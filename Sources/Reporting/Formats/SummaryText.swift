import Diagnostics

/// The closing lines of a run, for people.
package enum SummaryText {
  /// Counts, and how to choose a jurisdiction when none was chosen; each line ends in a line feed.
  package static func text(of report: Report) -> String {
    let summary = report.summary
    var text = counts(of: summary) + "\n" + unjudged(report.files)
    if report.lacksJurisdiction, summary.files > 0 {
      text += "No jurisdiction was chosen, so only rules that hold everywhere ran; "
      text += "choose with --jurisdiction us,uk or all, or with `jurisdictions:` in .caveat.yml.\n"
    }
    return text
  }

  /// Why files without findings may still be worth a look: rules on a topic left them alone, or they hold no copy.
  private static func unjudged(_ files: [FileReport]) -> String {
    let silent = files.filter { $0.findings.isEmpty && $0.incidents.isEmpty }
    let empty = silent.count { $0.context.words == 0 }
    let offTopic = silent.count { $0.context.isOffTopic && $0.context.words > 0 }
    var text = ""
    if offTopic > 0 {
      text +=
        "\(plural(offTopic, "file was", "files were")) not taken for health copy, so most rules did not look; "
      text += "--topic health has \(offTopic == 1 ? "it" : "them") judged.\n"
    }
    if empty > 0 { text += "\(plural(empty, "file holds", "files hold")) no copy to read.\n" }
    return text
  }

  /// Such as `3 errors, 2 warnings in 1 of 4 files (5 suppressed)`, and whether the check is incomplete.
  package static func counts(of summary: Summary) -> String {
    var text = findings(of: summary)
    if summary.suppressed > 0 { text += " (\(summary.suppressed) suppressed)" }
    if summary.incidents > 0 { text += "; \(plural(summary.incidents, "problem")) kept the check incomplete" }
    return text
  }

  private static func findings(of summary: Summary) -> String {
    let files = plural(summary.files, "file")
    if summary.findings == 0 { return "no findings in \(files)" }
    var parts: [String] = []
    if summary.errors > 0 { parts.append(plural(summary.errors, "error")) }
    if summary.warnings > 0 { parts.append(plural(summary.warnings, "warning")) }
    if summary.advice > 0 { parts.append("\(summary.advice) advice") }
    return parts.joined(separator: ", ") + " in \(summary.filesWithFindings) of \(files)"
  }

  package static func plural(_ count: Int, _ noun: String) -> String { plural(count, noun, noun + "s") }

  package static func plural(_ count: Int, _ noun: String, _ plural: String) -> String {
    "\(count) \(count == 1 ? noun : plural)"
  }
}
