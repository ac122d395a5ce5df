import RuleModel

/// The places of topics in a rule set, by their names.
struct TopicTable: Sendable {
  private let places: [String: Int]

  init(_ ruleSet: RuleSet) {
    var places: [String: Int] = [:]
    for place in ruleSet.topics.indices { places[ruleSet.topics[place].name] = place }
    self.places = places
  }

  /// The place of a topic.
  func place(of name: String) -> Int? { places[name] }

  /// The places of some topics, in their order.
  func places(of names: [String]) -> [Int] { names.isEmpty ? [] : names.compactMap { places[$0] } }
}
