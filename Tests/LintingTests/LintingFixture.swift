import Diagnostics
import Documents
import RuleModel
import SourceText
import TestSupport

@testable import Linting

/// Lints marked copy with small rules.
enum LintingFixture {
  /// A reference, which every rule needs, and a topic that is present once its word is.
  static let base = [
    "references.yml": """
    references:
      us/law: {jurisdiction: us, authority: A, instrument: Act, section: §1, checked: 2026-11-26, confidence: primary, says: x}
      uk/code: {jurisdiction: uk, authority: B, instrument: Code, section: "2.1", checked: 2026-11-26, confidence: primary, says: y}
    """,
    "topics/health.yml": """
    topic: health
    about: Health
    class: [procedure]
    evidence: [{words: [clinic, treatment, Botox, cure, wrinkle]}]
    """,
    "topics/botox.yml": """
    topic: botox
    about: Toxin
    class: [prescription-medicine]
    implies: [health]
    threshold: 2
    evidence: [{words: [Botox], weight: 2}]
    """,
  ]

  /// A rule file with `body` in place of its kind, and more keys from `extra`.
  static func rule(
    _ id: String, _ body: String, category: String = "overclaim/other-claim", extra: String = ""
  )
    -> [String: String]
  {
    [
      id + ".yml": """
      id: \(id)
      category: \(category)
      severity: error
      message: "found “{match}”"
      why: Because.
      advice: Write something else.
      references: [us/law, uk/code]
      \(extra)
      \(body)
      examples: {flagged: ["[[x]]"], clean: ["y"]}
      """
    ]
  }

  static func lint(
    _ text: String, _ rules: [[String: String]], as format: DocumentFormat = .markdown,
    trace: Bool = false, _ change: (inout LintOptions) -> Void = { _ in }
  ) throws -> LintResult {
    let files = rules.reduce(base) { $0.merging($1) { $1 } }
    let set = try RuleFixtures.load(["contexts.yml"], and: files)
    let document = DocumentReader.read(try SourceFile(path: "a.md", bytes: Array(text.utf8)), as: format)
    var options = LintOptions(asOf: "2026-11-26")
    change(&options)
    return Linter(set).lint(document, options, trace: trace)
  }

  /// The findings as `rule: text`.
  static func found(
    _ text: String, _ rules: [[String: String]], as format: DocumentFormat = .markdown,
    _ change: (inout LintOptions) -> Void = { _ in }
  ) throws -> [String] {
    try lint(text, rules, as: format, change).findings.map { finding in
      "\(finding.rule): \(String(decoding: Array(text.utf8)[finding.range.range], as: UTF8.self))"
    }
  }
}
