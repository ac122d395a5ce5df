import Diagnostics
package import Documents
package import RuleModel
import SourceText
import Synchronization

/// Checks documents against one rule set. Pure: no files, no clock but the matching budget, no globals.
package struct Linter: Sendable {
  private let ruleSet: RuleSet
  private let store: PatternStore
  private let prefilter: Prefilter
  private let citations: [String: Reference]
  private let lastSelection = LastSelection()
  private var memory: SentenceMemory? = SentenceMemory()

  private final class LastSelection: Sendable {
    let rules = Mutex<SelectedRules?>(nil)
  }

  /// Prepares `ruleSet`; patterns compile when they are first needed.
  ///
  /// - Parameter compiled: Compiled forms of the rule set's first patterns, if the program has them.
  package init(_ ruleSet: RuleSet, compiled: CompiledPatterns? = nil) {
    self.ruleSet = ruleSet
    store = PatternStore(ruleSet.patterns, compiled: compiled)
    prefilter = Prefilter(ruleSet.literals, ruleSet.blockWide)
    citations = Dictionary(ruleSet.references.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same linter, which judges every document as if it were the first.
  package func withoutMemory() -> Linter {
    var other = self
    other.memory = nil
    return other
  }

  /// Checks one document; safe to call from several tasks at once.
  ///
  /// - Parameter trace: Whether to tell of every match why it was flagged or left alone.
  package func lint(_ document: Document, _ options: LintOptions, trace: Bool = false) -> LintResult {
    let selected = selected(options)
    var result = LintResult()
    var grounds = SuppressionGrounds()
    var diagnostics = diagnostics(of: document, selected, isTracing: trace, &result, &grounds)
    diagnostics.putInOrder()
    let suppression = Suppression(document, rules: ruleSet.rules, asOf: options.asOf)
    result.renamed = suppression.renamed
    let (silenced, remarks) = suppression.apply(to: &diagnostics, grounds)
    if trace { result.trace += silenced.map(TraceEntry.init(silenced:)) }
    if !remarks.isEmpty { diagnostics += remarks }
    Fingerprints.number(&diagnostics)
    swap(&result.findings, &diagnostics)
    var silencedFindings = silenced.map(\.finding)
    Fingerprints.number(&silencedFindings)
    result.suppressed = silenced
    for (place, finding) in silencedFindings.enumerated() { result.suppressed[place].finding = finding }
    return result
  }

  /// The findings that stand, each with what its name is made of, and in `result` all else that judging tells; in
  /// `grounds` what it tells to comments, if the document has some.
  private func diagnostics(
    of document: Document, _ selected: SelectedRules, isTracing: Bool, _ result: inout LintResult,
    _ grounds: inout SuppressionGrounds
  ) -> [Diagnostic] {
    let hasComments = !document.directives.isEmpty
    var (found, texts) = judged(document, selected, isTracing: isTracing, &result, &grounds)
    var standing: [Finding] = []
    standing.reserveCapacity(found.reduce(0) { $0 + $1.count })
    for place in found.indices {
      standing += found[place]
      found[place] = []
    }
    let lost = Arbitration(ruleSet.rules, selected.traits).settle(
      &standing, isTold: isTracing || hasComments)
    if isTracing {
      result.trace += lost.map { loss in
        TraceEntry(
          rule: ruleSet.rules[loss.loser].id, range: document.source(of: loss.range),
          outcome: "part of \(ruleSet.rules[loss.winner].id)")
      }
    }
    if hasComments { grounds.losses = lost.map { ($0.loser, document.source(of: $0.range), $0.winner) } }
    // A long text's findings lose half of their number here.
    standing = Array(standing[...])
    standing.sort { $0.range < $1.range }
    var maker = DiagnosticMaker(ruleSet, citations, selected, document, texts: texts)
    var diagnostics: [Diagnostic] = []
    diagnostics.reserveCapacity(standing.count)
    for place in standing.indices {
      diagnostics.append(maker.diagnostic(standing[place]))
      standing[place].forget()
    }
    return diagnostics
  }

  /// All that rules find, by rule, the numbers of the sentences' texts, and in `result` all else that judging tells.
  ///
  /// What judging needed is let go before reports are made of the findings, which takes as much memory again.
  private func judged(
    _ document: Document, _ selected: SelectedRules, isTracing: Bool, _ result: inout LintResult,
    _ grounds: inout SuppressionGrounds
  ) -> (findings: [[Finding]], texts: [Int32]) {
    let matcher = matcher(for: document, memory)
    let (evaluator, found) = RuleRun(ruleSet, selected, matcher, isTracing: isTracing).judged()
    result.context = evaluator.context
    result.context.audience = selected.options.audience
    result.context.jurisdictions = names(of: selected.options.jurisdictions)
    result.incidents = incidents(matcher, document)
    result.trace = evaluator.trace
    if !document.directives.isEmpty {
      grounds.topics = Set(evaluator.context.topics.map(\.name))
      for rule in selected.rules {
        grounds.applies[rule.index] = rule.applies(to: evaluator.context, topics: evaluator.hasTopic)
      }
    }
    memory?.keep(matcher.news())
    return (found, matcher.texts)
  }

  /// A run has few different options, so what those of the document before decide is kept.
  private func selected(_ options: LintOptions) -> SelectedRules {
    if let known = lastSelection.rules.withLock({ $0 }), known.options == options { return known }
    let made = SelectedRules(of: ruleSet, options)
    lastSelection.rules.withLock { $0 = made }
    return made
  }

  /// The patterns of the rule set, ready to run on one document.
  func matcher(for document: Document, _ memory: SentenceMemory? = nil) -> DocumentMatcher {
    DocumentMatcher(document, store: store, prefilter: prefilter, memory: memory)
  }

  var patternPlaces: Range<Int> { ruleSet.patterns.indices }

  func isUnfiltered(_ pattern: Int) -> Bool { prefilter.unfiltered[pattern] }

  private func names(of jurisdictions: LintOptions.Jurisdictions) -> [String] {
    switch jurisdictions {
    case .general: ["general"]
    case .all: RuleCategory.jurisdictions
    case .some(let names): names
    }
  }

  private func incidents(_ matcher: DocumentMatcher, _ document: Document) -> [Incident] {
    let unread = document.problems.map { Incident(message: $0.message, rule: nil, range: $0.range) }
    let unfinished = matcher.failures.map { pattern, range, message in
      Incident(
        message: "a pattern \(message); the copy here is not fully checked",
        rule: ruleSet.rules.first { $0.kind.patterns.contains(pattern) }?.id,
        range: document.source(of: range))
    }
    return unread + unfinished
  }

  /// Whether a run with these options tries the rule of this identifier or former identifier, whatever a
  /// document is about.
  package func runs(_ rule: String, _ options: LintOptions) -> Bool {
    ruleSet.rules.contains { $0.goes(by: rule) && RuleSelection(options: options).allows($0) }
  }

  /// The rules' identifiers, in the order of the rule set.
  package var ruleNames: [String] { ruleSet.rules.map(\.id) }

  /// The present identifier of the rule that has this one or had it.
  package func presentName(of rule: String) -> String? { ruleSet.rule(rule)?.id }

  /// Whether the rule's pack is here and has no rule of this identifier or former identifier.
  package func hasLost(_ rule: String) -> Bool {
    let pack = rule.prefix { $0 != "/" }
    return ruleSet.rule(rule) == nil && ruleSet.rules.contains { $0.pack == pack }
  }
}
