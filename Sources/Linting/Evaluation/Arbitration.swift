import Diagnostics
import RuleModel
import SourceText

/// Gives each stretch of text to one finding.
///
/// Among claims that overlap the longest match wins; among equally long ones the rule of a jurisdiction, then
/// of a subject, then the graver one, then the first by identifier. The winner takes the gravest severity and
/// the citations of all; the others are named beside it. Absences never compete.
struct Arbitration {
  private let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// The findings that stand, and those that lost with their winner.
  func settle(_ findings: [Finding]) -> (standing: [Finding], lost: [(loser: Finding, winner: Int)]) {
    let isAbsence = { (finding: Finding) in ruleSet.rules[finding.rule].category.hasPrefix("missing/") }
    var standing = findings.filter(isAbsence)
    var lost: [(loser: Finding, winner: Int)] = []
    let claims = findings.filter { !isAbsence($0) }.sorted { $0.range < $1.range }
    var start = 0
    while start < claims.count {
      var end = start + 1
      var reach = claims[start].range.upper
      while end < claims.count, claims[end].range.lower < reach {
        reach = max(reach, claims[end].range.upper)
        end += 1
      }
      settle(Array(claims[start..<end]), &standing, &lost)
      start = end
    }
    return (standing, lost)
  }

  /// Settles a run of findings of which each overlaps the ones before it.
  private func settle(
    _ run: [Finding], _ standing: inout [Finding], _ lost: inout [(loser: Finding, winner: Int)]
  ) {
    var winners: [Finding] = []
    for finding in run.sorted(by: precedes) {
      // Winners do not overlap each other and are kept in order, so that the place is found by halving.
      let place = winners.partitioningIndex { $0.range.upper > finding.range.lower }
      guard place < winners.count, winners[place].range.overlaps(finding.range) else {
        winners.insert(finding, at: place)
        continue
      }
      lost.append((finding, winners[place].rule))
      merge(finding, into: &winners[place])
    }
    standing += winners
  }

  private func merge(_ loser: Finding, into winner: inout Finding) {
    winner.severity = max(winner.severity, loser.severity)
    guard loser.rule != winner.rule else { return }
    let rule = ruleSet.rules[loser.rule]
    winner.extraReferences += rule.references
    if rule.category != ruleSet.rules[winner.rule].category {
      winner.related.append((loser.range, "\(loser.message) [\(rule.id)]"))
    }
  }

  private func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.range.count != b.range.count { return a.range.count > b.range.count }
    let ranks = (rank(of: a), rank(of: b))
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.range != b.range { return a.range < b.range }
    return ruleSet.rules[a.rule].id < ruleSet.rules[b.rule].id
  }

  /// 2 for a jurisdiction's pack, 1 for a subject's, 0 for the general one.
  private func rank(of finding: Finding) -> Int {
    let pack = ruleSet.rules[finding.rule].pack
    return RuleCategory.jurisdictions.contains(pack) ? 2 : pack == "general" ? 0 : 1
  }
}
