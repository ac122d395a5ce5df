import Diagnostics
import SourceText

/// Workflow commands that GitHub Actions turns into annotations (docs.github.com, "Workflow commands").
///
/// GitHub keeps ten annotations of each kind a step and drops the rest in silence, so the worst come first
/// and the rest are counted. Columns are in UTF-16 units; GitHub does not document its unit.
enum GitHubFormat {
  private static let mostPerKind = 10

  static func render(_ report: Report) -> [UInt8] {
    var output: [UInt8] = []
    for severity in Severity.allCases.sorted(by: >) {
      var count = 0
      for file in report.files {
        let findings = file.findings.filter { $0.severity == severity }
        if findings.isEmpty { continue }
        let table = count < mostPerKind ? PositionTable(file.bytes) : nil
        for finding in findings {
          count += 1
          guard count <= mostPerKind, let table else { continue }
          output.append(command(finding, file, table))
        }
      }
      if count > mostPerKind {
        let more = count - mostPerKind
        output.append("caveat: \(more) more of severity \(severity.rawValue) not shown as annotations\n")
      }
    }
    output.append("caveat: \(SummaryText.counts(of: report.summary))\n")
    return output
  }

  private static func command(_ finding: Diagnostic, _ file: FileReport, _ table: PositionTable) -> String {
    let (start, end) = table.positions(of: finding.range)
    var properties = "file=\(property(file.path)),line=\(start.line),endLine=\(end.line)"
    // GitHub refuses an annotation that names columns and spans lines.
    if start.line == end.line { properties += ",col=\(start.utf16),endColumn=\(end.utf16)" }
    properties += ",title=\(property(finding.rule))"
    let text = FindingText.lines(of: finding).map(DisplayText.safe).joined(separator: "\n")
    return "::\(kind(finding.severity)) \(properties)::\(data(text))\n"
  }

  private static func kind(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "notice"
    }
  }

  /// The escapes of the toolkit for the text of a command; `##[` would start a command of the older form.
  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case "[" where result.hasSuffix("##"): result += "\\x5b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The escapes of the toolkit for a property of a command.
  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
