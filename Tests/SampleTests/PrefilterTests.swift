import CaveatKit
import PCRE
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
    everywhere.append(set.patterns.map { _ in RequiredLiterals(ways: []) })
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
      let some = DocumentMatcher(document, tools: MatchingTools(store), prefilter: filtered)
      let all = DocumentMatcher(document, tools: MatchingTools(store), prefilter: unfiltered)
      for pattern in set.patterns.indices {
        let expected = all.matches(of: pattern)
        matches += expected.count
        #expect(some.matches(of: pattern) == expected, "\(set.patterns[pattern].regex.prefix(200))")
      }
    }
    #expect(matches > 5_000)
  }

  /// Whether a letter is capital is asked neither of the text nor of the pattern.
  @Test func everyPatternFindsInSmallLettersWhatItFindsInEitherCase() throws {
    let set = Sample.rules.ruleSet
    let scratch = MatchScratch()
    var (inSmallLetters, matches) = (0, 0)
    var small: [UInt8] = []
    for rule in set.rules {
      let examples = (rule.examples.flagged + rule.examples.clean).map { $0.text }
      let texts = (examples + examples.map { $0.uppercased() }).map { Array($0.utf8) }
      for place in Set(rule.kind.patterns) where !set.patterns[place].isCaseSensitive {
        let fastest = try Pattern(fastest: set.patterns[place].regex, caseSensitive: false)
        guard fastest.readsSmallLetters else { continue }
        let written = try Pattern(set.patterns[place].regex)
        inSmallLetters += 1
        for text in texts {
          SmallLetters.fold(text.span, into: &small)
          let expected = try scratch.firstMatch(of: written, in: text.span)
          let found = try scratch.firstMatch(of: fastest, in: small.span.extracting(first: text.count))
          #expect(found == expected, "\(rule.id): \(set.patterns[place].regex.prefix(200))")
          if found != nil { matches += 1 }
        }
      }
    }
    #expect(inSmallLetters > 3_500)
    #expect(matches > 5_000)
  }

  @Test(arguments: [
    // A sentence that is longer than offsets in it are counted.
    (#"\bsafe \w+"#, String(repeating: "word ", count: 20_000) + "safe today and on", ["safe today"]),
    (#"word .{0,90}safe"#, String(repeating: "ward ", count: 20_000) + "word and safe", ["word and safe"]),
    // Starts of sentences.
    (
      #"^\W{0,4}(?:no|zero) pain"#, "(No pain) at all. And no pain after. Zero pain.",
      ["(No pain", "Zero pain"]
    ),
    (
      #"^safe|^\w+ sound"#, "Safe and sound. As sound as can be. Not as sound, not as safe.",
      ["Safe", "As sound"]
    ),
    (#"(?:^|more )gentle"#, "Gentle care and more gentle care. A gentle one.", ["Gentle", "more gentle"]),
    (#"(?m)^calm"#, "Calm. A calm day.", ["Calm"]),
    // Ways of one pattern, apart and in one sentence.
    (
      #"\bno (?:\w+ )?pain|safe for (?:all|every)"#, "No real pain, safe for all. Pain, no. For all safe.",
      ["No real pain", "safe for all"]
    ),
    // A word that is more than 64 words off, and one that seems near because word numbers come round again.
    (
      #"\bcure [^.]{0,400}\bfast\b"#, "A cure " + String(repeating: "so ", count: 70) + "fast.",
      ["cure " + String(repeating: "so ", count: 70) + "fast"]
    ),
    (#"\bcure (?:\w+ )?fast"#, "A cure " + String(repeating: "so ", count: 64) + "fast.", []),
  ])
  func matchesStartWhereTheyCan(pattern: String, text: String, expected: [String]) throws {
    var table = LiteralTable()
    table.append([RequiredLiterals(of: pattern)])
    let document = try Measurement.document(text, path: "a.txt")
    let matcher = DocumentMatcher(
      document, tools: MatchingTools(PatternStore([PatternSource(regex: pattern)])),
      prefilter: Prefilter(LiteralIndex(table)))
    #expect(matcher.matches(of: 0).map { document.text(of: $0.range) } == expected)
  }

  @Test(arguments: [
    // Both literals stand there, but too many words lie between them, or too few.
    (#"\bno (?:\w+ )?pain"#, "No trace of any pain.", 0),
    (#"\bno \w+ pain"#, "No pain.", 0),
    (#"\bno (?:\w+ )?pain"#, "No real pain.", 1),
    // Each way asks for its own literals.
    (#"\bno [^.]{0,40}pain|\bzero [^.]{0,40}risk"#, "No known risk. Zero words of pain.", 0),
    (#"\bno [^.]{0,40}pain|\bzero [^.]{0,40}risk"#, "No word of pain. Zero hint of risk.", 2),
    (#"\bour (?:new \w+|famous) laser"#, "Our old laser. Our famous laser. Our new big laser.", 2),
  ])
  func patternsAreTriedOnlyWhereAWayIsOpen(pattern: String, text: String, sentences: Int) throws {
    var table = LiteralTable()
    table.append([RequiredLiterals(of: pattern)])
    let document = try Measurement.document(text, path: "a.txt")
    let matcher = DocumentMatcher(
      document, tools: MatchingTools(PatternStore([PatternSource(regex: pattern)])),
      prefilter: Prefilter(LiteralIndex(table)))
    #expect(matcher.candidateSentences(of: 0).count == sentences)
  }

  @Test func patternsOfStartsAreTriedOnlyThere() throws {
    var table = LiteralTable()
    table.append([RequiredLiterals(of: #"^\W{0,4}(?:no|zero) pain"#)])
    let prefilter = Prefilter(LiteralIndex(table))
    func windows(_ text: String) -> [SentenceOffset.Window] {
      let bytes = Array(text.utf8)
      var pass = prefilter.takePass()
      var windows: [SentenceOffset.Window] = []
      prefilter.patterns(in: bytes.span, &pass) { windows.append($1) }
      return windows
    }
    #expect(windows("There is most certainly no pain.").isEmpty)
    #expect(windows("\"No pain.\"").map(\.last) == [0])
  }

  /// Whether a pattern matches is asked before all its matches are, and the other way round.
  @Test(arguments: [#"\bsafe\b"#, #"\w+ safe"#, #"[aeiou]{2}"#])
  func askingWhetherAPatternMatchesHidesNoMatch(pattern: String) throws {
    var table = LiteralTable()
    table.append([RequiredLiterals(of: pattern)])
    let document = try Measurement.document("Safe, so safe. Quite safe. No.", path: "a.txt")
    func matcher() -> DocumentMatcher {
      DocumentMatcher(
        document, tools: MatchingTools(PatternStore([PatternSource(regex: pattern)])),
        prefilter: Prefilter(LiteralIndex(table)))
    }
    let expected = matcher().matches(of: 0)
    let asked = matcher()
    for sentence in document.sentences.indices {
      let holds = expected.contains { $0.sentence == sentence }
      #expect(asked.holds(0, inSentence: sentence) == holds)
      #expect(asked.holds(0, inSentence: sentence) == holds)
    }
    #expect(!expected.isEmpty)
    #expect(asked.matches(of: 0) == expected)
    #expect(asked.holds(0, inSentence: 0) == expected.contains { $0.sentence == 0 })
    #expect(asked.mentions(of: 0).count == expected.count)
  }

  /// A linter that saw other drafts remembers their sentences.
  @Test func draftsAreJudgedAlikeWhateverWasJudgedBefore() throws {
    let options = LintOptions(asOf: "2026-11-26")
    let documents = try SampleTests.names.map { try Sample($0).document }
    let old = Linter(Sample.rules.ruleSet)
    let before = documents.map { old.lint($0, options) }
    let again = documents.reversed().map { old.lint($0, options) }.reversed()
    for (document, (first, second)) in zip(documents, zip(before, again)) {
      let fresh = Linter(Sample.rules.ruleSet).lint(document, options)
      #expect(first.findings == fresh.findings, "\(document.file.path)")
      #expect(second.findings == fresh.findings, "\(document.file.path)")
    }
  }
}
