import Diagnostics

/// Sentences about a finding that several formats share.
enum FindingText {
  /// The citations on one line, or nothing.
  static func law(_ references: [Citation]) -> String {
    references.map(\.label).joined(separator: " · ")
  }

  /// Message, law and advice, one a line.
  static func lines(of finding: Diagnostic) -> [String] {
    [finding.message] + lines(of: finding.guidance)
  }

  /// What is in `lines(of:)` after the message.
  private static func lines(of guidance: Guidance) -> [String] {
    var lines: [String] = []
    if !guidance.why.isEmpty { lines.append("Why: " + guidance.why) }
    if !guidance.references.isEmpty { lines.append("\(guidance.lawTitle): " + law(guidance.references)) }
    if !guidance.advice.isEmpty { lines.append("Advice: " + guidance.advice) }
    return lines
  }

  /// What follows a message: a line feed and a line, for each of the others.
  static func rest(of guidance: Guidance) -> String {
    lines(of: guidance).reduce(into: "") { $0 += "\n" + $1 }
  }
}
