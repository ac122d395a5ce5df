import PCRE
import Testing

@Suite struct PatternTests {
  func match(_ regex: String, _ subject: String, from start: Int = 0) throws -> Range<Int>? {
    let scratch = MatchScratch()
    let bytes = Array(subject.utf8)
    return try scratch.firstMatch(of: Pattern(regex), in: bytes.span, from: start)
  }

  @Test func offsetsAreBytes() throws {
    #expect(try match("safe", "💉 Safe") == 5..<9)
    #expect(try match("é", "CAFÉ") == 3..<5)
    #expect(try match("safe", "safe, safe", from: 1) == 6..<10)
    #expect(try match("^safe$", "safe\n") == nil)
  }

  @Test func emptySubjectMatchesAnEmptyPattern() throws {
    #expect(try match("^$", "") == 0..<0)
    #expect(try match("x", "") == nil)
  }

  @Test func caseCountsOnlyWhereAsked() throws {
    let scratch = MatchScratch()
    let bytes = Array("fda".utf8)
    #expect(try scratch.firstMatch(of: Pattern("FDA"), in: bytes.span) == 0..<3)
    #expect(try scratch.firstMatch(of: Pattern("FDA", caseSensitive: true), in: bytes.span) == nil)
  }

  @Test func namedGroupsCaptureAndPlainOnesDoNot() throws {
    let scratch = MatchScratch()
    let pattern = try Pattern(#"(cure)s? (?<what>\w+)(?<rest> now)?"#)
    let bytes = Array("It cures acne.".utf8)
    _ = try scratch.firstMatch(of: pattern, in: bytes.span)
    let groups = scratch.groups(of: pattern)
    #expect(groups.map(\.name) == ["what"])
    #expect(groups.map(\.range) == [9..<13])
  }

  @Test func aPatternThatDoesNotCompileNamesItsPlace() {
    #expect(throws: PatternError(message: "missing closing parenthesis", offset: 5)) {
      try Pattern("(safe")
    }
    #expect(throws: PatternError.self) { try Pattern(#"\C"#) }
  }

  @Test func theStepLimitSurfaces() throws {
    #expect(throws: MatchFailure.self) {
      try match("(?:a+)*[0-9]", String(repeating: "a", count: 60))
    }
  }

  @Test func theBudgetEndsAQuadraticSearch() throws {
    let scratch = MatchScratch()
    scratch.budget = .milliseconds(50)
    let bytes = Array(String(repeating: "erase ", count: 60_000).utf8)
    let pattern = try Pattern("erase.*wrinkles")
    #expect(throws: MatchFailure(code: 0, message: "ran out of time")) {
      try scratch.firstMatch(of: pattern, in: bytes.span)
    }
  }

  @Test func windowsFindWhatOneCallFinds() throws {
    let text = String(repeating: "é plain words ", count: 5_000) + "erase wrinkles"
    let bytes = Array(text.utf8)
    for jit in [false, true] {
      let scratch = MatchScratch()
      let pattern = try Pattern(#"erase\s+\w+"#, jit: jit)
      #expect(try scratch.firstMatch(of: pattern, in: bytes.span) == (bytes.count - 14)..<bytes.count)
    }
  }
}
