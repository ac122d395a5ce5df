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
    prefilter = Prefilter(
      ruleSet.literals, blockWide: ruleSet.rules.reduce(into: []) { $1.kind.addBlockWidePatterns(to: &$0) })
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
    var diagnostics = judged(document, selected, isTracing: trace, &result)
      .map { diagnostic($0, document, selected) }
    diagnostics.putInOrder()
    let suppression = Suppression(document, rules: ruleSet.rules, asOf: options.asOf)
    let split = suppression.apply(to: diagnostics, active: selected.rules.map(\.index))
    diagnostics = split.standing
    diagnostics += split.remarks
    result.findings = Fingerprints.numbered(diagnostics)
    result.suppressed = split.silenced
    result.renamed = suppression.renamed
    for (i, finding) in Fingerprints.numbered(split.silenced.map(\.finding)).enumerated() {
      result.suppressed[i].finding = finding
    }
    return result
  }

  /// The findings that stand, and in `result` all else that judging tells.
  ///
  /// What judging needed is let go before reports are made of the findings, which takes as much memory again.
  private func judged(
    _ document: Document, _ selected: SelectedRules, isTracing: Bool, _ result: inout LintResult
  ) -> [Finding] {
    let matcher = matcher(for: document, memory)
    let (evaluator, standing) = RuleRun(ruleSet, selected, matcher, isTracing: isTracing).judged()
    result.context = evaluator.context
    result.context.audience = selected.options.audience
    result.context.jurisdictions = names(of: selected.options.jurisdictions)
    result.incidents = incidents(matcher, document)
    result.trace = evaluator.trace
    memory?.keep(matcher.news())
    return standing
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
    DocumentMatcher(
      document, store: store, prefilter: prefilter, patterns: ruleSet.patterns.count, memory: memory)
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

  private func diagnostic(_ finding: Finding, _ document: Document, _ selected: SelectedRules) -> Diagnostic {
    let range = document.source(of: finding.range)
    let sentence = document.sentences[finding.sentence].text
    func fingerprint(_ name: String) -> String {
      finding.duty.map { Fingerprints.base(rule: name, duty: $0) }
        ?? Fingerprints.base(rule: name, sentence: sentence, in: document)
    }
    return Diagnostic(
      guidance(of: finding, selected), severity: finding.severity,
      message: finding.message(by: ruleSet.rules[finding.rule], in: document), range: range,
      related: finding.related.map { place, message in
        Annotation(range: document.source(of: place), message: message)
      },
      fix: finding.replacement.map { Fix(range: range, replacement: $0.text, isSafe: $0.isSafe) },
      fingerprint: fingerprint(ruleSet.rules[finding.rule].id),
      formerNames: ruleSet.rules[finding.rule].aliases.map {
        FormerName(rule: $0, fingerprint: fingerprint($0))
      },
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

  private func guidance(of finding: Finding, _ selected: SelectedRules) -> Guidance {
    let rules = [finding.rule] + finding.losers
    if let known = selected.guidance.withLock({ $0[rules] }) { return known }
    let rule = ruleSet.rules[finding.rule]
    let made = Guidance(
      rule: rule.id, category: rule.category, why: rule.why, advice: rule.advice,
      references: citations(of: rules.flatMap { ruleSet.rules[$0].references }, selected.options))
    selected.guidance.withLock { $0[rules] = made }
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
