import Diagnostics
import Testing

@testable import Linting

/// What the claims of a draft tell of it.
@Suite struct ClaimCountTests {
  typealias F = LintingFixture

  private static let safe = F.rule("general/safe", "flag: {any: [{words: [safe]}]}")
  private static let best = F.rule(
    "general/best", "flag: {any: [{words: [best]}]}", category: "overclaim/superiority")
  private static let mild = F.rule("general/mild", "flag: {any: [{words: [gentle]}]}")
    .mapValues { $0.replacing("severity: error", with: "severity: advice") }

  private static func vary(_ claims: String, more: String = "") -> [String: String] {
    F.rule(
      "general/vary",
      "require: {when: {claims: \(claims)\(more)}, any: [{words: [results vary]}], within: document}",
      category: "missing/results-vary")
  }

  private static let text = "The clinic is safe. The clinic is the best."

  @Test func aDutyCanFollowFromWhatOtherRulesFind() throws {
    let found = try F.found(Self.text, [Self.safe, Self.best, Self.vary("{at-least: 2}")])
    #expect(found == ["general/safe: safe", "general/vary: safe", "general/best: best"])
    let met = try F.found(Self.text + " Results vary.", [Self.safe, Self.best, Self.vary("{at-least: 2}")])
    #expect(met == ["general/safe: safe", "general/best: best"])
    #expect(try F.found(Self.text, [Self.safe, Self.vary("{at-least: 2}")]) == ["general/safe: safe"])
  }

  @Test func sentencesCountAndNotFindings() throws {
    let text = "The clinic is safe and the best."
    #expect(
      try F.found(text, [Self.safe, Self.best, Self.vary("{at-least: 2}")])
        == ["general/safe: safe", "general/best: best"])
  }

  @Test func categoriesAndGravityDecideWhatCounts() throws {
    let superior = Self.vary("{categories: overclaim/superiority, at-least: 1}")
    #expect(
      try F.found(Self.text, [Self.safe, Self.best, superior])
        == ["general/safe: safe", "general/best: best", "general/vary: best"])
    #expect(try F.found("The clinic is safe.", [Self.safe, superior]) == ["general/safe: safe"])
    #expect(
      try F.found("The clinic is gentle.", [Self.mild, Self.vary("{at-least: 1}")])
        == ["general/mild: gentle"])
  }

  @Test func copyCanCallForItBesideClaims() throws {
    let either = Self.vary("{at-least: 2}", more: ", any: [{words: [forever]}]")
    #expect(try F.found("The clinic lasts forever.", [Self.safe, either]) == ["general/vary: forever"])
    #expect(try F.found(Self.text, [Self.safe, Self.best, either]).contains("general/vary: safe"))
  }

  @Test func whatARunSelectsDoesNotChangeTheDuty() throws {
    let rules = [Self.safe, Self.best, Self.vary("{at-least: 2}")]
    #expect(try F.found(Self.text, rules) { $0.select = ["missing"] } == ["general/vary: safe"])
    #expect(
      try F.found(Self.text, rules) { $0.ignore = ["general/safe"] }
        == ["general/vary: safe", "general/best: best"])
    let result = try F.lint(Self.text, rules, trace: true) { $0.select = ["missing"] }
    #expect(result.trace.map(\.rule) == ["general/vary"])
  }

  @Test func manyClaimsTellOfATopic() throws {
    let promotion = [
      "topics/promotion.yml": """
      topic: promotion
      about: P
      claims: {at-least: 2, per-1000-words: 20}
      evidence: [{words: [buy now]}]
      """
    ]
    let filler = String(
      repeating: "The clinic stands at the end of a long road near the old town hall. ", count: 6)
    let seller = F.rule("general/best", "applies: {promotes: true}\nflag: {any: [{words: [best]}]}")
    let text = "The clinic is safe. The clinic is the best. " + filler
    let result = try F.lint(text, [Self.safe, seller, promotion])
    #expect(result.findings.map(\.rule) == ["general/safe", "general/best"])
    #expect(
      result.context.promotes && result.context.promotesReason == "2 claims in \(result.context.words) words")
    let sparse = try F.lint(text + filler, [Self.safe, seller, promotion])
    #expect(sparse.findings.map(\.rule) == ["general/safe"] && !sparse.context.promotes)
    let few = try F.lint("The clinic is the best. " + filler, [Self.safe, seller, promotion])
    #expect(few.findings.isEmpty && !few.context.promotes)
    let selected = try F.lint(text, [Self.safe, seller, promotion]) { $0.select = ["general/best"] }
    #expect(selected.findings.map(\.rule) == ["general/best"])
  }

  @Test func littleEvidenceIsEnoughInShortCopy() throws {
    let promotion = [
      "topics/promotion.yml": """
      topic: promotion
      about: P
      threshold: 4
      dense: {at-least: 2, per-1000-words: 20}
      evidence: [{words: [buy now], weight: 2}]
      """
    ]
    let selling = F.rule("general/safe", "applies: {promotes: true}\nflag: {any: [{words: [safe]}]}")
    func found(_ text: String, words: Int) throws -> [String] {
      let filling = String(repeating: "The road is long. ", count: words / 4)
      return try F.found("The clinic. \(text) \(filling)", [promotion, selling])
    }
    #expect(try found("Buy now. It is safe.", words: 80) == ["general/safe: safe"])
    #expect(try found("Buy now. It is safe.", words: 180) == [])
    #expect(try found("It is safe.", words: 60) == [])
  }
}
