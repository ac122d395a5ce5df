import CaveatKit
import Foundation
import Testing

/// The examples of every rule in `Rules/`, as they stand and in other forms.
@Suite struct RuleExampleTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Rules")

  static let result: RuleLoader.Result = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    let sources = paths.filter { $0.hasSuffix(".yml") }.sorted().compactMap { path -> RuleSource? in
      guard let data = try? Data(contentsOf: root.appendingPathComponent(path)) else { return nil }
      return RuleSource(path: path, displayPath: "Rules/" + path, bytes: Array(data))
    }
    return RuleLoader.load(sources)
  }()
  static let rules = LoadedRules(result.ruleSet, digest: "")

  /// What the rules find in a draft in Markdown.
  static func lint(_ text: String) throws -> LintResult {
    let document = DocumentReader.read(try SourceFile(path: "a.md", bytes: Array(text.utf8)), as: .markdown)
    return Linter(result.ruleSet).lint(document, LintOptions(asOf: "2026-11-28"))
  }

  @Test func theRulesHaveNoMistakes() {
    #expect(Self.result.problems.map { "\($0.path): \($0.message)" } == [])
    #expect(Self.result.ruleSet.rules.count >= 100)
  }

  @Test(arguments: result.ruleSet.rules.map(\.id))
  func examplesHoldInEveryForm(_ id: String) throws {
    let rule = try #require(Self.rules.rule(id))
    let outcomes = RuleExampleRunner(Self.rules, asOf: "2026-11-26")
      .outcomes(of: rule, variants: ExampleVariant.allCases)
    for outcome in outcomes {
      if case .failed(let why) = outcome.verdict {
        Issue.record("\(outcome.kind.rawValue), \(outcome.variant.rawValue): \(why): \(outcome.example.text)")
      }
    }
    #expect(rule.examples.flagged.count >= 3, "three flagged examples show the range of a rule")
    #expect(rule.examples.clean.count >= 3, "three clean examples show where a rule stops")
  }

  @Test func everyReferenceIsUsedAndDated() {
    for reference in Self.result.ruleSet.references {
      #expect(!reference.checked.isEmpty && !reference.summary.isEmpty, "\(reference.id)")
    }
  }
}
