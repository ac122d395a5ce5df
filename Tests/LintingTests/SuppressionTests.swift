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
    (
      "caveat-disable-next general/safe -- old until 2026-13-45",
      "says “until” without a day that exists; end it with “until YYYY-MM-DD”"
    ),
    (
      "caveat-disable-next general/safe -- old until 2027-01-01.",
      "says “until” without a day that exists; end it with “until YYYY-MM-DD”"
    ),
    ("caveat-enable general/safe", "ends nothing; take the comment out"),
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

  /// What stands unsilenced, by rule.
  private func standing(_ text: String) throws -> [String] {
    let sure = F.rule("general/sure", "flag: {any: [{words: [sure]}]}")
    return try F.lint(text, [Self.safe, sure]).findings.map { $0.rule + ": " + $0.message }
  }

  @Test(arguments: [
    ("general/safe general/sure", "general/safe", ["general/safe: found “safe”"]),
    (
      "general/safe, general/sure", "general/*", ["general/safe: found “safe”", "general/sure: found “sure”"]
    ),
    ("general/*", "general", ["general/safe: found “safe”", "general/sure: found “sure”"]),
    ("general", "overclaim", ["general/safe: found “safe”", "general/sure: found “sure”"]),
    ("general", "general/sure", ["general/sure: found “sure”"]),
  ])
  func anEndHoldsForEachRuleThatItNames(_ names: String, _ ended: String, _ expected: [String]) throws {
    let text =
      "<!-- caveat-disable \(names) -- old -->\n\nA safe and sure clinic.\n\n"
      + "<!-- caveat-enable \(ended) -->\n\nA safe and sure clinic."
    #expect(try standing(text) == expected)
  }

  @Test func anEndThatEndsNothingIsAFinding() throws {
    let text =
      "<!-- caveat-disable general/safe -- old -->\n\nA safe clinic.\n\n<!-- caveat-enable general -->\n\n"
      + "A clinic.\n\n<!-- caveat-enable general/safe -->\n\nA clinic."
    let remark = "caveat/suppression: this comment ends nothing; take the comment out"
    #expect(try standing(text) == [remark])
    // What it is to end has a remark of its own.
    let over =
      "<!-- caveat-disable general/safe -- old until 2026-01-01 -->\n\n<!-- caveat-enable general/safe -->"
    #expect(try standing(over) == ["caveat/suppression: this comment ended on 2026-01-01"])
  }

  @Test func theFirstOfSeveralCommentsIsTheOneThatSilences() throws {
    let next =
      "<!-- caveat-disable-next general/safe -- one -->\n\n<!-- caveat-disable-next general/* -- two -->\n\n"
    let text = next + "A safe clinic.\n\n<!-- caveat-disable-next general/safe -- three -->\n\nA safe clinic."
    let result = try F.lint(text, [Self.safe])
    #expect(result.suppressed.map(\.reason) == ["one", "three"])
    #expect(result.findings.map(\.message) == ["this comment silences nothing; take the comment out"])
    // The text of an image stands in the block of its paragraph and is one of its own.
    let image =
      "<!-- caveat-disable-next general/safe -- one -->\n\nSafe, "
      + "<!-- caveat-disable-next general/safe -- two -->![a safe clinic](a.png), is safe."
    #expect(Set(try F.lint(image, [Self.safe]).suppressed.map(\.reason)) == ["one"])
  }

  @Test func aCommentForARuleThatGaveWayNamesTheOneThatStandsThere() throws {
    let long = F.rule("general/long", "flag: {any: [{words: [safe clinic]}]}")
    let text = "<!-- caveat-disable-next general/safe -- why not -->\n\nA safe clinic."
    #expect(
      try F.lint(text, [Self.safe, long]).findings.map(\.message) == [
        "this comment silences nothing: “general/long” stands there instead; name that rule",
        "found “safe clinic”",
      ])
    let named = "<!-- caveat-disable-next general/long -- it is named -->\n\n" + text
    #expect(
      try F.lint(named, [Self.safe, long]).findings.map(\.message) == [
        "this comment silences nothing; take the comment out"
      ])
  }

  @Test func manyCommentsTakeAsLongEachAsFew() throws {
    let long = F.rule("general/long", "flag: {any: [{words: [safe clinic]}]}")
    let pair = "<!-- caveat-disable general/* -- old -->\n\nSafe.\n\n<!-- caveat-enable general -->\n\n"
    let next = "<!-- caveat-disable-next general/safe -- old -->\n\nA safe clinic.\n\n"
    let text = String(repeating: pair + next, count: 10_000)
    var result = LintResult()
    let time = try ContinuousClock().measure { result = try F.lint(text, [Self.safe, long]) }
    #expect(result.suppressed.count == 10_000)
    #expect(result.findings.count == 20_000)
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    ("{topics: [botox]}", "is for copy about botox, which this was not taken for"),
    ("{topics: [any], not-topics: [health]}", "is not for copy about health, which this was taken for"),
  ])
  func aCommentForCopyOfAnotherTopicSaysSo(_ applies: String, _ reason: String) throws {
    let rule = F.rule("general/sure", "flag: {any: [{words: [sure]}]}", extra: "applies: \(applies)")
    let text = "<!-- caveat-disable-next general/sure -- why not -->\n\nA sure clinic."
    #expect(
      try F.lint(text, [rule]).findings.map(\.message)
        == ["this comment silences nothing: “general/sure” \(reason)"])
  }

  @Test func theTraceTellsOfComments() throws {
    let text = "<!-- caveat-disable-next general/safe -- quoted in court -->\n\nA safe clinic."
    let trace = try F.lint(text, [Self.safe], trace: true).trace
    #expect(trace.map(\.outcome) == ["flagged", "silenced by a comment: quoted in court"])
    #expect(trace.map(\.rule) == ["general/safe", "general/safe"] && trace[0].range == trace[1].range)
  }
}
