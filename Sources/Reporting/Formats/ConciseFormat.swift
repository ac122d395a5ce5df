import Diagnostics
import SourceText

/// One line a finding, `path:line:column: severity: message [rule]`.
///
/// Vim's errorformat, Emacs' compile mode and problem matchers read it; they differ in the unit of columns.
enum ConciseFormat {
  static func render(_ report: Report, _ options: TextOptions) -> [UInt8] {
    let style = TerminalStyle(options.usesColor)
    let severities = Dictionary(
      uniqueKeysWithValues: Severity.allCases.map { severity in
        (severity, ": \(style.paint(severity.rawValue, TerminalStyle.role(of: severity))): ")
      })
    var output: [UInt8] = []
    output.reserveCapacity(length(report))
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      for finding in file.findings {
        let start = table.position(at: finding.range.lower)
        output.append(file.path)
        output.append(":")
        output.append(start.line)
        output.append(":")
        output.append(start.column(in: options.columnUnit))
        output.append(severities[finding.severity] ?? "")
        output.append(DisplayText.safe(finding.message))
        output.append(" [")
        output.append(finding.rule)
        output.append("]\n")
      }
    }
    return output
  }

  /// About how long the text is, so that a long one is not moved as it grows.
  private static func length(_ report: Report) -> Int {
    let frame = "::: warning:  []\n".utf8.count + 12
    return report.files.reduce(0) { length, file in
      file.findings.reduce(length) { length, finding in
        length + file.path.utf8.count + finding.message.utf8.count + finding.rule.utf8.count + frame
      }
    }
  }
}
