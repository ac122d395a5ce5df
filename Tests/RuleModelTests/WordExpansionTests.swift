import PCRE
import RuleModel
import TestSupport
import Testing

/// What `words:` finds.
@Suite struct WordExpansionTests {
  /// A set of one rule that flags what `flag` says, with word lists beside it.
  func ruleSet(flag: String, _ lists: [String: String]) throws -> RuleSet {
    let files = [
      "references.yml": """
      references: {us/law: {jurisdiction: us, authority: A, instrument: B, checked: 2026-11-26, confidence: primary, says: x}}
      """,
      "general/a.yml": """
      id: general/a
      category: overclaim/other-claim
      severity: error
      message: m
      why: w
      advice: a
      references: [us/law]
      applies: {topics: [any]}
      flag: \(flag)
      examples: {flagged: ["[[x]]"], clean: ["y"]}
      """,
    ]
    return try RuleFixtures.load(files.merging(lists) { $1 })
  }

  /// Whether a phrase matches in a text, with two word lists at hand.
  func matches(_ phrase: String, _ text: String) throws -> String? {
    let set = try ruleSet(
      flag: #"{any: [{words: ["\#(phrase)"]}]}"#,
      [
        "lexicons/condition.yml":
          "lexicon: condition\nabout: x\nwords: [acne, acne scar, crow's feet, \"{joint}\"]\n",
        "lexicons/joint.yml": "lexicon: joint\nabout: x\nwords: [arthritis]\nregex: ['osteo\\w{3,9}']\n",
      ])
    let scratch = MatchScratch()
    let bytes = Array(text.utf8)
    let pattern = try Pattern(try #require(set.patterns.last).regex)
    return try scratch.firstMatch(of: pattern, in: bytes.span).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("safe and effective", "It is Safe and Effective.", "Safe and Effective"),
    ("safe and effective", "safe-and-effective", "safe-and-effective"),
    ("long-lasting", "a long lasting one", "long lasting"),
    ("long-lasting", "a longlasting one", "longlasting"),
    ("wrinkle", "all wrinkles", "wrinkles"),
    ("allergy", "no allergies", "allergies"),
    ("injury", "an injury", "injury"),
    ("patch", "two patches", "patches"),
    ("crow's feet", "crows feet", "crows feet"),
    ("100%", "a 100% one", "100%"),
    ("cures … {condition}", "cures even the worst acne scars", "cures even the worst acne scars"),
    ("{condition}", "acne scars", "acne scars"),
    ("{condition}", "osteoarthritis", "osteoarthritis"),
    ("{condition} cure", "arthritis cure", "arthritis cure"),
  ])
  func aPhraseFinds(_ phrase: String, _ text: String, _ found: String) throws {
    #expect(try matches(phrase, text) == found)
  }

  @Test(arguments: [
    ("safe", "unsafe"), ("safe", "safety"), ("cure", "secure"), ("safe and effective", "safeand effective"),
    ("cures … {condition}", "cures one two three four five six seven acne"), ("news", "newses"),
  ])
  func aPhraseLeavesAlone(_ phrase: String, _ text: String) throws {
    #expect(try matches(phrase, text) == nil)
  }

  /// A list that is all that fulfils or excuses is tried one alternative after the other.
  @Test func aListIsTriedInPiecesWhereAnyOneWillDo() throws {
    let set = try ruleSet(
      flag: "{any: [{regex: '{a}'}], not: [{regex: '{a}'}, {regex: 'x {a}'}]}",
      [
        "lexicons/a.yml":
          "lexicon: a\nabout: x\nwords: [one, two]\nregex: ['three+', 'four|five']\ninclude: [b]\n",
        "lexicons/b.yml": "lexicon: b\nabout: x\nregex: [six, seven]\n",
      ])
    guard case .flag(let block) = try #require(set.rules.first).kind else {
      Issue.record("no flag")
      return
    }
    let whole = "(?:(?:ones?|twos?)|three+|four|five|(?:six|seven))"
    #expect(block.any.map { set.patterns[$0.pattern].regex } == [whole])
    let alternatives = ["(?:ones?|twos?)", "three+", "four|five", "six", "seven"]
    #expect(block.not.dropLast().map { set.patterns[$0.pattern].regex } == alternatives)
  }
}
