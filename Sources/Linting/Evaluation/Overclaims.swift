import Diagnostics
import RuleModel
import SourceText

/// The overclaims among findings, by rule; the findings themselves, since a long text has many.
struct Overclaims {
  private var byRule: [[Finding]] = []

  init() {}

  /// - Parameter findings: By rule, none without findings.
  init(among findings: [[Finding]], _ traits: [RuleTraits]) {
    byRule = findings.filter { traits[$0[0].rule].isOverclaim }
  }

  mutating func add(_ others: Overclaims) { byRule += others.byRule }

  /// Those of the categories that `wanted` names.
  func counted(by wanted: ClaimCount, _ rules: [Rule]) -> Overclaims {
    var counted = self
    counted.byRule.removeAll { !wanted.counts(rules[$0[0].rule].category) }
    return counted
  }

  /// How many sentences hold some.
  ///
  /// - Parameter sentences: How many sentences the document has.
  func sentenceCount(among sentences: Int) -> Int {
    var holdsClaim = [Bool](repeating: false, count: sentences)
    forEach { holdsClaim[$0.sentence] = true }
    return holdsClaim.count { $0 }
  }

  /// Where they are, in no order.
  var matches: [PatternMatch] {
    var matches: [PatternMatch] = []
    forEach { matches.append(PatternMatch(range: $0.range, sentence: $0.sentence)) }
    return matches
  }

  /// The first and the last one.
  var ends: [PatternMatch] {
    var ends: (first: PatternMatch, last: PatternMatch)?
    forEach { finding in
      let match = PatternMatch(range: finding.range, sentence: finding.sentence)
      guard let known = ends else {
        ends = (match, match)
        return
      }
      if match.range < known.first.range { ends?.first = match }
      if known.last.range < match.range { ends?.last = match }
    }
    return ends.map { [$0.first, $0.last] } ?? []
  }

  /// Tells of each that is more than a remark.
  private func forEach(_ tell: (Finding) -> Void) {
    for findings in byRule {
      for finding in findings where finding.severity >= .warning { tell(finding) }
    }
  }
}
