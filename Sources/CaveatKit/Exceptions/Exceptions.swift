package import Diagnostics
import Reporting

/// Everything beside comments that accounts for findings: waivers, a baseline, an older version of the copy.
package struct Exceptions: Sendable {
  /// The name of waiver files, which are looked for from a draft's folder upwards.
  package static let waiverFileName = ".caveat-waivers.yml"

  package var waiverFiles: [WaiverFile] = []
  /// The baseline and its file, absolute.
  package var baseline: (entries: Baseline, file: FilePath)?
  package var older: OlderFindings?
  package var coverage = Coverage()
  /// The day on which the copy is judged, as YYYY-MM-DD.
  package var asOf: String

  package init(asOf: String) { self.asOf = asOf }

  /// Those for a check of some drafts: whether an exception is still needed is left to a run over everything.
  package init(forSomeDraftsOf session: Session) {
    self.init(asOf: session.options.asOf)
    coverage.isWhole = false
    waiverFiles = session.waiverFiles
  }

  /// What stands after all exceptions.
  package func settle(_ checked: [CheckedFile]) -> Settlement {
    var result = Settlement(files: checked)
    result.isComparison = baseline != nil || older != nil
    result.renames = checked.flatMap(\.renames)
    for (index, file) in waiverFiles.enumerated() {
      var matcher = WaiverMatcher(file, index: index, asOf: asOf)
      for i in result.files.indices { matcher.apply(to: &result.files[i]) }
      result.renames += matcher.renames(in: checked)
      let remarks = matcher.remarks(on: checked, coverage)
      if !remarks.isEmpty { result.remarks.append((file, remarks)) }
    }
    if let baseline {
      var matcher = BaselineMatcher(baseline.entries, file: baseline.file)
      result.stale = matcher.apply(to: &result.files, coverage)
      result.kept = matcher.kept
      result.renames += matcher.renames(in: checked)
    }
    if let older { for i in result.files.indices { older.apply(to: &result.files[i].report) } }
    for i in result.files.indices {
      result.files[i].report.suppressed.sort { Diagnostic.inOrder($0.finding, $1.finding) }
    }
    return result
  }
}

/// The files of a run after exceptions, and what is to be said about the exceptions.
package struct Settlement: Sendable {
  package var files: [CheckedFile]
  /// Findings about waivers, by the file they stand in.
  package var remarks: [(file: WaiverFile, findings: [Diagnostic])] = []
  /// Baseline entries that no finding answers to any more.
  package var stale: [Baseline.Entry] = []
  /// Former identifiers of rules that comments, waivers and baseline entries use.
  package var renames: [RuleRename] = []
  /// Whether the findings were compared with a baseline or an older version.
  package var isComparison = false
  /// Baseline entries that are still needed or that this run could not judge, moved ones at their new path.
  package var kept: [Baseline.Entry] = []

  package init(files: [CheckedFile] = []) { self.files = files }
}

/// The findings of an older version of the copy.
package struct OlderFindings: Sendable {
  /// What the older version is called in reports, such as `main (1a2b3c4)`.
  package var name: String
  /// Fingerprints of findings that stood, by the path of the present draft; a draft that is new has none.
  package var standing: [[UInt8]: Set<String>] = [:]
  /// The same for findings that a comment silenced.
  package var silenced: [[UInt8]: Set<String>] = [:]

  package init(name: String) { self.name = name }

  /// Takes in what the older version of the draft at `path` gave.
  package mutating func add(_ report: FileReport, at path: [UInt8]) {
    standing[path] = Set(report.findings.map(\.fingerprint))
    silenced[path] = Set(report.suppressed.map(\.finding.fingerprint))
  }

  /// Moves findings that the older version had from `findings` to `suppressed`.
  func apply(to report: inout FileReport) {
    guard let known = self.standing[report.pathBytes] else { return }
    let all = known.union(silenced[report.pathBytes] ?? [])
    for i in report.suppressed.indices where all.contains(report.suppressed[i].finding.fingerprint) {
      report.suppressed[i].stoodBefore = true
    }
    var standing: [Diagnostic] = []
    for finding in report.findings {
      if known.contains(finding.fingerprint) {
        report.suppressed.append(
          SuppressedFinding(
            finding: finding, reason: "stands in \(name) already", source: "since", stoodBefore: true))
      } else {
        standing.append(finding)
      }
    }
    report.findings = standing
  }
}
