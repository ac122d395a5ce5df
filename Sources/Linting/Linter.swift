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

  private final class LastSelection: Sendable {
    let prepared = Mutex<Prepared?>(nil)
  }

  /// What the options alone decide.
  private final class Prepared: Sendable {
    let options: LintOptions
    let rules: [ActiveRule]
    /// Rules that do not run and whose overclaims count: what a run selects does not change what it makes of a draft.
    let counting: [ActiveRule]
    /// By rule, once one of its findings was written.
    let citations = Mutex<[Int: [Citation]]>([:])

    init(_ options: LintOptions, _ rules: [ActiveRule], counting: [ActiveRule]) {
      self.options = options
      self.rules = rules
      self.counting = counting
    }
  }

  /// Prepares `ruleSet`; patterns compile when they are first needed.
  ///
  /// - Parameter compiled: Compiled forms of the rule set's first patterns, if the program has them.
  package init(_ ruleSet: RuleSet, compiled: CompiledPatterns? = nil) {
    self.ruleSet = ruleSet
    store = PatternStore(ruleSet.patterns, compiled: compiled)
    prefilter = Prefilter(ruleSet.literals, blockWide: Set(ruleSet.rules.flatMap(\.kind.blockWidePatterns)))
    citations = Dictionary(ruleSet.references.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks one document; safe to call from several tasks at once.
  ///
  /// - Parameter trace: Whether to tell of every match why it was flagged or left alone.
  package func lint(_ document: Document, _ options: LintOptions, trace: Bool = false) -> LintResult {
    let matcher = matcher(for: document)
    let prepared = prepared(options)
    let (evaluator, standing) = judged(matcher, options, prepared, isTracing: trace)
    let diagnostics = standing.map { diagnostic($0, document, prepared) }.sorted(by: Diagnostic.inOrder)
    let suppression = Suppression(document, rules: ruleSet.rules, asOf: options.asOf)
    let split = suppression.apply(to: diagnostics, active: prepared.rules.map(\.index))
    var result = LintResult()
    result.findings = Fingerprints.numbered(split.standing + split.remarks)
    result.suppressed = split.silenced
    result.renamed = suppression.renamed
    for (i, finding) in Fingerprints.numbered(split.silenced.map(\.finding)).enumerated() {
      result.suppressed[i].finding = finding
    }
    result.context = evaluator.context
    result.context.audience = options.audience
    result.context.jurisdictions = names(of: options.jurisdictions)
    result.incidents = incidents(matcher, document)
    let quiet = Set(prepared.counting.map { ruleSet.rules[$0.index].id })
    result.trace = evaluator.trace.filter { !quiet.contains($0.rule) }
    return result
  }

  /// The findings that stand, and what judged them: once more where the document's claims tell of a topic that its
  /// other words do not.
  private func judged(
    _ matcher: DocumentMatcher, _ options: LintOptions, _ prepared: Prepared, isTracing: Bool
  ) -> (Evaluator, [Finding]) {
    let evaluator = Evaluator(ruleSet, matcher, options, isTracing: isTracing)
    let findings = findings(prepared, evaluator)
    let context = evaluator.context
    guard !context.topics.isEmpty else { return (evaluator, findings) }
    for topic in ruleSet.topics where !evaluator.topicNames.contains(topic.name) {
      guard let claims = topic.claims else { continue }
      func reason(_ count: Int) -> String { "\(count) claims in \(context.words) words" }
      let bolder = Evaluator(
        ruleSet, matcher, options, claimed: [topic.name: reason(0)], isTracing: false)
      let counted = self.claims(prepared.rules + prepared.counting, bolder)
        .filter { claims.counts(ruleSet.rules[$0.rule].category) }
      let count = Set(counted.map(\.sentence)).count
      guard claims.isMet(by: count, words: context.words) else { continue }
      let sure = Evaluator(
        ruleSet, matcher, options, claimed: [topic.name: reason(count)], isTracing: isTracing)
      return (sure, self.findings(prepared, sure))
    }
    return (evaluator, findings)
  }

  /// The overclaims that rules find.
  private func claims(_ rules: [ActiveRule], _ evaluator: Evaluator) -> [Finding] {
    raw(rules.filter { ruleSet.rules[$0.index].isOverclaim }, evaluator).filter { $0.severity >= .warning }
  }

  /// What rules find that are meant for the document.
  private func raw(_ rules: [ActiveRule], _ evaluator: Evaluator) -> [Finding] {
    var found: [Finding] = []
    for rule in rules
    where rule.canMatch(evaluator.matcher)
      && rule.applies(to: evaluator.context, topics: evaluator.topicNames)
    {
      found += evaluator.findings(of: rule.index)
    }
    return found
  }

  /// The findings of the rules that run, without those that are part of another one.
  private func findings(_ prepared: Prepared, _ evaluator: Evaluator) -> [Finding] {
    var found = raw(prepared.rules.filter { !$0.readsClaims }, evaluator)
    evaluator.claims = found.filter { ruleSet.rules[$0.rule].isOverclaim && $0.severity >= .warning }
    evaluator.claims += claims(prepared.counting, evaluator)
    found += raw(prepared.rules.filter(\.readsClaims), evaluator)
    let (standing, lost) = Arbitration(ruleSet).settle(found)
    for (loser, winner) in lost {
      evaluator.note(ruleSet.rules[loser.rule], loser.range, "part of \(ruleSet.rules[winner].id)")
    }
    return standing
  }

  /// A run has few different options, so what those of the document before decide is kept.
  private func prepared(_ options: LintOptions) -> Prepared {
    if let known = lastSelection.prepared.withLock({ $0 }), known.options == options { return known }
    let chosen = active(options)
    var whole = options
    whole.select = []
    whole.ignore = []
    let isChosen = Set(chosen.map(\.index))
    let others = whole == options ? [] : active(whole).filter { !isChosen.contains($0.index) }
    let made = Prepared(options, chosen, counting: others)
    lastSelection.prepared.withLock { $0 = made }
    return made
  }

  private func active(_ options: LintOptions) -> [ActiveRule] {
    let selection = RuleSelection(options: options)
    return ruleSet.rules.indices.filter { selection.allows(ruleSet.rules[$0]) }
      .map { ActiveRule(ruleSet.rules[$0], at: $0) }
  }

  /// The patterns of the rule set, ready to run on one document.
  func matcher(for document: Document) -> DocumentMatcher {
    DocumentMatcher(document, store: store, prefilter: prefilter, patterns: ruleSet.patterns.count)
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

  private func diagnostic(_ finding: Finding, _ document: Document, _ prepared: Prepared) -> Diagnostic {
    let rule = ruleSet.rules[finding.rule]
    let range = document.source(of: finding.range)
    let sentence = document.sentences[finding.sentence].text
    func fingerprint(_ name: String) -> String {
      finding.duty.map { Fingerprints.base(rule: name, duty: $0) }
        ?? Fingerprints.base(rule: name, sentence: sentence, in: document)
    }
    return Diagnostic(
      rule: rule.id, category: rule.category, severity: finding.severity, message: finding.message,
      why: rule.why, advice: rule.advice,
      references: citations(of: finding, prepared), range: range,
      related: finding.related.map { place, message in
        Annotation(range: document.source(of: place), message: message)
      },
      fix: finding.replacement.map { Fix(range: range, replacement: $0.text, isSafe: $0.isSafe) },
      fingerprint: fingerprint(rule.id),
      formerNames: rule.aliases.map { FormerName(rule: $0, fingerprint: fingerprint($0)) },
      sentence: excerpt(of: sentence, document))
  }

  /// At most 500 bytes of the reader text in `range`, cut at a character.
  private func excerpt(of range: ByteRange, _ document: Document) -> String {
    let longest = 500
    let bytes = document.reader.bytes
    if range.count <= longest { return String(decoding: bytes[range.range], as: UTF8.self) }
    var end = range.lower + longest
    while end > range.lower, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[range.lower..<end], as: UTF8.self) + "…"
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

  private func citations(of finding: Finding, _ prepared: Prepared) -> [Citation] {
    let own = ruleSet.rules[finding.rule].references
    guard finding.extraReferences.isEmpty else {
      return citations(of: own + finding.extraReferences, prepared.options)
    }
    if let known = prepared.citations.withLock({ $0[finding.rule] }) { return known }
    let made = citations(of: own, prepared.options)
    prepared.citations.withLock { $0[finding.rule] = made }
    return made
  }

  /// The citations that the chosen jurisdictions ask for, or all of them where a rule has none of theirs.
  private func citations(of ids: [String], _ options: LintOptions) -> [Citation] {
    var seen: Set<String> = []
    let known = ids.filter { seen.insert($0).inserted }.compactMap { citations[$0] }
      .filter { $0.inForce.contains(options.asOf) }
    guard case .some(let chosen) = options.jurisdictions else { return known.map(\.citation) }
    let asked = known.filter { $0.jurisdiction == "general" || chosen.contains($0.jurisdiction) }
    return (asked.isEmpty ? known : asked).map(\.citation)
  }
}
