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

  /// A cue of a context, and a block.
  private struct CuePlace: Hashable {
    var context: Int
    var cue: Int
    var block: Int
  }

  private let ruleSet: RuleSet
  let matcher: DocumentMatcher
  let table: ContextTable
  /// By text, the contexts that were asked about, each with its cues that reach over their own sentence at most; from
  /// the start of the sentence.
  private var near: [[(context: Int, cues: [Cue])]]
  /// By block the same with cues that reach over it; those of one block where they stand are one list.
  private var far: [[(context: Int, cues: [[ByteRange]])]] = []
  /// The matches of such a cue in a block, looked for once however many blocks it reaches, if these can be more.
  private var inBlocks: [CuePlace: [ByteRange]] = [:]
  private var breaks: [Int: [ByteRange]] = [:]
  private var possible: PossibleContexts

  init(_ ruleSet: RuleSet, _ matcher: DocumentMatcher, _ table: ContextTable) {
    self.ruleSet = ruleSet
    self.matcher = matcher
    self.table = table
    near = Array(repeating: [], count: matcher.textCount)
    possible = PossibleContexts(ruleSet, matcher, table)
  }

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
    let sentence = matcher.document.sentences[match.sentence]
    let start = sentence.text.lower
    let range = match.range.shifted(by: -start)
    for place in places where bits & ContextChoice.bit(place) != 0 {
      for cue in nearCues(match.sentence, place)
      where cue.reach.overlaps(range) && !range.contains(cue.range) {
        return (ruleSet.contexts[place].name, cue.range.shifted(by: start))
      }
      guard table.far & ContextChoice.bit(place) != 0 else { continue }
      for cues in farCues(sentence.block, place) {
        for cue in cues where !match.range.contains(cue) { return (ruleSet.contexts[place].name, cue) }
      }
    }
    return nil
  }

  private func nearCues(_ sentence: Int, _ context: Int) -> [Cue] {
    let text = Int(matcher.texts[sentence])
    for place in near[text].indices where near[text][place].context == context {
      return near[text][place].cues
    }
    let start = matcher.document.sentences[sentence].text.lower
    var found: [Cue] = []
    for cue in ruleSet.contexts[context].cues where cue.reach.staysInSentence {
      for range in ranges(of: cue, in: sentence) {
        found.append(Cue(range: range, reach: reach(cue.reach, of: range, in: sentence)).moved(by: -start))
      }
    }
    near[text].append((context, found))
    return found
  }

  private func farCues(_ block: Int, _ context: Int) -> [[ByteRange]] {
    if far.isEmpty { far = Array(repeating: [], count: matcher.document.blocks.count) }
    for place in far[block].indices where far[block][place].context == context {
      return far[block][place].cues
    }
    var found: [[ByteRange]] = []
    for cue in ruleSet.contexts[context].cues.indices {
      for other in blocks(fromWhich: ruleSet.contexts[context].cues[cue].reach, reaches: block) {
        let ranges = ranges(at: CuePlace(context: context, cue: cue, block: other))
        if !ranges.isEmpty { found.append(ranges) }
      }
    }
    far[block].append((context, found))
    return found
  }

  /// The blocks whose cues reach over one.
  private func blocks(fromWhich reach: ContextDefinition.Reach, reaches block: Int) -> [Int] {
    switch reach {
    case .match, .following, .preceding, .clause, .sentence: []
    case .paragraph: [block]
    case .next: block > 0 ? [block - 1] : []
    case .list: matcher.document.linesAbove(block)
    case .section: headings(above: matcher.document.blocks[block])
    }
  }

  private func ranges(at place: CuePlace) -> [ByteRange] {
    if let known = inBlocks[place] { return known }
    let cue = ruleSet.contexts[place.context].cues[place.cue]
    let found = matcher.document.blocks[place.block].sentences.flatMap { ranges(of: cue, in: $0) }
    if cue.reach != .paragraph { inBlocks[place] = found }
    return found
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
        !cue.without.contains(where: { matcher.holds($0, inSentence: sentence) })
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
    case .sentence, .paragraph, .next, .list, .section: return whole
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
