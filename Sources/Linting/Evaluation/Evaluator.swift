import Diagnostics
import Documents
import RuleModel
import SourceText

/// Evaluates rules on one document.
final class Evaluator {
  let ruleSet: RuleSet
  let matcher: DocumentMatcher
  let contexts: ContextEvaluator
  let topics: TopicDetector
  let options: LintOptions
  let context: DocumentContext
  /// For each topic of the rule set, whether the document has it.
  let hasTopic: [Bool]
  /// Topics that the document's claims tell of, each with the reason.
  let claimed: [String: String]
  /// The overclaims of the document; set before the rules that read them are evaluated.
  var claims = Overclaims()
  private let isTracing: Bool
  private(set) var trace: [TraceEntry] = []

  var document: Document { _read { yield matcher.document } }

  init(
    _ ruleSet: RuleSet, _ contexts: ContextEvaluator, _ topics: TopicDetector, _ options: LintOptions,
    claimed: [String: String] = [:], isTracing: Bool
  ) {
    self.ruleSet = ruleSet
    self.contexts = contexts
    self.topics = topics
    matcher = contexts.matcher
    self.options = options
    self.claimed = claimed
    self.isTracing = isTracing
    context = topics.context(claimed: claimed)
    hasTopic = topics.presence(in: context)
  }

  /// The findings of one rule, in document order.
  func findings(of rule: ActiveRule) -> [Finding] {
    switch rule.definition.kind {
    case .flag: return flagged(rule)
    case .qualify(_, let by, let reach): return unqualified(rule, by: by, within: reach)
    case .require(let requirement): return missing(rule, requirement)
    case .limit(let limit): return exceeded(rule, limit)
    case .replace(let swaps, let patterns): return replaced(rule, swaps, patterns)
    }
  }

  /// Notes what became of a match, where the run asked for it.
  func note(
    _ rule: @autoclosure () -> String, _ range: ByteRange, _ outcome: @autoclosure () -> String
  ) {
    guard isTracing else { return }
    trace.append(TraceEntry(rule: rule(), range: document.source(of: range), outcome: outcome()))
  }

  // MARK: Matches that count

  /// The matches of what a rule looks for that count, in order and without overlaps.
  func accepted(_ rule: ActiveRule) -> [PatternMatch] { accepted(rule.terms(contexts.table), of: rule) }

  /// The matches that count by some terms, in order and without overlaps.
  func accepted(_ terms: MatchTerms, of rule: ActiveRule) -> [PatternMatch] {
    var found: [PatternMatch] = []
    for pattern in terms.leading where matcher.hasCandidates(pattern) {
      for match in matches(of: pattern, terms.unit) where isAccepted(match, terms, rule) {
        found.append(match)
      }
    }
    return withoutOverlaps(found)
  }

  private func isAccepted(_ match: PatternMatch, _ terms: MatchTerms, _ rule: ActiveRule) -> Bool {
    guard terms.scope.contains(block(of: match)) else {
      note(rule.id, match.range, "left alone: the rule does not look at a \(block(of: match).kind.rawValue)")
      return false
    }
    for companion in terms.companions where !holds(companion, near: match, terms.unit) {
      note(rule.id, match.range, "left alone: what must stand with it does not")
      return false
    }
    for exception in terms.exceptions where matcher.hasCandidates(exception) {
      let touching = matches(of: exception, near: match, terms.unit)
        .first { $0.range.lower <= match.range.upper && match.range.lower <= $0.range.upper }
      if let touching {
        note(rule.id, match.range, "acquitted: an exception matches “\(document.text(of: touching.range))”")
        return false
      }
    }
    if terms.hasOnly, contexts.context(among: terms.only, at: match) == nil {
      note(
        rule.id, match.range,
        "left alone: it does not stand in \(contexts.names(of: terms.only).joined(separator: " or "))")
      return false
    }
    if let (name, cue) = contexts.context(among: terms.unless, at: match) {
      note(rule.id, match.range, "acquitted: \(name) by “\(document.text(of: cue))”")
      return false
    }
    return true
  }

  func matches(of pattern: Int, _ unit: MatchUnit) -> [PatternMatch] {
    switch unit {
    case .sentence: matcher.matches(of: pattern)
    case .paragraph: matcher.matchesInBlocks(of: pattern)
    }
  }

  private func holds(_ pattern: Int, near match: PatternMatch, _ unit: MatchUnit) -> Bool {
    switch unit {
    case .sentence: matcher.holds(pattern, inSentence: match.sentence)
    case .paragraph: !matches(of: pattern, near: match, unit).isEmpty
    }
  }

  private func matches(of pattern: Int, near match: PatternMatch, _ unit: MatchUnit) -> [PatternMatch] {
    switch unit {
    case .sentence: return matcher.matches(of: pattern, inSentence: match.sentence)
    case .paragraph:
      let text = block(of: match).text
      return matcher.matchesInBlocks(of: pattern).filter { text.contains($0.range) }
    }
  }

  /// Keeps the longest of matches that overlap.
  private func withoutOverlaps(_ matches: [PatternMatch]) -> [PatternMatch] {
    guard matches.count > 1 else { return matches }
    var kept: [PatternMatch] = []
    kept.reserveCapacity(matches.count)
    for match in matches.inOrder() {
      guard let last = kept.last, last.range.overlaps(match.range) else {
        kept.append(match)
        continue
      }
      if match.range.count > last.range.count { kept[kept.count - 1] = match }
    }
    return kept
  }

  // MARK: Places

  func block(of match: PatternMatch) -> Block {
    document.blocks[document.sentences[match.sentence].block]
  }

  // MARK: Findings

  /// A finding at a match, its gravity as the contexts there make it.
  func finding(_ rule: ActiveRule, at match: PatternMatch) -> Finding {
    note(rule.id, match.range, "flagged")
    let isSoftened = contexts.context(among: rule.softenedBy, at: match) != nil
    return Finding(
      rule: rule.index, at: match, severity: isSoftened ? rule.severity.lowered : rule.severity)
  }
}
