import Diagnostics
package import Linting
package import Reporting
package import RuleModel

/// A rule set, ready to check documents, and what reports say about it.
package struct LoadedRules: Sendable {
  package let ruleSet: RuleSet
  package let linter: Linter
  /// The SHA-256 of everything the rules were read from.
  package let digest: String

  package init(_ ruleSet: RuleSet, digest: String, compiled: CompiledPatterns? = nil) {
    self.ruleSet = ruleSet
    self.linter = Linter(ruleSet, compiled: compiled)
    self.digest = digest
  }

  /// The rules as reports present them, ordered by identifier.
  package var descriptions: [RuleDescription] {
    let citations = Dictionary(
      ruleSet.references.map { ($0.id, $0.citation) }, uniquingKeysWith: { first, _ in first })
    return ruleSet.rules.map { rule in
      RuleDescription(
        id: rule.id, category: rule.category, severity: rule.severity.fallback, message: rule.message,
        why: rule.why, advice: rule.advice, references: rule.references.compactMap { citations[$0] },
        formerIDs: rule.aliases)
    }
  }

  /// The rule of this identifier or former identifier.
  package func rule(_ id: String) -> Rule? { ruleSet.rule(id) }

  /// Everything a selector may name.
  package var selectorNames: Set<String> {
    var names: Set<String> = ["*"]
    for category in RuleCategory.all {
      let group = String(category.prefix { $0 != "/" })
      names.formUnion([category, group, group + "/*"])
    }
    for rule in ruleSet.rules { names.formUnion([rule.id, rule.pack, rule.pack + "/*"] + rule.aliases) }
    return names
  }
}
