import Diagnostics
import RuleModel
import Synchronization

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
  /// Topics, by their places in the rule set.
  private let topics: [Int]
  private let notTopics: [Int]
  /// The topics that call for a statement.
  let callingTopics: [Int]
  private let needsPromotion: Bool
  /// Whether it looks at what other rules find.
  let readsClaims: Bool
  /// Patterns of which one must match; nothing where the rule can fire without.
  private let triggers: [Int]?
  private let prepared = Mutex<Prepared?>(nil)

  /// What judging matches needs; most documents match few rules.
  private final class Prepared: Sendable {
    let terms: MatchTerms
    let voiding: ContextChoice

    init(_ rule: Rule, _ contexts: ContextTable) {
      terms = MatchTerms(rule.kind.lookedFor ?? PatternBlock(), rule.applies, contexts)
      voiding = contexts.choice(of: rule.kind.voiding)
    }
  }

  var id: String { definition.id }

  init(
    _ rule: Rule, at index: Int, _ options: LintOptions, _ contexts: ContextTable, _ table: TopicTable
  ) {
    definition = rule
    self.index = index
    let chosen = RuleSelection(options: options).severityOverride(of: rule).flatMap { Severity(rawValue: $0) }
    severity = chosen ?? rule.severity.gravest(in: options.jurisdictions)
    softenedBy = contexts.choice(of: chosen == nil ? rule.severity.softenedBy : [])
    topics = table.places(of: rule.applies.topics)
    notTopics = table.places(of: rule.applies.notTopics)
    needsPromotion = rule.applies.promotes
    if case .require(let requirement) = rule.kind {
      readsClaims = requirement.when.claims != nil
      callingTopics = table.places(of: requirement.when.topics)
    } else {
      readsClaims = false
      callingTopics = []
    }
    triggers =
      switch rule.kind {
      case .replace(let swaps, _): swaps.map(\.pattern)
      case .flag, .qualify, .limit, .require: readsClaims ? nil : rule.kind.lookedFor?.leading
      }
  }

  /// What decides whether a match of what the rule looks for counts.
  func terms(_ contexts: ContextTable) -> MatchTerms { prepared(contexts).terms }

  /// The contexts in which a statement neither fulfils nor qualifies.
  func voiding(_ contexts: ContextTable) -> ContextChoice { prepared(contexts).voiding }

  private func prepared(_ contexts: ContextTable) -> Prepared {
    prepared.withLock { known in
      if let known { return known }
      let made = Prepared(definition, contexts)
      known = made
      return made
    }
  }

  /// Whether the rule is meant for documents like this one.
  ///
  /// - Parameter isPresent: For each topic, whether the document has it.
  func applies(to context: DocumentContext, topics isPresent: [Bool]) -> Bool {
    let isOnTopic = topics.isEmpty || topics.contains { isPresent[$0] }
    guard isOnTopic, !notTopics.contains(where: { isPresent[$0] }) else { return false }
    return context.promotes || !needsPromotion
  }

  /// Whether the literals of what it looks for stand in the document.
  func canMatch(_ matcher: DocumentMatcher) -> Bool {
    triggers?.contains(where: matcher.hasCandidates) ?? true
  }
}

extension RuleKind {
  /// What the rule looks for.
  fileprivate var lookedFor: PatternBlock? {
    switch self {
    case .flag(let block), .qualify(let block, _, _): block
    case .limit(let limit): limit.of
    case .replace(_, let block): block
    case .require(let requirement): requirement.when.patterns
    }
  }

  /// The contexts in which a statement neither fulfils nor qualifies.
  fileprivate var voiding: [String] {
    switch self {
    case .qualify(_, let by, _): by.unless
    case .require(let requirement): requirement.satisfiedUnless
    case .flag, .limit, .replace: []
    }
  }
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
