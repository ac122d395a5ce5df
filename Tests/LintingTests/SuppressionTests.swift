import Diagnostics
import SourceText
import Testing

@testable import Linting

@Suite struct SuppressionTests {
  typealias F = LintingFixture
  static let safe = F.rule("general/safe", "flag: {any: [{words: [safe]}]}")

  @Test func aCommentSilencesTheNextBlock() throws {
    let text =
      "<!-- caveat-disable-next general/safe -- quoted in court -->\n\nA safe clinic.\n\nA safe clinic."
    let result = try F.lint(text, [Self.safe])
    #expect(result.findings.count == 1)
    #expect(result.suppressed.map(\.reason) == ["quoted in court"])
  }

  @Test func commentsSilenceARangeOrTheFile() throws {
    let range =
      "<!-- caveat-disable general/* -- old -->\n\nA safe clinic.\n\n<!-- caveat-enable general/* -->\n\nSafe again."
    #expect(try F.lint(range, [Self.safe]).findings.count == 1)
    let file = "A safe clinic.\n\n<!-- caveat-disable-file general/safe -- archived -->\n\nSafe."
    #expect(try F.lint(file, [Self.safe]).findings.isEmpty)
  }

  @Test(arguments: [
    ("caveat-disable-next general/safe", "gives no reason; write “-- why” after the rule"),
    ("caveat-disable-next general/safe -- old until 2026-01-01", "ended on 2026-01-01"),
    ("caveat-disable-next general/sfae -- old", "names the rule “general/sfae”, which does not exist"),
    ("caveat-disable-next -- old", "names no rule"),
    ("caveat-disabel general/safe -- old", "“caveat-disabel” is no comment that Caveat knows"),
  ])
  func aCommentThatDoesNotHoldIsAFinding(_ comment: String, _ problem: String) throws {
    let result = try F.lint("<!-- \(comment) -->\n\nA safe clinic.", [Self.safe])
    #expect(Set(result.findings.map(\.message)) == ["this comment \(problem)", "found “safe”"])
  }

  @Test func anUnusedCommentIsAFindingOnlyIfItsRuleRan() throws {
    let text = "<!-- caveat-disable-next general/safe -- why not -->\n\nA clinic."
    #expect(
      try F.lint(text, [Self.safe]).findings.map(\.message)
        == ["this comment silences nothing; take the comment out"])
    let uk = F.rule("uk/safe", "flag: {any: [{words: [safe]}]}")
    let other = "<!-- caveat-disable-next uk/safe -- why not -->\n\nA safe clinic."
    #expect(try F.lint(other, [uk]).findings.isEmpty)
  }

  @Test func anEndMayHaveTheOtherForm() throws {
    let text =
      "<!-- caveat-disable general/safe -- old -->\n\nA safe clinic.\n\n"
      + "{/* caveat-enable general/safe */}\n\nA safe clinic."
    #expect(try F.lint(text, [Self.safe]).findings.map(\.range.lower) == [99])
  }
}
