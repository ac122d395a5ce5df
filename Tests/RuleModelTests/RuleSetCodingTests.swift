import RuleModel
import TestSupport
import Testing

@Suite struct RuleSetCodingTests {
  static func sample() throws -> RuleSet {
    try RuleFixtures.load(
      ["contexts.yml"],
      and: [
        "references.yml": String(decoding: LintedFolder.references.bytes, as: UTF8.self),
        "general/good.yml": String(decoding: LintedFolder.rule("general/good").bytes, as: UTF8.self),
        "topics/health.yml":
          "topic: health\nabout: H\nclass: [procedure]\ndense: {at-least: 1, per-1000-words: 5}\nevidence: [{words: [clinic]}]\nfacts: {duration: long}\n",
        "lexicons/list.yml": "lexicon: list\nabout: L\nwords: [\"crow's feet\"]\n",
        "general/absent.yml": """
        id: general/absent
        category: missing/risk
        severity: error
        message: "{missing}"
        why: "a\\r\\nb"
        insert: i
        references: [us/law]
        in-force: {from: 2026-01-01}
        require:
          when: {topic: health, promotes: true, any: [{words: [safe], case: true}]}
          within: 12 words
          all: [{words: [risk], label: risks}, {regex: '(?<what>harm)', label: harms}]
          placement: {not-only-in: [alt text], before-words: 10, same-section: true}
          anchor: last-trigger
        examples: {flagged: ["[[safe]]"], clean: ["y"], known-misses: ["[[z]]"]}
        """,
        "general/limit.yml": """
        id: general/limit
        category: missing/balance
        severity: advice
        message: m
        why: w
        advice: a
        references: [us/law]
        limit: {of: {any: [{words: [x]}]}, to: {any: [{words: [y]}]}, max: 2.5, per: section}
        examples: {flagged: ["[[x]]"], clean: ["y"]}
        """,
        "general/swap.yml": """
        id: general/swap
        category: overclaim/authority-misuse
        severity: advice
        message: m
        why: w
        advice: a
        references: [us/law]
        replace: {swaps: [{words: [a b], with: c, safe: true}]}
        examples: {flagged: ["[[a b]]"], clean: ["y"]}
        """,
      ])
  }

  @Test func whatIsEncodedComesBack() throws {
    let set = try Self.sample()
    var decoded = try RuleSetCoding.decode(EncodedBytes(RuleSetCoding.encode(set)))
    #expect(decoded.rules.first { $0.id == "general/absent" }?.why == "a\n\nb")
    for index in decoded.rules.indices { decoded.rules[index].why = set.rules[index].why }
    #expect(decoded == set)
    #expect(set.hash.count == 16)
  }

  @Test func aDistanceThatNoRuleCanHaveIsRefused() throws {
    for count in [0, 1_000_001, Int.max] {
      var set = try Self.sample()
      let place = try #require(set.rules.firstIndex { $0.id == "general/absent" })
      guard case .require(var requirement) = set.rules[place].kind else { continue }
      requirement.within = .words(count)
      set.rules[place].kind = .require(requirement)
      let bytes = RuleSetCoding.encode(set)
      #expect(throws: EncodingError.self) { try RuleSetCoding.decode(EncodedBytes(bytes)) }
    }
  }

  @Test func damagedBytesAreRefusedAndNeverTrap() throws {
    let bytes = RuleSetCoding.encode(try Self.sample())
    for end in stride(from: 0, to: bytes.count, by: 131) {
      #expect(throws: EncodingError.self) { try RuleSetCoding.decode(EncodedBytes(Array(bytes[..<end]))) }
    }
    var refused = 0
    for place in stride(from: 0, to: bytes.count, by: 53) {
      var damaged = bytes
      damaged[place] ^= 0x15
      do { _ = try RuleSetCoding.decode(EncodedBytes(damaged)) } catch { refused += 1 }
    }
    #expect(refused > 20)
  }
}
