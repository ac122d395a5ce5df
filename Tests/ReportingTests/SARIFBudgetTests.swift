import Diagnostics
import Foundation
import Reporting
import SourceText
import Testing

@Suite struct SARIFBudgetTests {
  /// A report with so many findings of each gravity; the suppressed ones are errors.
  private func report(errors: Int, advice: Int, suppressed: Int) -> Report {
    func finding(_ severity: Severity) -> Diagnostic {
      Diagnostic(rule: "a/b", category: "c", severity: severity, message: "m", range: ByteRange(0, 1))
    }
    let file = FileReport(
      path: "a.md", bytes: Array("x".utf8), sha256: "00",
      findings: Array(repeating: finding(.advice), count: advice)
        + Array(repeating: finding(.error), count: errors),
      suppressed: Array(
        repeating: SuppressedFinding(finding: finding(.error), reason: "r", source: "waiver"),
        count: suppressed))
    return Report(
      tool: ToolDescription(name: "caveat", version: "1", ruleSet: "0", configuration: "0"), files: [file])
  }

  private func counts(_ report: Report) throws -> (levels: [String: Int], notes: [String], isWhole: Bool?) {
    let object =
      try JSONSerialization.jsonObject(with: Data(ReportFormat.sarif.render(report))) as? [String: Any]
    let run = try #require((object?["runs"] as? [[String: Any]])?.first)
    var levels: [String: Int] = [:]
    for result in try #require(run["results"] as? [[String: Any]]) {
      let isSuppressed = (result["suppressions"] as? [Any])?.isEmpty == false
      levels[isSuppressed ? "suppressed" : result["level"] as? String ?? "", default: 0] += 1
    }
    let invocation = (run["invocations"] as? [[String: Any]])?.first
    let notes = invocation?["toolExecutionNotifications"] as? [[String: Any]] ?? []
    return (
      levels, notes.compactMap { ($0["message"] as? [String: String])?["text"] },
      invocation?["executionSuccessful"] as? Bool
    )
  }

  @Test func theGravestResultsFitIntoARun() throws {
    let found = try counts(report(errors: 24_990, advice: 20, suppressed: 5))
    #expect(found.levels == ["error": 24_990, "note": 10])
    #expect(found.notes == ["15 results left out, the least grave: a run holds 25000"])
    #expect(found.isWhole == true)
  }

  @Test func whatFitsIsWhole() throws {
    let found = try counts(report(errors: 3, advice: 2, suppressed: 1))
    #expect(found.levels == ["error": 3, "note": 2, "suppressed": 1] && found.notes.isEmpty)
  }
}
