import Diagnostics
import Documents
import RuleModel

/// The rules of a run on some documents.
///
/// Rule by rule, and each on all documents: what a rule needs, its machine code above all, stays in the nearest caches
/// only while no other rule runs. Some rules and topics ask what others find, so that rules run in two rounds, and all
/// of them once more where claims tell of a topic.
struct RuleRun {
  private let ruleSet: RuleSet
  private let selected: SelectedRules
  private let isTracing: Bool

  init(_ ruleSet: RuleSet, _ selected: SelectedRules, isTracing: Bool) {
    self.ruleSet = ruleSet
    self.selected = selected
    self.isTracing = isTracing
  }

  /// For each document what judged it, and all that rules find, by rule, parts of other findings too.
  func judged(_ matchers: [DocumentMatcher]) -> [(evaluator: Evaluator, findings: [[Finding]])] {
    let evaluators = evaluators(of: matchers)
    return zip(evaluators, findings(evaluators)).map { evaluator, findings in
      guard let (topic, reason) = topicToldByClaims(beside: evaluator) else { return (evaluator, findings) }
      let second = self.evaluator(beside: evaluator, claimed: [topic: reason], isTracing: isTracing)
      return (second, self.findings([second])[0])
    }
  }

  private func evaluators(of matchers: [DocumentMatcher]) -> [Evaluator] {
    let topics = matchers.map {
      TopicDetector(ruleSet, $0, selected.topics, declared: selected.options.topics)
    }
    for place in ruleSet.topics.indices {
      for detector in topics { detector.look(forTopicAt: place) }
    }
    return zip(matchers, topics).map { matcher, topics in
      let contexts = ContextEvaluator(ruleSet, matcher, selected.contexts)
      return Evaluator(ruleSet, contexts, topics, selected.options, isTracing: isTracing)
    }
  }

  /// What judges the same document if claims tell of topics.
  private func evaluator(
    beside other: Evaluator, claimed: [String: String], isTracing: Bool
  ) -> Evaluator {
    Evaluator(
      ruleSet, other.contexts, other.topics, selected.options, claimed: claimed, isTracing: isTracing)
  }

  /// A topic that the document has too little evidence for, but none that tells against it, and enough of the claims; and
  /// the reason.
  private func topicToldByClaims(beside evaluator: Evaluator) -> (topic: String, reason: String)? {
    let context = evaluator.context
    guard !context.topics.isEmpty else { return nil }
    for place in ruleSet.topics.indices {
      guard let wanted = ruleSet.topics[place].claims else { continue }
      if evaluator.hasTopic[place] || evaluator.topics.isRefuted(at: place) { continue }
      let name = ruleSet.topics[place].name
      let supposed = self.evaluator(beside: evaluator, claimed: [name: ""], isTracing: false)
      let count = overclaims(among: found(by: selected.claimers, [supposed])[0])
        .counted(by: wanted, ruleSet.rules)
        .sentenceCount(among: evaluator.document.sentences.count)
      if wanted.sentences.isMet(by: count, words: context.words) {
        return (name, "\(count) claims in \(context.words) words")
      }
    }
    return nil
  }

  /// The findings of the rules that run, for each document.
  private func findings(_ evaluators: [Evaluator]) -> [[[Finding]]] {
    var found = found(by: selected.finders, evaluators)
    for (evaluator, own) in zip(evaluators, found) { evaluator.claims = overclaims(among: own) }
    if !selected.counting.isEmpty {
      let quiet = evaluators.map { evaluator(beside: $0, claimed: $0.claimed, isTracing: false) }
      for (evaluator, others) in zip(evaluators, self.found(by: selected.counting, quiet)) {
        evaluator.claims.add(overclaims(among: others))
      }
    }
    for (place, others) in self.found(by: selected.claimReaders, evaluators).enumerated() {
      found[place] += others
      evaluators[place].claims = Overclaims()
    }
    return found
  }

  private func overclaims(among findings: [[Finding]]) -> Overclaims {
    Overclaims(among: findings, selected.traits)
  }

  /// What rules find that are meant for a document, for each document and by rule.
  private func found(by rules: [ActiveRule], _ evaluators: [Evaluator]) -> [[[Finding]]] {
    var found = [[[Finding]]](repeating: [], count: evaluators.count)
    for rule in rules {
      for (place, evaluator) in evaluators.enumerated()
      where rule.canMatch(evaluator.matcher)
        && rule.applies(to: evaluator.context, topics: evaluator.hasTopic)
      {
        let own = evaluator.findings(of: rule)
        if !own.isEmpty { found[place].append(own) }
      }
    }
    return found
  }
}
