import RuleModel

/// What judging contexts asks of a rule set again and again.
struct ContextTable: Sendable {
  /// The places of contexts in the rule set, by their names.
  let places: [String: Int]
  /// For each context, whether all its cues reach over their own sentence at most.
  let staysInSentence: [Bool]

  init(_ ruleSet: RuleSet) {
    var places: [String: Int] = [:]
    for (place, definition) in ruleSet.contexts.enumerated() { places[definition.name] = place }
    self.places = places
    staysInSentence = ruleSet.contexts.map { $0.cues.allSatisfy(\.reach.staysInSentence) }
  }
}

extension ContextDefinition.Reach {
  fileprivate var staysInSentence: Bool {
    switch self {
    case .match, .following, .preceding, .clause, .sentence: true
    case .paragraph, .list, .section: false
    }
  }
}
