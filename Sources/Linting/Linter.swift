package import Documents
package import RuleModel

/// Checks documents against one rule set. Pure: no files, no clock, no globals.
package struct Linter: Sendable {
  private let ruleSet: RuleSet

  /// Prepares `ruleSet`; patterns compile when they are first needed.
  package init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// Checks one document; safe to call from several tasks at once.
  package func lint(_ document: Document, _ options: LintOptions, trace: Bool = false) -> LintResult {
    LintResult()
  }
}
