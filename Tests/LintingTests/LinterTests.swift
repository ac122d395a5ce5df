import Diagnostics
import SourceText
import Testing

@testable import Linting

@Suite struct LinterTests {
  typealias F = LintingFixture
  static let safe = F.rule("general/safe", "flag: {any: [{words: [safe]}]}")

  @Test func copyAboutOtherThingsIsNotLinted() throws {
    #expect(try F.found("Our bridge is safe.", [Self.safe]) == [])
    #expect(
      try F.found("Our bridge is safe.", [Self.safe]) { $0.topics = ["health"] } == ["general/safe: safe"])
  }

  @Test func aTopicBringsWhatItImplies() throws {
    let context = try F.lint("Botox", [Self.safe]).context
    #expect(context.topics.map(\.name) == ["botox", "health"])
    #expect(context.topics.first?.reason == "“Botox”")
    #expect(context.classes == ["prescription-medicine", "procedure"])
  }

  @Test(arguments: [("A drip.", 0), ("A drip. A drip.", 0), ("A drip. A drip. A drip.", 1)])
  func mentionsCountHoweverAlikeTheyAre(text: String, topics: Int) throws {
    let drips = [
      "topics/drips.yml": """
      topic: drips
      about: Drips
      threshold: 3
      evidence: [{words: [drip], mentions: 5}]
      """
    ]
    let context = try F.lint(text, [Self.safe, drips]).context
    #expect(context.topics.count == topics)
    #expect(context.topics.allSatisfy { $0.reason == "“drip”" && $0.score == 3 })
  }

  @Test func aJurisdictionsRulesRunOnlyThere() throws {
    let rule = F.rule("uk/safe", "flag: {any: [{words: [safe]}]}")
    let text = "A safe clinic."
    #expect(try F.found(text, [rule]) == [])
    #expect(try F.found(text, [rule]) { $0.jurisdictions = .some(["us"]) } == [])
    #expect(try F.found(text, [rule]) { $0.jurisdictions = .some(["us", "uk"]) } == ["uk/safe: safe"])
    #expect(try F.found(text, [rule]) { $0.jurisdictions = .all } == ["uk/safe: safe"])
  }

  /// Where several jurisdictions are chosen, one in which the rule applies is enough.
  @Test func aRuleStaysOutOfJurisdictionsWhereItDoesNotApply() throws {
    let rule = F.rule(
      "general/safe", "flag: {any: [{words: [safe]}]}", extra: "applies: {not-jurisdictions: [uk, ie]}")
    for (chosen, count) in [
      (LintOptions.Jurisdictions.general, 1), (.some(["uk"]), 0), (.some(["ie", "uk"]), 0),
      (.some(["uk", "us"]), 1),
      (.all, 1),
    ] {
      #expect(try F.found("A safe clinic.", [rule]) { $0.jurisdictions = chosen }.count == count, "\(chosen)")
    }
  }

  @Test(arguments: [
    (LintOptions.Jurisdictions.general, ["US Act §1", "UK Code 2.1"], false),
    (.some(["uk"]), ["UK Code 2.1"], false),
    (.some(["au"]), ["US Act §1", "UK Code 2.1"], true),
  ])
  func citationsAreThoseOfTheJurisdiction(
    chosen: LintOptions.Jurisdictions, labels: [String], areForeign: Bool
  ) throws {
    let finding = try #require(
      try F.lint("A safe clinic.", [Self.safe]) { $0.jurisdictions = chosen }.findings.first)
    #expect(finding.references.map(\.label) == labels)
    #expect(finding.guidance.areReferencesForeign == areForeign)
  }

  @Test func lawHoldsBetweenItsDays() throws {
    let rule = F.rule(
      "general/new", "flag: {any: [{words: [safe]}]}",
      extra: "in-force: {from: 2026-01-01, until: 2026-12-31}")
    for (day, count) in [("2025-12-31", 0), ("2026-01-01", 1), ("2026-12-31", 1), ("2027-01-01", 0)] {
      #expect(try F.found("A safe clinic.", [rule]) { $0.asOf = day }.count == count)
    }
  }

  @Test func selectorsNameRulesPacksAndCategories() throws {
    let other = F.rule("dental/safe", "flag: {any: [{words: [clinic]}]}", category: "overclaim/speed")
    let text = "A safe clinic."
    for (selector, expected) in [
      ("general/safe", "general/safe: safe"), ("dental", "dental/safe: clinic"),
      ("dental/*", "dental/safe: clinic"), ("overclaim/speed", "dental/safe: clinic"),
    ] {
      #expect(try F.found(text, [Self.safe, other]) { $0.select = [selector] } == [expected])
    }
    #expect(try F.found(text, [Self.safe, other]) { $0.ignore = ["overclaim"] } == [])
  }

  @Test func whatTheLawBarsGoesBeforeALongerClaim() throws {
    let long = F.rule("injectables/long", "flag: {any: [{words: [completely safe clinic]}]}")
    let law = F.rule("uk/named", "flag: {any: [{words: [safe]}]}")
    let text = "A completely safe clinic."
    #expect(try F.found(text, [law, long]) { $0.jurisdictions = .some(["uk"]) } == ["uk/named: safe"])
    #expect(try F.found(text, [law, long]) == ["injectables/long: completely safe clinic"])
  }

  /// Patterns with an open end take along what only leads on.
  @Test(arguments: [
    ("A safe clinic, and the rest.", "safe clinic, and the", "safe clinic"),
    ("A safe clinic because of us.", "safe clinic because ", "safe clinic"),
    ("A safe clinic for you.", "safe clinic for", "safe clinic for"), ("Safe, and so.", "safe,", "Safe"),
    ("And so that.", "and so that", "And so that"),
  ])
  func aFindingEndsAtAWordThatSaysSomething(text: String, pattern: String, found: String) throws {
    let rule = F.rule("general/open", "flag: {any: [{regex: \"\(pattern)\"}], unless: []}")
    #expect(try F.found(text, [rule]) { $0.topics = ["health"] } == ["general/open: \(found)"])
  }

  @Test func oneStretchGivesOneFinding() throws {
    let long = F.rule("injectables/long", "flag: {any: [{words: [completely safe clinic]}]}")
    let result = try F.lint("A completely safe clinic.", [Self.safe, long])
    #expect(result.findings.map(\.rule) == ["injectables/long"])
    let apart = try F.found("A safe, completely safe clinic.", [Self.safe, long])
    #expect(apart == ["general/safe: safe", "injectables/long: completely safe clinic"])
  }

  @Test func fingerprintsSurviveEditsElsewhere() throws {
    func prints(_ text: String) throws -> [String] {
      try F.lint(text, [Self.safe]).findings.map(\.fingerprint)
    }
    let one = try prints("A safe clinic.")
    #expect(try prints("# New heading\n\nNew words.\n\nA SAFE clinic.") == one)
    let twice = try prints("A safe clinic.\n\nA safe clinic.")
    #expect(twice.first == one.first && twice.count == 2 && Set(twice).count == 2)
    #expect(try prints("A safe place, this clinic.") != one)
  }

  @Test func aMessageQuotesWhatFollowsTheSentence() throws {
    let rule = F.rule("general/answer", #"flag: {unit: paragraph, any: [{regex: 'safe\? \w+'}], unless: []}"#)
    let text = "A clinic. Is it safe? No doubt.\n\nIs it safe? Ask us.\n\nIs it safe? No doubt."
    let result = try F.lint(text, [rule])
    #expect(result.findings.map(\.message) == ["No", "Ask", "No"].map { "found “safe? \($0)”" })
    #expect(Set(result.findings.map(\.fingerprint)).count == 3)
  }

  @Test func aRuleThatDoesNotFinishIsAnIncident() throws {
    let rule = F.rule("general/slow", #"flag: {any: [{regex: '(?:a{1,30}){1,30}b{2}c'}]}"#)
    let text = "A clinic \(String(repeating: "a", count: 900))bc."
    let result = try F.lint(text, [rule])
    #expect(result.incidents.map(\.rule) == ["general/slow"])
  }

  @Test func moreMatchesThanAreLookedForAreAnIncident() throws {
    let rule = F.rule("general/safe", "flag: {any: [{words: [safe]}], unless: [], unit: paragraph}")
    func lint(_ count: Int) throws -> LintResult {
      try F.lint("A clinic \(String(repeating: "safe ", count: count))place.\n\nA safe place.", [rule])
    }
    #expect(try lint(10_000).incidents.isEmpty)
    let result = try lint(10_001)
    #expect(result.findings.count == 10_001 && result.findings.last?.range.lower == 50_024)
    #expect(result.incidents.map(\.rule) == ["general/safe"])
    #expect(result.incidents.map(\.range.lower) == [0])
    #expect(result.incidents.first?.message.contains("matches more than 10000 times") == true)
  }

  @Test func theTraceTellsWhy() throws {
    let result = try F.lint("No clinic is safe.", [Self.safe], trace: true)
    #expect(result.trace.map(\.outcome) == ["acquitted: negated by “No clinic”"])
  }

  @Test func theTraceTellsWhatFulfilsADuty() throws {
    let rule = F.rule(
      "general/duty",
      "require: {when: {topic: health}, all: [{words: [can spread], label: spread}, {words: [may vary], label: vary}]}",
      category: "missing/risk")
    let text = "A clinic. Results may vary. The effect can spread. It can spread far."
    let result = try F.lint(text, [rule], trace: true)
    #expect(result.findings.isEmpty)
    #expect(result.trace.map(\.outcome) == ["fulfilled by “may vary”, “can spread”"])
  }

  @Test func theTraceQuotesWhatStandsInTheSectionOfTheClaim() throws {
    let body =
      "require: {when: {any: [{words: [peel]}]}, any: [{words: [may sting, may itch]}], "
      + "placement: {same-section: true}}"
    let rule = F.rule("general/duty", body, category: "missing/risk")
    let text = "# Laser\n\nLight may sting.\n\n# Peel\n\nA clinic's peel may itch for a day."
    let result = try F.lint(text, [rule], trace: true)
    #expect(result.findings.isEmpty)
    #expect(result.trace.map(\.outcome) == ["fulfilled by “may itch”"])
  }
}
