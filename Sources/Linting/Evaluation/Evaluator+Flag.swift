import Diagnostics
import Documents
import RuleModel
import SourceText

extension Evaluator {
  /// Copy that should not stand there.
  func flagged(_ rule: ActiveRule, _ patterns: PatternBlock) -> [Finding] {
    accepted(patterns, of: rule).map { finding(rule, at: $0) }
  }

  /// Copy that may stand only with something else near it.
  func unqualified(
    _ rule: ActiveRule, _ patterns: PatternBlock, by: PatternBlock, within reach: Reach
  ) -> [Finding] {
    let claims = accepted(patterns, of: rule)
    guard !claims.isEmpty else { return [] }
    let unless = contexts.choice(of: by.unless)
    let qualifiers = by.any.flatMap { matches(of: $0.pattern, by.unit) }
      .filter { contexts.context(among: unless, at: $0) == nil }
    let nearby = Nearby(qualifiers, within: reach, in: document)
    return claims.compactMap { claim in
      if let found = nearby.near(claim).first {
        note(
          rule.id, claim.range, "acquitted: qualified by “\(document.text(of: nearby.matches[found].range))”")
        return nil
      }
      return finding(rule, at: claim)
    }
  }

  /// Copy with a better wording.
  func replaced(
    _ rule: ActiveRule, _ swaps: [Replacement], _ patterns: PatternBlock
  ) -> [Finding] {
    swaps.flatMap { swap in
      var block = patterns
      block.any = [PatternUse(pattern: swap.pattern)]
      return accepted(block, of: rule).map { match in
        var finding = finding(rule, at: match)
        var details = finding.details ?? Finding.Details()
        details.replacement = (MessageTemplate.fill(swap.with, match, in: document), swap.isSafe)
        finding.details = details
        return finding
      }
    }
  }

  /// Too much of something in one unit: one finding a unit, at the first match over the bound.
  func exceeded(_ rule: ActiveRule, _ limit: Limit) -> [Finding] {
    let counted = accepted(limit.of, of: rule)
    guard counted.count >= max(1, limit.atLeast) else { return [] }
    let weighed = limit.to.map { accepted($0, of: rule) } ?? []
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
      let risks = Set(weighed.filter { key(of: $0, limit.per) == unit.key }.map(\.sentence)).count
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
