import Diagnostics
import Documents
import RuleModel
import SourceText
import TestSupport
import Testing

@testable import Linting

/// Contexts of small rule sets.
@Suite struct CueTests {
  typealias F = LintingFixture

  private static func found(_ text: String, unless names: String, _ contexts: String) throws -> [String] {
    let rule = F.rule("general/safe", "flag: {any: [{words: [safe]}], unless: [\(names)]}")
    let files = F.base.merging(rule) { $1 }.merging(["contexts.yml": contexts]) { $1 }
    let document = DocumentReader.read(
      try SourceFile(path: "a.md", bytes: Array(text.utf8)), as: .markdown)
    return Linter(try RuleFixtures.load(files)).lint(document, LintOptions(asOf: "2026-11-26")).findings
      .map(\.sentence)
  }

  private static let studied = """
    contexts:
      studied:
        about: A study is told of
        cues:
          - reach: sentence
            any: [{words: [study]}, {regex: 'trial\\w*'}]
            without: [{words: [our clinic]}, {regex: '\\bwe\\b'}]
    """

  @Test func aCueHoldsWithoutWhatMustNotStandInItsSentence() throws {
    func found(_ text: String) throws -> [String] { try Self.found(text, unless: "studied", Self.studied) }
    #expect(try found("Safe in a study at a clinic.") == [])
    #expect(try found("Safe in trials at a clinic.") == [])
    for text in [
      "Our clinic: safe in a study.", "At the clinic we say safe in a study.",
      "A study found the clinic safe, and we agree.",
    ] {
      #expect(try found(text) == [text])
    }
    // What another sentence says does not matter.
    #expect(try found("Our clinic is here. Safe in a study. We are kind.") == [])
    #expect(try found("A safe clinic.") == ["A safe clinic."])
  }

  /// Contexts are told apart although there are more of them than bits.
  @Test func manyContextsAreToldApart() throws {
    let many = (0..<70).map { number in
      "  c\(number):\n    about: One\n    cues: [{reach: sentence, any: [{words: [word\(number)x]}]}]"
    }
    let contexts = "contexts:\n" + many.joined(separator: "\n")
    #expect(try Self.found("A safe clinic, word3x.", unless: "c3, c9", contexts) == [])
    #expect(try Self.found("A safe clinic, word9x.", unless: "c3, c9", contexts) == [])
    for other in [4, 67, 69] {
      #expect(try Self.found("A safe clinic, word\(other)x.", unless: "c3, c9", contexts).count == 1)
    }
  }

  /// An answer is judged by the question in the block before it, whatever that block is, and by no other.
  @Test func aCueReachesOverTheNextBlock() throws {
    let asked = """
      contexts:
        asked:
          about: A question stands above
          cues: [{reach: next, any: [{regex: '^Is it [^?]{1,40}\\?$'}]}]
      """
    func found(_ text: String) throws -> [String] { try Self.found(text, unless: "asked", asked) }
    #expect(try found("Is it good?\n\nA safe clinic. Truly safe.") == [])
    #expect(try found("# Is it good?\n\nA safe clinic.") == [])
    #expect(try found("- Is it good?\n- A safe clinic.") == [])
    #expect(try found("Is it good?\n\nNo.\n\nA safe clinic.") == ["A safe clinic."])
    #expect(try found("A safe clinic.\n\nIs it good?") == ["A safe clinic."])
    #expect(try found("Is it good? A safe clinic.") == ["A safe clinic."])
  }

  @Test func copyIsCountedAndNotItsSurroundings() throws {
    let html = "<nav><p>Botox here.</p></nav><p>Botox here.</p><p>A clinic. Botox here.</p><p>New Botox.</p>"
    let set = try RuleFixtures.load(F.base.merging(["contexts.yml": Self.studied]) { $1 })
    let document = DocumentReader.read(
      try SourceFile(path: "a.html", bytes: Array(html.utf8)), as: .html)
    let matcher = Linter(set).matcher(for: document)
    let botox = try #require(set.topics.first { $0.name == "botox" }?.evidence.first?.pattern)
    let (count, first) = matcher.mentions(of: botox)
    #expect(count == 3)
    #expect(
      first.map { document.text(of: document.sentences[$0.sentence].text) } == ["Botox here.", "New Botox."])
    #expect(first.allSatisfy { document.blocks[document.sentences[$0.sentence].block].isCopy })
    #expect(matcher.matches(of: botox).count == 4)
  }
}
