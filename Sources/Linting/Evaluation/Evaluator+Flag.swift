import Diagnostics
import Documents
import RuleModel
import SourceText

extension Evaluator {
  /// Copy that should not stand there.
  func flagged(_ rule: ActiveRule) -> [Finding] {
    accepted(rule).map { finding(rule, at: $0.withoutLooseEnd(in: document.reader.bytes)) }
  }

  /// Copy that may stand only with something else near it.
  func unqualified(_ rule: ActiveRule, by: PatternBlock, within reach: Reach) -> [Finding] {
    let claims = accepted(rule)
    guard !claims.isEmpty else { return [] }
    let voiding = rule.voiding(contexts.table)
    let qualifiers = by.any.flatMap { matches(of: $0.pattern, by.unit) }
      .filter { contexts.context(among: voiding, at: $0) == nil }
    let nearby = Nearby(qualifiers, within: reach, in: document)
    return claims.compactMap { claim in
      if let found = nearby.near(claim).first {
        note(
          rule.id, claim.range, "acquitted: qualified by “\(document.text(of: nearby.matches[found].range))”")
        return nil
      }
      return finding(rule, at: claim.withoutLooseEnd(in: document.reader.bytes))
    }
  }

  /// Copy with a better wording.
  func replaced(
    _ rule: ActiveRule, _ swaps: [Replacement], _ patterns: PatternBlock
  ) -> [Finding] {
    swaps.flatMap { swap -> [Finding] in
      guard matcher.hasCandidates(swap.pattern) else { return [] }
      var block = patterns
      block.any = [PatternUse(pattern: swap.pattern)]
      return accepted(terms(of: block, rule), of: rule).map { match in
        var finding = finding(rule, at: match)
        var details = finding.details ?? Finding.Details()
        details.replacement = (MessageTemplate.fill(swap.with, match, in: document.reader.bytes), swap.isSafe)
        finding.details = details
        return finding
      }
    }
  }

  private func terms(of patterns: PatternBlock, _ rule: ActiveRule) -> MatchTerms {
    MatchTerms(patterns, rule.definition.applies, contexts.table)
  }

  /// Too much of something in one unit: one finding a unit, at the first match over the bound.
  func exceeded(_ rule: ActiveRule, _ limit: Limit) -> [Finding] {
    let counted = accepted(rule)
    guard counted.count >= max(1, limit.atLeast) else { return [] }
    let weighed = limit.to.map { accepted(terms(of: $0, rule), of: rule) } ?? []
    let weighedByUnit = Dictionary(grouping: weighed) { key(of: $0, limit.per) }
    var findings: [Finding] = []
    for unit in Dictionary(grouping: counted, by: { key(of: $0, limit.per) }).sorted(by: { $0.key < $1.key })
    {
      let matches = unit.value
      guard matches.count >= max(1, limit.atLeast) else { continue }
      if limit.to == nil {
        guard Double(matches.count) > limit.max else { continue }
        findings.append(finding(rule, at: matches[min(Int(limit.max), matches.count - 1)]))
        continue
      }
      let benefits = Set(matches.map(\.sentence)).count
      let risks = Set(weighedByUnit[unit.key, default: []].map(\.sentence)).count
      guard Double(benefits) > limit.max * Double(max(1, risks)) else { continue }
      findings.append(finding(rule, at: matches[0]))
    }
    return findings
  }

  private func key(of match: PatternMatch, _ reach: Reach) -> Int {
    switch reach {
    case .document, .words: 0
    case .section: block(of: match).section
    case .paragraph: document.sentences[match.sentence].block
    case .sentence: match.sentence
    }
  }
}
