import Diagnostics
import Documents
import RuleModel
import SourceText
import TestSupport
import Testing

@testable import Linting

/// What is remembered of a sentence's text may change how fast a document is judged, never what is found in it.
@Suite struct SentenceMemoryTests {
  typealias F = LintingFixture

  /// A context that holds under a heading, and one that holds in its sentence.
  private static let contexts = [
    "contexts.yml": """
    clause-breaks: [';']
    contexts:
      warned:
        about: It stands among the warnings
        cues: [{reach: section, any: [{words: [Warnings]}]}]
      denied:
        about: It is denied
        cues: [{reach: following, any: [{words: [not]}]}]
    """
  ]

  private static let rules = [
    F.rule(
      "general/safe", #"flag: {any: [{regex: '\bsafe (?<what>\w+)'}], unless: [denied, warned]}"#,
      extra: "aliases: [general/safety]"),
    F.rule("general/cure", "flag: {any: [{words: [cure]}], unless: [denied]}"),
    // Without literals.
    F.rule("general/pair", #"flag: {any: [{regex: '\b(?<a>\w)\w\k<a>\w\b'}]}"#),
    // A literal across two sentences.
    F.rule("general/answer", #"flag: {unit: paragraph, any: [{regex: 'l\? N\w+ doubt'}]}"#),
    F.rule("general/slow", #"flag: {any: [{regex: '(?:a{1,30}){1,30}b{2}c'}]}"#),
  ]

  private static func linter() throws -> Linter {
    let files = rules.reduce(F.base.merging(contexts) { $1 }) { $0.merging($1) { $1 } }
    return Linter(try RuleFixtures.load(files))
  }

  private static func document(_ text: String) throws -> Document {
    DocumentReader.read(try SourceFile(path: "a.md", bytes: Array(text.utf8)), as: .markdown)
  }

  private static func lint(_ linter: Linter, _ text: String) throws -> LintResult {
    linter.lint(try document(text), LintOptions(asOf: "2026-11-26"), trace: true)
  }

  private static let drafts = [
    "# A clinic\n\nIt is safe now. A cure. It is safe now.\n\nA cure; it is safe now.",
    "# Warnings\n\nIt is safe now.\n\n# More\n\nA clinic. It is safe now. It is not safe now.",
    "Safe at all? No doubt. It is safe now.\n\nSafe at all? Not a doubt. A clinic.",
    "The clinic has a papa. A cure is not a cure. The clinic has a papa.",
    "A clinic \(String(repeating: "a", count: 900))bc.",
    "A clinic.\n\n\(String(repeating: "It is safe now, again ", count: 80)).",
    "",
  ]

  @Test func aMatchStandsWhereverItsSentenceDoes() throws {
    let text = Self.drafts[0]
    let found = try Self.lint(Self.linter(), text).findings
    #expect(found.map(\.range.lower) == [18, 30, 42, 55, 67])
    #expect(found.map(\.rule).filter { $0 == "general/cure" }.count == 2)
    #expect(Set(found.map(\.fingerprint)).count == 5)
  }

  @Test func whatOtherSentencesSayOfItIsNotRemembered() throws {
    let found = try Self.lint(Self.linter(), Self.drafts[1]).findings
    #expect(found.map(\.range.lower) == [53])
  }

  @Test func aPatternMayMatchAcrossSentences() throws {
    let found = try Self.lint(Self.linter(), Self.drafts[2]).findings.filter { $0.rule == "general/answer" }
    #expect(found.map(\.range) == [ByteRange(10, 21)])
  }

  @Test func documentsBeforeChangeNothing() throws {
    let old = try Self.linter()
    for draft in Self.drafts + Self.drafts.reversed() { _ = try Self.lint(old, draft) }
    for draft in Self.drafts {
      let fresh = try Self.lint(Self.linter(), draft)
      let again = try Self.lint(old, draft)
      #expect(again.findings == fresh.findings)
      #expect(again.trace == fresh.trace)
      #expect(again.incidents == fresh.incidents)
      #expect(again.context.topics.map(\.reason) == fresh.context.topics.map(\.reason))
    }
    #expect(try Self.lint(old, Self.drafts[4]).incidents.map(\.rule) == ["general/slow"])
  }

  /// Rules run on many documents at a time, each of which is judged as if it were alone.
  @Test func documentsBesideItChangeNothing() throws {
    let texts = Self.drafts + ["<!-- caveat-disable-next-block general/cure: quoted -->\n\nA cure.", "No."]
    let options = LintOptions(asOf: "2026-11-26")
    for order in [texts, texts.reversed()] {
      let together = try Self.linter().lint(try order.map(Self.document), options, trace: true)
      #expect(together.count == order.count)
      for (text, result) in zip(order, together) {
        let alone = try Self.lint(Self.linter(), text)
        #expect(result.findings == alone.findings)
        #expect(result.suppressed.map(\.finding) == alone.suppressed.map(\.finding))
        #expect(result.trace == alone.trace)
        #expect(result.incidents == alone.incidents)
        #expect(result.context.topics.map(\.name) == alone.context.topics.map(\.name))
      }
    }
    #expect(try Self.linter().lint([], options).isEmpty)
  }

  @Test func anEditIsJudgedAnew() throws {
    let linter = try Self.linter()
    #expect(try Self.lint(linter, "A clinic. It is safe now.").findings.count == 1)
    #expect(try Self.lint(linter, "A clinic. It is not safe now.").findings.count == 0)
    #expect(try Self.lint(linter, "A clinic. It is safer now.").findings.count == 0)
    #expect(try Self.lint(linter, "A clinic. It is safe now.").findings.count == 1)
  }

  @Test func onlyTheLastTextsAreKept() throws {
    let memory = SentenceMemory()
    func recall(_ number: Int) throws -> (SentenceMemory.Recall, hash: UInt64) {
      let document = try Self.document("Sentence \(number).")
      let texts = SentenceTexts(document)
      return (memory.recall(texts, in: document)[0], texts.hashes[0])
    }
    func isKnown(_ number: Int) throws -> Bool {
      if case .known = try recall(number).0 { true } else { false }
    }
    func keep(_ numbers: Range<Int>) throws {
      for number in numbers {
        let text = Array("Sentence \(number).".utf8)
        memory.keep([(try recall(number).hash, TextFacts(text: text, candidates: [], matches: MatchLists()))])
      }
    }
    if case .new = try recall(0).0 {} else { Issue.record("a text is known that never came") }
    if case .seen = try recall(0).0 {} else { Issue.record("a text that came once is new") }
    let most = SentenceMemory.mostTexts
    try keep(0..<most)
    #expect(try isKnown(most - 1) && isKnown(most - 2))
    try keep(most..<most + 1)
    // What is looked up goes over into the new generation.
    #expect(try isKnown(most - 1))
    try keep(most + 1..<2 * most)
    #expect(try isKnown(most - 1))
    #expect(try !isKnown(most - 2))
  }

  @Test func textsAreNumberedAsTheyCome() throws {
    let texts = SentenceTexts(try Self.document("One. Two. One.\n\nThree. Two. One."))
    #expect(texts.numbers == [0, 1, 0, 2, 1, 0])
    #expect(texts.indices.map { Array(texts.sentences(of: $0)) } == [[0, 2, 5], [1, 4], [3]])
    #expect(texts.indices.map(texts.firstSentence) == [0, 1, 3])
    #expect(SentenceTexts(try Self.document("")).indices.isEmpty)
  }

  @Test func listsOfMatchesAreNumberedFromOne() {
    func range(_ place: Int) -> ByteRange { ByteRange(place, place + 1) }
    func named(_ place: Int) -> [NamedRange] { [NamedRange(name: "part", range: range(place))] }
    var lists = MatchLists()
    #expect(lists.close() == nil)
    lists.append(range(1), groups: [])
    lists.append(range(2), groups: named(20))
    #expect(lists.close() == 1)
    lists.append(range(3), groups: named(30))
    lists.abandon()
    #expect(lists.close() == nil)
    lists.append(range(4), groups: [])
    #expect(lists.close() == 2)
    var others = MatchLists()
    others.append(1, of: lists)
    others.append(contentsOf: lists)
    #expect(others.count == 3)
    let matches = (1...3).map { others[$0].map { others.match(at: $0, inTextAt: 100, sentence: 7) } }
    #expect(matches.map { $0.map(\.range.lower) } == [[101, 102], [101, 102], [104]])
    #expect(matches[0].map(\.groups) == [[], named(120)])
    #expect(matches[1].map(\.groups) == [[], named(120)])
    #expect(matches[2][0].groups.isEmpty && matches[2][0].sentence == 7)
  }
}
