package import Diagnostics
import Reporting

/// Everything beside comments that accounts for findings: waivers, a baseline, an older version of the copy.
package struct Exceptions: Sendable {
  package var waiverFiles: [WaiverFile] = []
  /// The baseline and its folder, absolute.
  package var baseline: (entries: Baseline, folder: FilePath)?
  package var older: OlderFindings?
  package var coverage = Coverage()
  /// The day on which the copy is judged, as YYYY-MM-DD.
  package var asOf: String

  package init(asOf: String) { self.asOf = asOf }

  /// What stands after all exceptions.
  package func settle(_ checked: [CheckedFile]) -> Settlement {
    var result = Settlement(files: checked)
    for (index, file) in waiverFiles.enumerated() {
      var matcher = WaiverMatcher(file, index: index, asOf: asOf)
      for i in result.files.indices { matcher.apply(to: &result.files[i]) }
      let remarks = matcher.remarks(on: checked, coverage)
      if !remarks.isEmpty { result.remarks.append((file, remarks)) }
    }
    if let baseline {
      var matcher = BaselineMatcher(baseline.entries, folder: baseline.folder)
      result.stale = matcher.apply(to: &result.files, coverage)
      result.kept = matcher.kept
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
  /// Baseline entries that are still needed or that this run could not judge, moved ones at their new path.
  package var kept: [Baseline.Entry] = []

  package init(files: [CheckedFile] = []) { self.files = files }
}

/// The findings of an older version of the copy.
package struct OlderFindings: Sendable {
  /// What the older version is called in reports, such as `main (1a2b3c4)`.
  package var name: String
  /// Fingerprints by the path of the present draft; a draft that is new has none.
  package var fingerprints: [[UInt8]: Set<String>]

  package init(name: String, fingerprints: [[UInt8]: Set<String>]) {
    self.name = name
    self.fingerprints = fingerprints
  }

  /// Moves findings that the older version had from `findings` to `suppressed`.
  func apply(to report: inout FileReport) {
    guard let known = fingerprints[report.pathBytes] else { return }
    var standing: [Diagnostic] = []
    for finding in report.findings {
      if known.contains(finding.fingerprint) {
        report.suppressed.append(
          SuppressedFinding(finding: finding, reason: "stands in \(name) already", source: "since"))
      } else {
        standing.append(finding)
      }
    }
    report.findings = standing
  }
}
