import Diagnostics
import SourceText

/// One line a finding, `path:line:column: severity: message [rule]`, columns in bytes.
///
/// Vim's errorformat, Emacs' compile mode and GitHub's problem matchers read it.
enum ConciseFormat {
  static func render(_ report: Report, _ options: TextOptions) -> [UInt8] {
    let style = TerminalStyle(options.usesColor)
    var output: [UInt8] = []
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      for finding in file.findings {
        let start = table.position(at: finding.range.lower)
        let severity = style.paint(finding.severity.rawValue, TerminalStyle.role(of: finding.severity))
        output.append("\(file.path):\(start.line):\(start.column): \(severity): ")
        output.append("\(DisplayText.safe(finding.message)) [\(finding.rule)]\n")
      }
    }
    return output
  }
}
