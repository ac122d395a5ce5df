import Diagnostics
import RuleModel
import SourceText
import TestSupport
import Testing

@testable import Linting

@Suite struct RuleKindTests {
  typealias F = LintingFixture

  @Test func flagReportsEachMatchWithItsBytes() throws {
    let rule = F.rule("general/safe", "flag: {any: [{words: [completely safe]}]}")
    #expect(
      try F.found("Our clinic is **completely** safe.\n\nSo, 💉 completely&nbsp;safe it is.", [rule])
        == ["general/safe: completely** safe", "general/safe: completely&nbsp;safe"])
  }

  @Test func aRatioIsTakenInEachUnit() throws {
    let rule = F.rule(
      "general/ratio",
      "limit: {of: {any: [{words: [safe]}]}, to: {any: [{words: [risk]}]}, max: 1, per: paragraph}")
    let text = "Safe clinic. Safe. Safe. A risk. A risk.\n\nSafe. Safe. A risk. A risk.\n\nSafe. Safe."
    #expect(try F.lint(text, [rule]).findings.map(\.range.lower) == [0, 71])
    let long = "The clinic.\n\n" + String(repeating: "Safe. A risk.\n\n", count: 20_000)
    var findings: [Diagnostic] = []
    let time = try ContinuousClock().measure { findings = try F.lint(long, [rule]).findings }
    #expect(findings.isEmpty)
    #expect(time < .seconds(20))
  }

  @Test func flagAsksForCompanionsInTheSameSentence() throws {
    let rule = F.rule("general/pair", "flag: {any: [{words: [erase]}], all: [{words: [wrinkle]}]}")
    #expect(try F.found("We erase wrinkles. We erase data at the clinic.", [rule]) == ["general/pair: erase"])
  }

  @Test func anExceptionThatTouchesAcquits() throws {
    let rule = F.rule(
      "general/safe", "flag: {any: [{words: [safe]}], not: [{words: [safe hands]}]}")
    #expect(try F.found("Clinic: safe hands. Clinic: safe.", [rule]) == ["general/safe: safe"])
  }

  @Test func contextsAcquitUnlessTheRuleSaysOtherwise() throws {
    let usual = F.rule("general/safe", "flag: {any: [{words: [safe]}]}")
    let strict = F.rule("general/strict", "flag: {any: [{words: [safe]}], unless: []}")
    let text = "No treatment is safe."
    #expect(try F.found(text, [usual]) == [])
    #expect(try F.found(text, [strict]) == ["general/strict: safe"])
  }

  @Test func aMatchCountsOnlyInTheContextsThatTheRuleAsksFor() throws {
    let rule = F.rule(
      "general/asked", "flag: {any: [{words: [safe]}], unless: [], only: [question, negated]}")
    #expect(try F.found("The clinic is safe.", [rule]) == [])
    #expect(try F.found("The clinic is safe. Is it safe?", [rule]) == ["general/asked: safe"])
    #expect(try F.found("No treatment is safe.", [rule]) == ["general/asked: safe"])
  }

  /// What is missing is told where it is called for, not at a statement that does not count.
  @Test(arguments: [
    ("# Do results vary?\n\nOur clinic gives results.", "results", 37),
    ("Do results vary in a clinic?", "results", 3),
  ])
  func aDutyStandsAtAPromise(text: String, found: String, at offset: Int) throws {
    let rule = F.rule(
      "general/vary",
      #"require: {when: {any: [{words: [results]}], unless: []}, any: [{words: [results vary]}], satisfied-unless: [question]}"#,
      category: "missing/results-vary")
    let findings = try F.lint(text, [rule]) { $0.topics = ["health"] }.findings
    #expect(findings.map(\.range) == [ByteRange(offset, offset + found.utf8.count)])
    #expect(findings.first?.related.map(\.message) == ["this does not count: it is question"])
  }

  @Test func aMatchMayCrossSentencesOnlyWhereTheRuleSaysSo() throws {
    let text = "Feeling tired of wrinkles? Our clinic helps."
    let sentence = F.rule("general/a", #"flag: {any: [{regex: 'tired.{0,30}clinic'}], unless: []}"#)
    let paragraph = F.rule(
      "general/b", #"flag: {any: [{regex: 'tired.{0,30}clinic'}], unless: [], unit: paragraph}"#)
    #expect(try F.found(text, [sentence]) == [])
    #expect(try F.found(text, [paragraph]) == ["general/b: tired of wrinkles? Our clinic"])
    // Its only literal lies across the end of a sentence.
    let across = F.rule("general/c", #"flag: {any: [{regex: 'ess\. Open'}], unless: [], unit: paragraph}"#)
    let rules = try RuleFixtures.load(F.base.merging(across) { $1 })
    #expect(rules.blockWide.bytesBeforeSpaces == [UInt8(ascii: ".")])
    #expect(try F.found("Painless. Open clinic.", [across]) == ["general/c: ess. Open"])
  }

  @Test(arguments: [
    ("sentence", "Wrinkles are gone, results vary. Wrinkles are gone.", 1),
    ("paragraph", "Wrinkles are gone. Results vary.\n\nWrinkles are gone.", 1),
    ("section", "# A\n\nWrinkles are gone.\n\n## B\n\nResults vary.\n\n# C\n\nWrinkles are gone.", 1),
    ("document", "Wrinkles are gone.\n\n# B\n\nResults vary.", 0),
    (
      "3 words",
      "Wrinkles are gone: results vary. In other news, since last year and more, wrinkles are gone.",
      1
    ),
  ])
  func qualifyLooksAsFarAsItSays(_ reach: String, _ text: String, _ count: Int) throws {
    let rule = F.rule(
      "general/vary",
      "qualify: {any: [{words: [wrinkles are gone]}], by: {any: [{words: [results vary]}]}, within: \(reach)}"
    )
    #expect(try F.found(text, [rule]).count == count)
  }

  @Test func aQualificationThatIsDeniedDoesNotCount() throws {
    let rule = F.rule(
      "general/vary",
      "qualify: {any: [{words: [gone]}], by: {any: [{words: [vary]}], unless: [negated]}, within: document}")
    #expect(try F.found("Wrinkles are gone. Results do not vary.", [rule]) == ["general/vary: gone"])
  }

  static let risk = F.rule(
    "injectables/risk",
    "require: {when: {topic: botox, promotes: true}, any: [{words: [can spread]}], placement: {not-only-in: [alt text]}}",
    category: "missing/serious-risk")

  @Test func requireReportsOneAbsenceAtTheFirstMention() throws {
    #expect(
      try F.found("# Smooth skin\n\nAsk for Botox. Botox it is.", [Self.risk]) == ["injectables/risk: Botox"])
    #expect(try F.found("# Smooth skin\n\nAsk us.", [Self.risk]) == [])
    #expect(try F.found("Botox can spread.", [Self.risk]) == [])
  }

  @Test func aStatementThatIsDeniedOrOnlyInAnImageDoesNotFulfilADuty() throws {
    let denied = try F.lint("Botox never can spread.", [Self.risk])
    #expect(denied.findings.map(\.related.first?.message) == ["this does not count: it is negated"])
    let image = try F.lint("Botox now. ![It can spread](a.png)", [Self.risk])
    #expect(image.findings.map(\.related.first?.message) == ["this does not count: it stands in alt text"])
  }

  @Test func aCompositeDutyNamesWhatIsMissing() throws {
    let rule = F.rule(
      "general/all",
      """
      require:
        when: {any: [{words: [erases wrinkles]}]}
        all: [{words: [bruising], label: common effects}, {words: [infection], label: serious effects}]
      """, category: "missing/risk", extra: "aliases: []")
    let result = try F.lint("It erases wrinkles. There may be bruising.", [rule])
    #expect(result.findings.count == 1)
    #expect(try F.found("It erases wrinkles. Bruising and infection happen.", [rule]) == [])
  }

  @Test func aDutyMayAskForAnEarlyPlace() throws {
    let rule = F.rule(
      "general/early",
      "require: {when: {topic: botox}, any: [{words: [can spread]}], placement: {before-words: 5}}",
      category: "missing/risk")
    #expect(try F.found("Botox can spread.", [rule]) == [])
    #expect(try F.found("Botox of our clinic can spread.", [rule]) == [])
    #expect(try F.found("Botox of our own clinic can spread.", [rule]).count == 1)
  }

  @Test func limitCountsAndWeighs() throws {
    let count = F.rule("general/count", "limit: {of: {any: [{words: [safe]}]}, max: 1, per: document}")
    #expect(try F.found("Safe clinic. Safe again. Safe.", [count]) == ["general/count: Safe"])
    let ratio = F.rule(
      "general/ratio",
      "limit: {of: {any: [{words: [benefit]}]}, to: {any: [{words: [risk]}]}, max: 2, at-least: 3}")
    #expect(try F.found("Clinic benefit. Benefit. Benefit. Risk.", [ratio]) == ["general/ratio: benefit"])
    #expect(try F.found("Clinic benefit. Benefit. Benefit. Risk. Risk.", [ratio]) == [])
  }

  @Test func replaceOffersTheBetterWording() throws {
    let rule = F.rule(
      "general/cleared",
      "replace: {swaps: [{words: [FDA approved laser], with: FDA-cleared laser, safe: false}]}")
    let fix = try #require(try F.lint("Our clinic has an FDA-approved laser.", [rule]).findings.first?.fix)
    #expect(fix.replacement == "FDA-cleared laser")
    #expect(fix.range.lower == 18)
    #expect(!fix.isSafe)
  }
}
