import Documents
import RuleModel
import SourceText

/// Tells whether a context, such as a negation, holds at a place.
///
/// Clauses are cut where one of the rule set's clause breaks matches; a cue's reach never leaves its sentence
/// unless the context says so.
final class ContextEvaluator {
  private struct Cue {
    var range: ByteRange
    var reach: ByteRange

    func moved(by distance: Int) -> Cue {
      Cue(range: range.shifted(by: distance), reach: reach.shifted(by: distance))
    }
  }

  private let ruleSet: RuleSet
  let matcher: DocumentMatcher
  private let table: ContextTable
  /// By context and text, or sentence where they come from other sentences too; from the start of the sentence.
  private var cues: [UInt64: [Cue]] = [:]
  private var breaks: [Int: [ByteRange]] = [:]
  private var possible: PossibleContexts

  init(_ ruleSet: RuleSet, _ matcher: DocumentMatcher, _ table: ContextTable) {
    self.ruleSet = ruleSet
    self.matcher = matcher
    self.table = table
    possible = PossibleContexts(ruleSet, matcher, table)
  }

  /// The contexts of some names.
  func choice(of names: [String]) -> ContextChoice { table.choice(of: names) }

  /// The names of some contexts.
  func names(of choice: ContextChoice) -> [String] { choice.places.map { ruleSet.contexts[$0].name } }

  /// The first of some contexts that holds at a match, and the cue that tells so.
  ///
  /// A cue that lies inside the match belongs to the claim: “no downtime” is not negated by its own “no”.
  @inline(__always)
  func context(among choice: ContextChoice, at match: PatternMatch) -> (name: String, cue: ByteRange)? {
    guard choice.bits != 0 else { return nil }
    let bits = possible.bits(in: match.sentence, among: choice.bits)
    return bits == 0 ? nil : context(among: choice.places, bits, at: match)
  }

  private func context(
    among places: [Int], _ bits: UInt64, at match: PatternMatch
  ) -> (name: String, cue: ByteRange)? {
    let start = matcher.document.sentences[match.sentence].text.lower
    let range = match.range.shifted(by: -start)
    for place in places where bits & ContextChoice.bit(place) != 0 {
      for cue in cuesReaching(match.sentence, place)
      where cue.reach.overlaps(range) && !range.contains(cue.range) {
        return (ruleSet.contexts[place].name, cue.range.shifted(by: start))
      }
    }
    return nil
  }

  /// From the start of the sentence.
  private func cuesReaching(_ sentence: Int, _ definition: Int) -> [Cue] {
    let number = table.staysInSentence[definition] ? Int(matcher.texts[sentence]) : sentence
    let key = UInt64(definition) << 32 | UInt64(number)
    if let known = cues[key] { return known }
    let start = matcher.document.sentences[sentence].text.lower
    let found = allCues(reaching: sentence, definition).map { $0.moved(by: -start) }
    cues[key] = found
    return found
  }

  private func allCues(reaching sentence: Int, _ definition: Int) -> [Cue] {
    var found: [Cue] = []
    let place = matcher.document.sentences[sentence].block
    let block = matcher.document.blocks[place]
    for cue in ruleSet.contexts[definition].cues {
      switch cue.reach {
      case .match, .following, .preceding, .clause, .sentence:
        for range in ranges(of: cue, in: sentence) {
          found.append(Cue(range: range, reach: reach(cue.reach, of: range, in: sentence)))
        }
      case .paragraph: found += cues(cue, in: [place], block)
      case .list: found += cues(cue, in: matcher.document.linesAbove(place), block)
      case .section: found += cues(cue, in: headings(above: block), block)
      }
    }
    return found
  }

  /// The cues in some blocks, which reach over one.
  private func cues(_ cue: ContextDefinition.Cue, in others: [Int], _ block: Block) -> [Cue] {
    others.flatMap { other in
      matcher.document.blocks[other].sentences.flatMap { sentence in
        ranges(of: cue, in: sentence).map { Cue(range: $0, reach: block.text) }
      }
    }
  }

  /// The heading of the block's section; a heading itself stands under none.
  private func headings(above block: Block) -> [Int] {
    guard block.kind != .heading, let heading = matcher.document.sections[block.section].heading else {
      return []
    }
    return [heading]
  }

  private func ranges(of cue: ContextDefinition.Cue, in sentence: Int) -> [ByteRange] {
    if !cue.without.isEmpty {
      guard cue.patterns.contains(where: { matcher.isTried($0, inSentence: sentence) }),
        !cue.without.contains(where: { !matcher.matches(of: $0, inSentence: sentence).isEmpty })
      else { return [] }
    }
    var found: [ByteRange] = []
    for pattern in cue.patterns {
      for match in matcher.matches(of: pattern, inSentence: sentence) where !found.contains(match.range) {
        found.append(match.range)
      }
    }
    guard !found.isEmpty, !cue.except.isEmpty else { return found }
    let exceptions = cue.except.flatMap { matcher.matches(of: $0, inSentence: sentence) }
    return found.filter { range in !exceptions.contains { $0.range.overlaps(range) } }
  }

  private func reach(
    _ reach: ContextDefinition.Reach, of range: ByteRange, in sentence: Int
  ) -> ByteRange {
    let whole = matcher.document.sentences[sentence].text
    let clause = clause(around: range, in: sentence, whole)
    switch reach {
    case .match: return range
    case .following: return ByteRange(range.lower, max(range.upper, clause.upper))
    case .preceding: return ByteRange(min(range.lower, clause.lower), range.upper)
    case .clause: return clause
    case .sentence, .paragraph, .list, .section: return whole
    }
  }

  private func clause(around range: ByteRange, in sentence: Int, _ whole: ByteRange) -> ByteRange {
    let breaks = clauseBreaks(in: sentence)
    let lower = breaks.last { $0.upper <= range.lower }?.upper ?? whole.lower
    let upper = breaks.first { $0.lower >= range.upper }?.lower ?? whole.upper
    return ByteRange(lower, max(lower, upper))
  }

  private func clauseBreaks(in sentence: Int) -> [ByteRange] {
    if let known = breaks[sentence] { return known }
    let found = ruleSet.clauseBreaks
      .flatMap { matcher.matches(of: $0, inSentence: sentence).map(\.range) }
      .sorted()
    breaks[sentence] = found
    return found
  }
}
