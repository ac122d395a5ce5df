import Diagnostics
import SourceText

/// Checkstyle's XML, as flycheck, reviewdog and Jenkins read it; columns in UTF-16 units.
enum CheckstyleFormat {
  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      output.append("  <file name=\"\(MarkupText.escape(file.path))\">\n")
      for finding in file.findings {
        let start = table.position(at: finding.range.lower)
        output.append("    <error line=\"\(start.line)\" column=\"\(start.utf16)\"")
        output.append(" severity=\"\(finding.severity == .advice ? "info" : finding.severity.rawValue)\"")
        output.append(" message=\"\(MarkupText.escape(finding.message))\"")
        output.append(" source=\"\(MarkupText.escape(finding.rule))\"/>\n")
        output.give(to: take)
      }
      output.append("  </file>\n")
    }
    output.append("</checkstyle>\n")
    output.giveAll(to: take)
  }
}
