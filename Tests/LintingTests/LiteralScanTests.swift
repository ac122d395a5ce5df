import RuleModel
import TestSupport
import Testing

@testable import Linting

@Suite struct LiteralScanTests {
  func hits(_ literals: [String], _ text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var found: Set<String> = []
    var table = LiteralTable()
    let clauses = literals.map { RequiredLiterals.Clause(literals: [Array($0.utf8)], offset: .zero) }
    table.append(clauses.map { RequiredLiterals(ways: [[$0]]) })
    let scan = LiteralScan(LiteralIndex(table))
    scan.scan(bytes.span) { hit, _ in
      scan.clauses(of: hit) { clause in
        for literal in table.clauses[clause] {
          found.insert(String(decoding: table.literals[Int(literal)], as: UTF8.self))
        }
      }
    }
    return found
  }

  @Test func findsLiteralsInAnyCase() {
    #expect(hits(["safe", "cure", "effective"], "SAFE and Effective") == ["safe", "effective"])
  }

  @Test func findsLiteralsOfThreeBytes() {
    #expect(hits(["fda", "abc"], "The FDA says") == ["fda"])
  }

  @Test func findsLiteralsAtTheEdges() {
    #expect(hits(["wrinkles", "erase"], "erase wrinkles") == ["wrinkles", "erase"])
    #expect(hits(["wrinkles"], "rinkles") == [])
    #expect(hits(["wrinkles"], "wrinkle") == [])
    #expect(hits(["wrinkles"], "") == [])
  }

  @Test func findsLiteralsOnlyWhereWordsStartAndEnd() {
    #expect(hits(["\tscar", "\tno\t"], "scarring") == ["\tscar"])
    #expect(hits(["\tscar", "\tno\t"], "a descarred note") == [])
    #expect(hits(["\tno\t"], "no") == ["\tno\t"])
  }

  @Test func findsLiteralsThatAreBeginningsOfOthers() {
    let literals = ["\tskin", "\tskin\t", "\tskin care", "\tskinny", "\tsk", "\tski"]
    #expect(hits(literals, "skin care") == ["\tskin", "\tskin\t", "\tskin care", "\tsk", "\tski"])
    #expect(hits(literals, "skip") == ["\tsk", "\tski"])
    #expect(hits(literals, "sky") == ["\tsk"])
  }

  @Test func findsSymbols() {
    #expect(hits(["$", "★★", "(20"], "★★★ $5 (2026)") == ["$", "★★", "(20"])
    #expect(hits(["£"], "€5") == [])
  }

  @Test func agreesWithASimpleSearch() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let letters = Array("abcd E")
      func word(_ count: Int) -> String { String((0..<count).map { _ in letters[random(letters.count)] }) }
      let literals = (0..<20).map { _ in
        let plain = word(3 + random(6)).lowercased()
        return plain.first != " " && random(2) == 0 ? "\t" + plain : plain
      }
      let text = word(200)
      // A tab before the text of a literal asks for a space or the start.
      let plain = text.lowercased()
      let expected = Set(
        literals.filter { literal in
          literal.first == "\t"
            ? (" " + plain).contains(" " + literal.dropFirst()) : plain.contains(literal)
        })
      #expect(hits(literals, text) == expected)
    }
  }
}

/// A forged rule cache can hold anything.
@Suite struct ForgedIndexTests {
  @Test func damagedIndexesGiveWrongFindingsAtWorst() throws {
    let patterns = [#"\b(?:safe|safely|cure[sd]?) \w+"#, "wholly (?:new|harmless)", #"100 ?% \w+"#]
    let any = patterns.map { "{regex: '\($0)'}" }.joined(separator: ", ")
    let rule = LintingFixture.rule("general/a", "flag: {any: [\(any)]}")
    let loaded = try RuleFixtures.load(LintingFixture.base.merging(rule) { $1 })
    #expect(loaded.patterns.count > patterns.count)
    let bytes = RuleSetCoding.encode(loaded)
    let text = Array("Safe and cured, wholly new and wholly harmless: 100% effective.".utf8)
    var decoded = 0
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x15, 0x7F] {
        var damaged = bytes
        damaged[place] ^= change
        guard let set = try? RuleSetCoding.decode(EncodedBytes(damaged)) else { continue }
        decoded += 1
        let scan = LiteralScan(set.literals)
        scan.scan(text.span) { hit, _ in
          scan.clauses(of: hit) { clause in #expect(clause < set.literals.clauseCount) }
        }
        let prefilter = Prefilter(set.literals)
        var pass = prefilter.takePass()
        prefilter.patterns(in: text.span, &pass) { pattern, _ in
          #expect(set.patterns.indices.contains(pattern))
        }
      }
    }
    #expect(decoded > 500)
  }
}
