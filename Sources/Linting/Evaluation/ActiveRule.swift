import Diagnostics
import RuleModel

/// A rule of a run, and what the run's options make of it.
///
/// A class, since a rule is looked at once a document and is large to copy.
final class ActiveRule: Sendable {
  let definition: Rule
  /// Its place in the rule set.
  let index: Int
  /// How grave a finding is where no context softens it.
  let severity: Severity
  /// The contexts that take a finding one step down.
  let softenedBy: ContextChoice
  private let topics: [String]
  private let notTopics: [String]
  private let needsPromotion: Bool
  /// Whether it looks at what other rules find.
  let readsClaims: Bool
  /// Patterns of which one must match; nothing where the rule can fire without.
  private let triggers: [Int]?

  var id: String { definition.id }

  init(_ rule: Rule, at index: Int, _ options: LintOptions, _ contexts: ContextTable) {
    definition = rule
    self.index = index
    let chosen = RuleSelection(options: options).severityOverride(of: rule).flatMap { Severity(rawValue: $0) }
    severity = chosen ?? rule.severity.gravest(in: options.jurisdictions)
    softenedBy = contexts.choice(of: chosen == nil ? rule.severity.softenedBy : [])
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

extension SeverityPolicy {
  fileprivate func gravest(in jurisdictions: LintOptions.Jurisdictions) -> Severity {
    switch jurisdictions {
    case .general: fallback
    case .all: byJurisdiction.map(\.severity).reduce(fallback, max)
    case .some(let chosen):
      byJurisdiction.filter { chosen.contains($0.jurisdiction) }.map(\.severity).max() ?? fallback
    }
  }
}
