import Diagnostics
import SourceText

/// One line a finding, `path:line:column: severity: message [rule]`.
///
/// Vim's errorformat, Emacs' compile mode and problem matchers read it; they differ in the unit of columns.
enum ConciseFormat {
  static func render(_ report: Report, _ options: TextOptions) -> [UInt8] {
    let style = TerminalStyle(options.usesColor)
    var output: [UInt8] = []
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      for finding in file.findings {
        let start = table.position(at: finding.range.lower)
        let severity = style.paint(finding.severity.rawValue, TerminalStyle.role(of: finding.severity))
        output.append("\(file.path):\(start.line):\(start.column(in: options.columnUnit)): \(severity): ")
        output.append("\(DisplayText.safe(finding.message)) [\(finding.rule)]\n")
      }
    }
    return output
  }
}
