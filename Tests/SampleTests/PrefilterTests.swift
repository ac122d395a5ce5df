import CaveatKit
import RuleModel
import Testing

@testable import Linting

/// The prefilter may only leave out what cannot match.
@Suite struct PrefilterTests {
  @Test func everyPatternFindsWithThePrefilterWhatItFindsWithout() throws {
    let set = Sample.rules.ruleSet
    let store = PatternStore(set.patterns)
    let filtered = Prefilter(set.literals)
    var everywhere = LiteralTable()
    everywhere.append(set.patterns.map { _ in RequiredLiterals(clauses: []) })
    let unfiltered = Prefilter(LiteralIndex(everywhere))
    var texts = try SampleTests.names.map { try Sample($0).source }
    // The examples of all rules, some to a document: sentences that patterns do match.
    let examples = set.rules.flatMap { $0.examples.flagged + $0.examples.clean }.map {
      $0.text.replacing("[[", with: "").replacing("]]", with: "")
    }
    texts += stride(from: 0, to: examples.count, by: 40).map {
      examples[$0..<min($0 + 40, examples.count)].joined(separator: "\n\n")
    }
    var matches = 0
    for text in texts {
      let document = try Measurement.document(text, path: "a.md")
      let some = DocumentMatcher(document, store: store, prefilter: filtered, patterns: set.patterns.count)
      let all = DocumentMatcher(document, store: store, prefilter: unfiltered, patterns: set.patterns.count)
      for pattern in set.patterns.indices {
        let expected = all.matches(of: pattern)
        matches += expected.count
        #expect(some.matches(of: pattern) == expected, "\(set.patterns[pattern].regex.prefix(200))")
      }
    }
    #expect(matches > 5_000)
  }
}
