import Testing

@testable import RuleModel

@Suite struct GapLintTests {
  @Test(arguments: [
    (#"safe.*effective"#, 4), (#"safe.+?x"#, 4), (#"a.{3,}b"#, 1), (#"[^.]*safe"#, 0), (#"\S+ safe"#, 0),
    (#"(?:.)*safe"#, 4), (#"(?:.|x)+safe"#, 6), (#"(?:(?!stop).)*safe"#, 12), (#"[\s\S]*safe"#, 0),
    (#"[\w\W]+safe"#, 0), (#"[\w ]+safe"#, 0), (#"[^[:space:]]+safe"#, 0), (#"(?:\w+ )+safe"#, 7),
    (#"\V*"#, 0), (#"\H*"#, 0), (#"(?:\w|\W)*"#, 8), (#"(?:\b\w{1,9}|(?: |\s))*"#, 21), (#"[\x00-\x7f]*"#, 0),
    (#"[ -~]+"#, 0), (#"[a-z ]+"#, 0), (#"[\t-z]+"#, 0), (#"\P{Nd}+"#, 0), (#"[\p{L} ]+"#, 0),
    (#"\p{Any}+"#, 0),
    (#"[[:print:]]+"#, 0), (#"(?#[).*"#, 5), (#"a(?#]).(?#x)*"#, 6), (#".\E+"#, 0), (#".\Q\E+"#, 0),
    (#".{3, }"#, 0),
    (#"a(?x)b"#, 1), (#"(?i-s:.)+"#, 7), (#"(?<x>.)+"#, 6),
    (#"(\w+\s+)*safe"#, 7), (#"(?:a+)*"#, 5), (#"a(?C1)b"#, 1), (#"a(?C"x")b"#, 1), (#"(*UTF)a"#, 0),
  ])
  func aGapWithoutAnEndIsFound(_ regex: String, _ offset: Int) {
    #expect(GapLint.firstProblem(in: regex)?.offset == offset)
  }

  @Test(arguments: [
    #"\w+ safe"#, #"\s+safe\w*"#, #"\d+ ?%"#, #"[a-z']+ly"#, #"[\w'-]+"#, #".{0,40}safe"#, #"[^.]{0,60}x"#,
    #"(?:\w{1,9} ){0,3}safe"#, #"\.+"#, #"[.]+"#, #"\Qa.*\E"#, #"(?:(?=.)a)+"#, #"\x{41}+"#, #"\p{Lu}+"#,
    #"(?:\w|-)+"#, #"(?:\w\s)+"#, #"[ -/]+"#, #"[\x41-\x5a]+"#, #"\P{Nd}"#, #"(?#.*)a"#, #"(?<x>a)+"#,
    #"(?i)a+"#,
    #"[\Q ]\E]+"#, #"[[:alpha:]]+"#, #"[]a]+"#, #"a{,3}.b"#, #"\"#, #"[a"#, #"[["#, #"(?"#, #"a{1"#,
  ])
  func whatIsBoundedPasses(_ regex: String) {
    #expect(GapLint.firstProblem(in: regex) == nil)
  }

  @Test(arguments: ["{1", "[[:", "(", "\\Q", "\\x{", "{a", "[^"])
  func hostilePatternsTakeLinearTime(_ part: String) {
    let clock = ContinuousClock()
    let time = clock.measure { _ = GapLint.firstProblem(in: String(repeating: part, count: 200_000)) }
    #expect(time < .seconds(10))
  }
}
