import Diagnostics
import SourceText

/// One line a finding, `path:line:column: severity: message [rule]`.
///
/// Vim's errorformat, Emacs' compile mode and problem matchers read it; they differ in the unit of columns.
enum ConciseFormat {
  static func write(_ report: Report, _ options: TextOptions, _ take: (_ piece: [UInt8]) -> Void) {
    let style = TerminalStyle(options.usesColor)
    let severities = Dictionary(
      uniqueKeysWithValues: Severity.allCases.map { severity in
        (severity, ": \(style.paint(severity.rawValue, TerminalStyle.role(of: severity))): ")
      })
    var output: [UInt8] = []
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      // Findings are many and large: each is looked at where it stands.
      for place in file.findings.indices {
        let start = table.position(at: file.findings[place].range.lower)
        output.append(file.path)
        output.append(":")
        output.append(start.line)
        output.append(":")
        output.append(start.column(in: options.columnUnit))
        output.append(severities[file.findings[place].severity] ?? "")
        output.append(DisplayText.safe(file.findings[place].message))
        output.append(" [")
        output.append(file.findings[place].guidance.rule)
        output.append("]\n")
        output.give(to: take)
      }
    }
    output.giveAll(to: take)
  }
}
