import Diagnostics
import RuleModel
import SourceText

/// Gives each stretch of text to one finding.
///
/// Among claims that overlap, what the law of a chosen jurisdiction makes an error comes first, since nothing else
/// about the words can be mended while they stand; then the longest match; among equally long ones the rule of a
/// jurisdiction, then of a subject, then the graver one, then the first by identifier. The winner takes the gravest severity and
/// the citations of all; the others are named beside it. Absences never compete.
struct Arbitration {
  /// A finding that gave way: its rule and place, and the rule of the one that stands there.
  typealias Loss = (loser: Int, range: ByteRange, winner: Int)

  private static let shortRun = 16
  private let rules: [Rule]
  private let traits: [RuleTraits]

  init(_ rules: [Rule], _ traits: [RuleTraits]) {
    self.rules = rules
    self.traits = traits
  }

  /// Takes out the findings that lose, changed in place, since they may be many; absences come first, then by place.
  ///
  /// - Parameter isTold: Whether it is asked what lost.
  /// - Returns: What lost, if that is asked.
  func settle(_ findings: inout [Finding], isTold: Bool) -> [Loss] {
    var lost: [Loss]? = isTold ? [] : nil
    let traits = traits
    findings.sort { a, b in
      let isAbsence = traits[a.rule].isAbsence
      return isAbsence == traits[b.rule].isAbsence ? !isAbsence && a.range < b.range : isAbsence
    }
    var standing = findings.partitioningIndex { !traits[$0.rule].isAbsence }
    var start = standing
    while start < findings.count {
      var end = start + 1
      var reach = findings[start].range.upper
      while end < findings.count, findings[end].range.lower < reach {
        reach = max(reach, findings[end].range.upper)
        end += 1
      }
      // Winners come in order, so that none of them is moved away before its turn.
      for winner in winners(of: start..<end, &findings, &lost) {
        if winner != standing { findings.swapAt(standing, winner) }
        standing += 1
      }
      start = end
    }
    findings.removeLast(findings.count - standing)
    return lost ?? []
  }

  /// Settles a run of findings of which each overlaps the ones before it; as places, like what it returns.
  private func winners(
    of run: Range<Int>, _ findings: inout [Finding], _ lost: inout [Loss]?
  ) -> [Int] {
    guard run.count > 1 else { return [run.lowerBound] }
    var winners: [Int] = []
    for finding in ranked(run, findings) {
      let range = findings[finding].range
      // Winners do not overlap each other and are kept in order, so that the place is found by halving.
      let place = winners.partitioningIndex { findings[$0].range.upper > range.lower }
      guard place < winners.count, findings[winners[place]].range.overlaps(range) else {
        winners.insert(finding, at: place)
        continue
      }
      lost?.append((findings[finding].rule, range, findings[winners[place]].rule))
      merge(findings[finding], into: &findings[winners[place]])
    }
    return winners
  }

  /// The findings of a run, the one that others give way to first; runs are short.
  private func ranked(_ run: Range<Int>, _ findings: [Finding]) -> [Int] {
    guard run.count < Self.shortRun else { return run.sorted { precedes(findings[$0], findings[$1]) } }
    var ranked: [Int] = []
    ranked.reserveCapacity(run.count)
    for finding in run {
      var place = ranked.count
      while place > 0, precedes(findings[finding], findings[ranked[place - 1]]) { place -= 1 }
      ranked.insert(finding, at: place)
    }
    return ranked
  }

  private func merge(_ loser: Finding, into winner: inout Finding) {
    winner.severity = max(winner.severity, loser.severity)
    if loser.rule != winner.rule { winner.add(loser: loser) }
  }

  private func precedes(_ a: Finding, _ b: Finding) -> Bool {
    let bars = (isErrorByLaw(a), isErrorByLaw(b))
    if bars.0 != bars.1 { return bars.0 }
    if a.range.count != b.range.count { return a.range.count > b.range.count }
    let ranks = (traits[a.rule].rank, traits[b.rule].rank)
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.range != b.range { return a.range < b.range }
    return rules[a.rule].id < rules[b.rule].id
  }

  private func isErrorByLaw(_ finding: Finding) -> Bool {
    traits[finding.rule].rank == RuleTraits.rankOfLaw && finding.severity == .error
  }
}
