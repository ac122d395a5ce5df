import Diagnostics
import SourceText

/// GitLab's Code Quality report (docs.gitlab.com, "Code Quality", implement a custom tool): a JSON array.
enum GitLabFormat {
  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    JSONValue.made { add in
      var said = Memo(FindingText.rest)
      for file in report.files where !file.findings.isEmpty {
        let table = PositionTable(file.bytes)
        for finding in file.findings { add(entry(finding, file, table, &said)) }
      }
    }.writeIndented(to: take)
  }

  private static func entry(
    _ finding: Diagnostic, _ file: FileReport, _ table: PositionTable, _ said: inout Memo<Guidance, String>
  ) -> JSONValue {
    let (start, end) = table.positions(of: finding.range)
    return .object([
      ("description", .string(finding.message + said.value(of: finding.guidance))),
      ("check_name", .string(finding.rule)),
      ("fingerprint", .string(fingerprint(finding, file))),
      ("severity", .string(severity(finding.severity))),
      (
        "location",
        .object([
          ("path", .string(relative(file.path))),
          ("lines", .object([("begin", .integer(start.line)), ("end", .integer(end.line))])),
        ])
      ),
    ])
  }

  /// Differs between files: GitLab folds entries of one fingerprint into one.
  private static func fingerprint(_ finding: Diagnostic, _ file: FileReport) -> String {
    var hash = StableHash()
    hash.combine(file.pathBytes)
    hash.combine(finding.fingerprint)
    return hash.hexadecimal
  }

  private static func relative(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .advice: "info"
    }
  }
}
