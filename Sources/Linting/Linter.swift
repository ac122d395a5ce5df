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

  /// Whether another linter has the same rules.
  package func isSame(as other: Linter) -> Bool { store === other.store }

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
    lint([document], options, trace: trace)[0]
  }

  /// Checks documents, which are held beside each other; each is checked as if it were alone.
  ///
  /// - Returns: The results, in their order.
  package func lint(
    _ documents: [Document], _ options: LintOptions, trace: Bool = false
  ) -> [LintResult] {
    let selected = selected(options)
    var judgements = judgements(on: documents, selected, isTracing: trace)
    return documents.indices.map { place in
      result(of: &judgements[place], on: documents[place], selected, isTracing: trace)
    }
  }

  /// What is told of a document; takes the findings out of the judgement on it.
  private func result(
    of judgement: inout Judgement, on document: Document, _ selected: SelectedRules, isTracing: Bool
  ) -> LintResult {
    var diagnostics = diagnostics(of: &judgement, on: document, selected, isTracing: isTracing)
    var result = judgement.result
    diagnostics.putInOrder()
    let suppression = Suppression(document, rules: ruleSet.rules, asOf: selected.options.asOf)
    result.renamed = suppression.renamed
    let (silenced, remarks) = suppression.apply(to: &diagnostics, judgement.grounds)
    if isTracing { result.trace += silenced.map(TraceEntry.init(silenced:)) }
    if !remarks.isEmpty { diagnostics += remarks }
    Fingerprints.number(&diagnostics)
    swap(&result.findings, &diagnostics)
    var silencedFindings = silenced.map(\.finding)
    Fingerprints.number(&silencedFindings)
    result.suppressed = silenced
    for (place, finding) in silencedFindings.enumerated() { result.suppressed[place].finding = finding }
    return result
  }

  /// The findings that stand, each with what its name is made of.
  private func diagnostics(
    of judgement: inout Judgement, on document: Document, _ selected: SelectedRules, isTracing: Bool
  ) -> [Diagnostic] {
    let hasComments = !document.directives.isEmpty
    var standing: [Finding] = []
    standing.reserveCapacity(judgement.findings.reduce(0) { $0 + $1.count })
    for place in judgement.findings.indices {
      standing += judgement.findings[place]
      judgement.findings[place] = []
    }
    let lost = Arbitration(ruleSet.rules, selected.traits).settle(
      &standing, isTold: isTracing || hasComments)
    if isTracing {
      judgement.result.trace += lost.map { loss in
        TraceEntry(
          rule: ruleSet.rules[loss.loser].id, range: document.source(of: loss.range),
          outcome: "part of \(ruleSet.rules[loss.winner].id)")
      }
    }
    if hasComments {
      judgement.grounds.losses = lost.map { ($0.loser, document.source(of: $0.range), $0.winner) }
    }
    // A long text's findings lose half of their number here.
    standing = Array(standing[...])
    standing.sort { $0.range < $1.range }
    var maker = DiagnosticMaker(ruleSet, citations, selected, document, texts: judgement.texts)
    var diagnostics: [Diagnostic] = []
    diagnostics.reserveCapacity(standing.count)
    for place in standing.indices {
      diagnostics.append(maker.diagnostic(standing[place]))
      standing[place].forget()
    }
    return diagnostics
  }

  /// The judgements on documents.
  ///
  /// What judging needed is let go before reports are made of the findings, which takes as much memory again.
  private func judgements(
    on documents: [Document], _ selected: SelectedRules, isTracing: Bool
  ) -> [Judgement] {
    let tools = MatchingTools(store)
    let matchers = documents.map { matcher(for: $0, memory, tools) }
    let judged = RuleRun(ruleSet, selected, isTracing: isTracing).judged(matchers)
    return zip(judged, matchers).map { judged, matcher in
      memory?.keep(matcher.news())
      var judgement = Judgement(findings: judged.findings, texts: matcher.texts)
      judgement.result.context = judged.evaluator.context
      judgement.result.context.audience = selected.options.audience
      judgement.result.context.jurisdictions = names(of: selected.options.jurisdictions)
      judgement.result.incidents = incidents(matcher)
      judgement.result.trace = judged.evaluator.trace
      if !matcher.document.directives.isEmpty {
        judgement.grounds = grounds(judged.evaluator, selected)
      }
      return judgement
    }
  }

  private func grounds(_ evaluator: Evaluator, _ selected: SelectedRules) -> SuppressionGrounds {
    var grounds = SuppressionGrounds()
    grounds.topics = Set(evaluator.context.topics.map(\.name))
    for rule in selected.rules {
      grounds.applies[rule.index] = rule.applies(to: evaluator.context, topics: evaluator.hasTopic)
    }
    return grounds
  }

  /// A run has few different options, so what those of the document before decide is kept.
  private func selected(_ options: LintOptions) -> SelectedRules {
    if let known = lastSelection.rules.withLock({ $0 }), known.options == options { return known }
    let made = SelectedRules(of: ruleSet, options)
    lastSelection.rules.withLock { $0 = made }
    return made
  }

  /// The patterns of the rule set, ready to run on one document.
  ///
  /// - Parameter tools: Those of documents that are checked beside it.
  func matcher(
    for document: Document, _ memory: SentenceMemory? = nil, _ tools: MatchingTools? = nil
  ) -> DocumentMatcher {
    DocumentMatcher(document, tools: tools ?? MatchingTools(store), prefilter: prefilter, memory: memory)
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

  private func incidents(_ matcher: DocumentMatcher) -> [Incident] {
    let document = matcher.document
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
