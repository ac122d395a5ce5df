import Foundation
import TestSupport
import Testing

@Suite struct WaiverTests {
  private func with(_ waivers: String, _ body: (DraftRepository) throws -> Void) throws {
    try DraftRepository.with { repository in
      try repository.write("It is **safe and\neffective** today.\n", to: "drafts/a.md")
      try repository.write("Also safe and effective.\n", to: "drafts/sub/b.md")
      try repository.write(waivers, to: ".caveat-waivers.yml")
      try body(repository)
    }
  }

  @Test func aFindingIsNamedByRuleAndWords() throws {
    try with("- {rule: test/safe, quote: 'Safe  AND effective today', reason: r, approver: M}\n") {
      repository in
      let outcome = try repository.check()
      #expect(outcome.status == 1 && outcome.errors.isEmpty)
      #expect(
        outcome.output.hasPrefix("drafts/sub/b.md:1:6: ") && outcome.output.split(separator: "\n").count == 1)
      let report = try repository.run("check", "--format json --output sarif=out.sarif")
      #expect(
        report.output.contains("\"source\": \"waiver\"") && report.output.contains("\"approver\": \"M\""))
      let sarif = try repository.read("out.sarif")
      #expect(sarif.contains("\"kind\": \"external\""))
    }
  }

  @Test(arguments: [("the last word of it", true), ("the last word of that", false)])
  func aLongSentenceIsQuotedToItsEnd(_ quote: String, _ isWaived: Bool) throws {
    try with("- {rule: test/safe, quote: \(quote), reason: r, approver: M}\n") { repository in
      let long = String(repeating: "very, ", count: 200)
      try repository.write(
        "It is safe and effective, \(long)and *the  last* word of it.\n\nIt is safe and effective, \(long)yes.\n",
        to: "drafts/a.md")
      let outcome = try repository.check()
      let lines = outcome.output.split(separator: "\n").filter { $0.contains("drafts/a.md:") }
      #expect(lines.count == (isWaived ? 1 : 2), "\(outcome.output)")
      #expect(outcome.output.contains("waives nothing") != isWaived)
    }
  }

  @Test func aPathLimitsAWaiver() throws {
    try with(
      "- {rule: test/safe, quote: safe and effective, path: 'drafts/sub/', reason: r, approver: M}\n"
    ) { repository in
      let outcome = try repository.check()
      #expect(
        outcome.output.hasPrefix("drafts/a.md:1:9: ") && outcome.output.split(separator: "\n").count == 1)
    }
  }

  @Test func aFingerprintNamesAFinding() throws {
    try with("") { repository in
      let lines = try repository.run("check", "--format jsonl").output.split(separator: "\n")
      let fingerprint = try #require(
        lines.first?.components(separatedBy: "\"fingerprint\":\"").last?.prefix(16))
      try repository.write(
        "- {fingerprint: '\(fingerprint)', reason: r, approver: M, until: 2026-11-26}\n",
        to: ".caveat-waivers.yml")
      let outcome = try repository.check()
      #expect(outcome.output.hasPrefix("drafts/sub/b.md") && outcome.output.split(separator: "\n").count == 1)
    }
  }

  @Test func whatIsOverOrNotNeededIsAFinding() throws {
    let waivers = """
      - {rule: test/safe, quote: safe and effective, reason: r, approver: M, until: 2026-11-25}
      - {rule: test/safe, quote: not there, reason: r, approver: M}
      - {rule: test/saef, quote: safe, reason: r, approver: M}
      """
    try with(waivers) { repository in
      let outcome = try repository.check()
      let own = outcome.output.split(separator: "\n").filter { $0.hasPrefix(".caveat-waivers.yml:") }
      #expect(own.count == 3 && outcome.status == 1)
      #expect(
        own.first?.hasPrefix(".caveat-waivers.yml:1:3: warning: this waiver ended on 2026-11-25") == true)
      #expect(
        outcome.output.contains(":2:3: warning: this waiver waives nothing; take it out [caveat/waiver]"))
      #expect(outcome.output.contains("“test/saef”, which does not exist; did you mean “test/safe”?"))
      let failing = try repository.check("--fail-on warning --select test/disclaimer")
      #expect(failing.status == 1)
      // A run on one draft cannot know what the others need.
      let partial = try repository.check("drafts/a.md")
      #expect(!partial.output.contains("waives nothing"))
    }
  }

  @Test(arguments: [
    ("- {rule: test/safe, quote: x, approver: M}", "1:4: error: a waiver needs a “reason”"),
    ("- {rule: test/safe, quote: x, reason: r}", "1:4: error: a waiver needs an “approver”"),
    ("- {rule: test/safe, reason: r, approver: M}", "1:4: error: a waiver names its finding by"),
    ("- {fingerprint: 12, reason: r, approver: M}", "1:17: error: “12” is not a fingerprint"),
    ("- {rule: x/y, quote: x, reason: r, approver: M, until: soon}", "1:56: error: “soon” is not a date"),
    (
      "- {rule: x/y, quote: x, reason: r, approver: M, untill: 1}",
      "1:49: error: unknown key “untill”; did you mean"
    ),
    ("waivers: []", "1:1: error: a waiver file is a list"),
    ("- {rule: *a}", "1:10: error: aliases are not allowed"),
  ])
  func readingIsStrict(_ text: String, _ message: String) throws {
    try with(text + "\n") { repository in
      let outcome = try repository.check()
      #expect(
        outcome.status == 2 && outcome.errors.contains(".caveat-waivers.yml:" + message), "\(outcome.errors)")
    }
  }

  @Test func everyExceptionStandsInOneTable() throws {
    try with("- {rule: test/safe, quote: today, reason: '=1+1', approver: '@M', evidence: E1}\n") {
      repository in
      try repository.write(
        "<!-- caveat-disable-next test/safe -- agreed until 2027-01-31 -->\nIt is safe and effective.\n",
        to: "c.md")
      _ = try repository.run("baseline", "drafts/sub")
      let csv = try repository.run("waivers", "--format csv")
      let lines = csv.output.components(separatedBy: "\r\n")
      #expect(csv.status == 0 && lines.count == 5)
      #expect(
        lines.first
          == "\"kind\",\"state\",\"path\",\"line\",\"rule\",\"fingerprint\",\"text\",\"reason\",\"approver\",\"until\",\"evidence\""
      )
      #expect(
        lines[1].hasPrefix("\"comment\",\"active\",\"c.md\",\"2\",\"test/safe\",")
          && lines[1].contains("\"agreed\",\"\",\"2027-01-31\""))
      #expect(lines[2].hasPrefix("\"waiver\",\"active\",\"drafts/a.md\",\"1\","))
      #expect(lines[2].hasSuffix("\"'=1+1\",\"'@M\",\"\",\"E1\""))
      #expect(lines[3].hasPrefix("\"baseline\",\"active\",\"drafts/sub/b.md\","))
      let json = try repository.run("waivers", "--format json")
      #expect(json.output.contains("\"reason\": \"=1+1\"") && json.output.contains("\"until\": null"))
      let text = try repository.run("waivers")
      #expect(
        text.output.hasPrefix("comment (active) c.md:2 test/safe\n  text:      It is safe and effective.\n"))
    }
  }
}
