import CaveatKit
import Testing

/// Copy without full stops, made of what the rules look for: no pattern may take so long over it that it gives up.
@Suite struct LongSentenceTests {
  /// The rules' examples, without marks and stops.
  private static let examples: [String] = RuleExampleTests.result.ruleSet.rules.flatMap { rule in
    (rule.examples.flagged + rule.examples.clean).map { example in
      example.text.filter { !".!?,;:\n#".contains($0) }
    }
  }
  private static let conditions = [
    "arthritis", "depression", "anxiety", "eczema", "asthma", "migraine", "insomnia", "psoriasis", "acne",
  ]
  private static let words = examples.flatMap { $0.split(separator: " ").map(String.init) }

  @Test(arguments: [", ", " and ", " "], 0..<8)
  func noPatternGivesUp(_ separator: String, _ seed: Int) throws {
    var numbers = seed &* 7919 &+ separator.utf8.count
    func pick(_ list: [String]) -> String {
      numbers = (numbers &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
      return list[numbers / 7 % list.count]
    }
    let sentences = (0..<60).map { _ in pick(Self.examples) }.joined(separator: separator)
    let loose = (0..<400).map { _ in pick(Self.words) }.joined(separator: separator)
    let listed = (0..<60).map { place in
      place.isMultiple(of: 3) ? pick(Self.words) + " " + pick(Self.words) : pick(Self.conditions)
    }
    for text in [sentences, loose, "Is it " + loose + "? Yes.", listed.joined(separator: separator)] {
      #expect(try RuleExampleTests.lint(text).incidents.map { "\($0.rule ?? ""): \($0.message)" } == [])
    }
  }
}
