import RuleModel
import Testing

@testable import Linting

@Suite struct LiteralIndexTests {
  func hits(_ literals: [String], _ text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var found: Set<String> = []
    var table = LiteralTable()
    let clauses = literals.map { RequiredLiterals.Clause(literals: [Array($0.utf8)], offset: .zero) }
    table.append(clauses.map { RequiredLiterals(clauses: [$0]) })
    LiteralIndex(table.literals, windowEnds: table.windowEnds).scan(bytes.span) { literal, _, _ in
      found.insert(String(decoding: table.literals[literal], as: UTF8.self))
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

  @Test func agreesWithASimpleSearch() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let letters = Array("abcd E")
      func word(_ count: Int) -> String { String((0..<count).map { _ in letters[random(letters.count)] }) }
      let literals = (0..<20).map { _ in word(3 + random(6)).lowercased() }
      let text = word(200)
      let expected = Set(literals.filter { text.lowercased().contains($0) })
      #expect(hits(literals, text) == expected)
    }
  }
}
