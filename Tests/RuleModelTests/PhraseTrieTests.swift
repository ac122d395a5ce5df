import PCRE
import Testing

@testable import RuleModel

/// The factored pattern finds what the plain list of its phrases, longest first, finds.
@Suite struct PhraseTrieTests {
  /// Numbers that are the same in every run (Knuth, MMIX).
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test(arguments: 0..<300)
  func factoringChangesNothing(_ seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed) &* 7919 &+ 1)
    let letters = ["a", "b", "c"]
    let phrases = (0..<Int.random(in: 1...8, using: &numbers)).map { _ in
      (0..<Int.random(in: 1...5, using: &numbers)).map { _ in letters.randomElement(using: &numbers) ?? "a" }
    }
    var trie = PhraseTrie()
    for phrase in phrases { trie.insert(phrase) }
    let longestFirst = phrases.map { $0.joined() }.sorted { $0.count > $1.count }
    let factored = try Pattern(trie.pattern)
    let plain = try Pattern("(?:" + longestFirst.joined(separator: "|") + ")")
    let scratch = MatchScratch()
    for _ in 0..<20 {
      let text = (0..<12).map { _ in letters.randomElement(using: &numbers) ?? "a" }.joined()
      let bytes = Array(text.utf8)
      let found = try scratch.firstMatch(of: factored, in: bytes.span)
      let expected = try scratch.firstMatch(of: plain, in: bytes.span)
      #expect(found == expected, "\(trie.pattern) in \(text)")
    }
  }

  @Test func theOrderOfPhrasesDoesNotMatter() {
    var one = PhraseTrie()
    var other = PhraseTrie()
    let phrases = ["acne", "acne scar", "age spot", "age"].map { $0.map(String.init) }
    for phrase in phrases { one.insert(phrase) }
    for phrase in phrases.reversed() { other.insert(phrase) }
    #expect(one.pattern == other.pattern)
  }
}
