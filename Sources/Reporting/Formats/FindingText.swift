import Diagnostics

/// Sentences about a finding that several formats share.
enum FindingText {
  /// The citations on one line, or nothing.
  static func law(_ references: [Citation]) -> String {
    references.map(\.label).joined(separator: " · ")
  }

  /// Message, law and advice, one a line.
  static func lines(of finding: Diagnostic) -> [String] {
    var lines = [finding.message]
    if !finding.why.isEmpty { lines.append("Why: " + finding.why) }
    if !finding.references.isEmpty { lines.append("Law: " + law(finding.references)) }
    if !finding.advice.isEmpty { lines.append("Advice: " + finding.advice) }
    return lines
  }
}
