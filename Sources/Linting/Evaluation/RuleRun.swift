import Diagnostics
import Documents
import RuleModel

/// The rules of a run on one document.
///
/// Some rules and topics ask what others find, so that rules run in two rounds, and all of them once more where claims
/// tell of a topic.
struct RuleRun {
  private let ruleSet: RuleSet
  private let selected: SelectedRules
  private let matcher: DocumentMatcher
  private let contexts: ContextEvaluator
  private let topics: TopicDetector
  private let isTracing: Bool

  init(_ ruleSet: RuleSet, _ selected: SelectedRules, _ matcher: DocumentMatcher, isTracing: Bool) {
    self.ruleSet = ruleSet
    self.selected = selected
    self.matcher = matcher
    contexts = ContextEvaluator(ruleSet, matcher, selected.contexts)
    topics = TopicDetector(ruleSet, matcher, selected.topics)
    self.isTracing = isTracing
  }

  /// All that rules find, by rule, parts of other findings too; and what judged it.
  func judged() -> (Evaluator, [[Finding]]) {
    let evaluator = evaluator(isTracing: isTracing)
    let findings = findings(evaluator)
    guard let (topic, reason) = topicToldByClaims(beside: evaluator) else { return (evaluator, findings) }
    let second = self.evaluator(claimed: [topic: reason], isTracing: isTracing)
    return (second, self.findings(second))
  }

  private func evaluator(claimed: [String: String] = [:], isTracing: Bool) -> Evaluator {
    Evaluator(ruleSet, contexts, topics, selected.options, claimed: claimed, isTracing: isTracing)
  }

  /// A topic that the document has too little evidence for, but none that tells against it, and enough of the claims; and
  /// the reason.
  private func topicToldByClaims(beside evaluator: Evaluator) -> (topic: String, reason: String)? {
    let context = evaluator.context
    guard !context.topics.isEmpty else { return nil }
    for place in ruleSet.topics.indices {
      guard let wanted = ruleSet.topics[place].claims else { continue }
      if evaluator.hasTopic[place] || topics.isRefuted(at: place) { continue }
      let name = ruleSet.topics[place].name
      let supposed = self.evaluator(claimed: [name: ""], isTracing: false)
      let count = overclaims(among: found(by: selected.claimers, supposed))
        .counted(by: wanted, ruleSet.rules)
        .sentenceCount(among: matcher.document.sentences.count)
      if wanted.sentences.isMet(by: count, words: context.words) {
        return (name, "\(count) claims in \(context.words) words")
      }
    }
    return nil
  }

  /// The findings of the rules that run.
  private func findings(_ evaluator: Evaluator) -> [[Finding]] {
    var found = found(by: selected.finders, evaluator)
    evaluator.claims = overclaims(among: found)
    if !selected.counting.isEmpty {
      let quiet = self.evaluator(
        claimed: evaluator.claimed, isTracing: false)
      evaluator.claims.add(overclaims(among: self.found(by: selected.counting, quiet)))
    }
    found += self.found(by: selected.claimReaders, evaluator)
    evaluator.claims = Overclaims()
    return found
  }

  private func overclaims(among findings: [[Finding]]) -> Overclaims {
    Overclaims(among: findings, selected.traits)
  }

  /// What rules find that are meant for the document, by rule.
  private func found(by rules: [ActiveRule], _ evaluator: Evaluator) -> [[Finding]] {
    var found: [[Finding]] = []
    for rule in rules
    where rule.canMatch(matcher) && rule.applies(to: evaluator.context, topics: evaluator.hasTopic) {
      let own = evaluator.findings(of: rule)
      if !own.isEmpty { found.append(own) }
    }
    return found
  }
}
