import Diagnostics
import RuleModel
import Synchronization

/// The rules that options alone let run.
final class SelectedRules: Sendable {
  let options: LintOptions
  let rules: [ActiveRule]
  /// Those of them that look only at the copy, and those that ask what others found.
  let finders: [ActiveRule]
  let claimReaders: [ActiveRule]
  /// Rules that do not run and whose overclaims count: what a run selects does not change what it makes of a draft.
  let counting: [ActiveRule]
  /// All rules whose overclaims count.
  let claimers: [ActiveRule]
  /// Of every rule of the set, by its place.
  let traits: [RuleTraits]
  /// What findings of a rule, and of those that lost to it, cite; once one was written.
  let citations = Mutex<[[Int]: [Citation]]>([:])

  init(of ruleSet: RuleSet, _ options: LintOptions) {
    self.options = options
    traits = ruleSet.rules.map(RuleTraits.init)
    rules = Self.rules(of: ruleSet, options)
    finders = rules.filter { !$0.readsClaims }
    claimReaders = rules.filter(\.readsClaims)
    var whole = options
    whole.select = []
    whole.ignore = []
    let chosen = Set(rules.map(\.index))
    counting =
      whole == options
      ? []
      : Self.rules(of: ruleSet, whole).filter { rule in
        rule.definition.isOverclaim && !chosen.contains(rule.index)
      }
    claimers = rules.filter(\.definition.isOverclaim) + counting
  }

  private static func rules(of ruleSet: RuleSet, _ options: LintOptions) -> [ActiveRule] {
    let selection = RuleSelection(options: options)
    return ruleSet.rules.indices.filter { selection.allows(ruleSet.rules[$0]) }
      .map { ActiveRule(ruleSet.rules[$0], at: $0, options) }
  }
}
