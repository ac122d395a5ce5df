import Diagnostics
import RuleModel

/// What decides whether a rule can find anything in a document, without a look at the rule itself.
struct ActiveRule: Sendable {
  /// Its place in the rule set.
  let index: Int
  private let topics: [String]
  private let notTopics: [String]
  private let needsPromotion: Bool
  /// Whether it looks at what other rules find.
  let readsClaims: Bool
  /// Patterns of which one must match; nothing where the rule can fire without.
  private let triggers: [Int]?

  init(_ rule: Rule, at index: Int) {
    self.index = index
    topics = rule.applies.topics
    notTopics = rule.applies.notTopics
    needsPromotion = rule.applies.promotes
    readsClaims =
      if case .require(let requirement) = rule.kind { requirement.when.claims != nil } else { false }
    triggers =
      switch rule.kind {
      case .flag(let block), .qualify(let block, _, _): block.leading
      case .limit(let limit): limit.of.leading
      case .replace(let swaps, _): swaps.map(\.pattern)
      case .require(let requirement):
        requirement.when.claims == nil ? requirement.when.patterns?.leading : nil
      }
  }

  /// Whether the rule is meant for documents like this one.
  ///
  /// - Parameter topics: The names of the document's topics.
  func applies(to context: DocumentContext, topics present: Set<String>) -> Bool {
    let isOnTopic = topics.isEmpty || topics.contains(where: present.contains)
    guard isOnTopic, !notTopics.contains(where: present.contains) else { return false }
    return context.promotes || !needsPromotion
  }

  /// Whether the literals of what it looks for stand in the document.
  func canMatch(_ matcher: DocumentMatcher) -> Bool {
    triggers?.contains(where: matcher.hasCandidates) ?? true
  }
}

extension PatternBlock {
  /// The patterns of which one must match for the block to match.
  fileprivate var leading: [Int] { (any.isEmpty ? Array(all.prefix(1)) : any).map(\.pattern) }
}
