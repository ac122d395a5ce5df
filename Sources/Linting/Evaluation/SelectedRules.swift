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
  let contexts: ContextTable
  let topics: TopicTable
  /// What findings of a rule say, and cite for those that lost to it; once one was written.
  let guidance = Mutex<[[Int]: Guidance]>([:])

  init(of ruleSet: RuleSet, _ options: LintOptions) {
    self.options = options
    contexts = ContextTable(ruleSet)
    topics = TopicTable(ruleSet)
    traits = ruleSet.rules.map(RuleTraits.init)
    rules = Self.rules(of: ruleSet, options, contexts, topics)
    finders = rules.filter { !$0.readsClaims }
    claimReaders = rules.filter(\.readsClaims)
    var whole = options
    whole.select = []
    whole.ignore = []
    let chosen = Set(rules.map(\.index))
    counting =
      whole == options
      ? []
      : Self.rules(of: ruleSet, whole, contexts, topics).filter { [traits] rule in
        traits[rule.index].isOverclaim && !chosen.contains(rule.index)
      }
    claimers = rules.filter { [traits] in traits[$0.index].isOverclaim } + counting
  }

  private static func rules(
    of ruleSet: RuleSet, _ options: LintOptions, _ contexts: ContextTable, _ topics: TopicTable
  ) -> [ActiveRule] {
    let selection = RuleSelection(options: options)
    return ruleSet.rules.indices.filter { selection.allows(ruleSet.rules[$0]) }
      .map { ActiveRule(ruleSet.rules[$0], at: $0, options, contexts, topics) }
  }
}
