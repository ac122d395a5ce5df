import RuleModel

/// What patterns ask for: of each way in which one can match, the clauses that must be met in one sentence, and where.
///
/// All of it is read where it stands among the rules. Numbers that are damaged lead nowhere.
struct PatternClauses: Sendable {
  /// Where the literals of a clause start, in the last sentence in which they stand.
  struct Met {
    var sentence: Int32 = -1
    var first: UInt16 = 0
    var last: UInt16 = 0
    /// At which words.
    var words = WordSet()

    /// Adds the places of a part.
    @inline(__always)
    mutating func merge(_ part: Met, in sentence: Int32) {
      guard part.sentence == sentence else { return }
      if self.sentence == sentence {
        first = min(first, part.first)
        last = max(last, part.last)
        words.formUnion(part.words)
      } else {
        self = part
      }
    }
  }

  /// How many clauses there are.
  let count: Int
  private let parts: PackedLists
  private let ways: PackedWays
  /// Patterns whose matches may cross sentences: the most telling clause alone decides.
  private let isBlockWide: [Bool]

  init(_ index: LiteralIndex, blockWide: Set<Int>) {
    count = index.clauseCount
    parts = index.parts
    ways = index.ways
    var isBlockWide = [Bool](repeating: false, count: index.ways.patternCount)
    for pattern in blockWide { isBlockWide[pattern] = true }
    self.isBlockWide = isBlockWide
  }

  /// Tells of every way all of whose clauses were met in a sentence, in places that one match can span: its pattern.
  ///
  /// - Parameters:
  ///   - touched: The clauses that were met in the sentence.
  ///   - met: Of every clause, where it was met last.
  @inline(__always)
  func ways(
    _ touched: [Int32], _ met: Span<Met>, sentence: Int32,
    _ tell: (_ pattern: Int, _ starts: SentenceOffset.Window) -> Void
  ) {
    let isBlockWide = isBlockWide.span
    for clause in touched where clause < ways.ends.count {
      var way = clause == 0 ? 0 : ways.ends[Int(clause) - 1]
      let end = min(ways.ends[Int(clause)], ways.ways.count / 2)
      guard way < end else { continue }
      var requirement = way == 0 ? 0 : ways.ways[2 * way - 1]
      while way < end {
        let (pattern, next) = ways.ways.pair(at: 2 * way)
        if pattern < isBlockWide.count {
          let starts =
            isBlockWide[pattern]
            ? .anywhere : starts(requirement, min(next, ways.requirements.count / 2), met, sentence)
          if !starts.isEmpty { tell(pattern, starts) }
        }
        requirement = next
        way += 1
      }
    }
  }

  /// Where matches can start for which some requirements are met.
  ///
  /// The first one is of the clause that led here, so that it is looked at last.
  @inline(__always)
  private func starts(
    _ first: Int, _ end: Int, _ met: Span<Met>, _ sentence: Int32
  ) -> SentenceOffset.Window {
    guard first < end else { return .nowhere }
    var starts = SentenceOffset.Window.anywhere
    var words = WordSet.all
    var place = end - 1
    while place >= first {
      let (marked, distance) = ways.requirements.pair(at: 2 * place)
      let met = self.met(marked, met, sentence)
      guard met.sentence == sentence, 2 * distance + 1 < ways.distances.count else { return .nowhere }
      let (bytes, spaces) = ways.distances.pair(at: 2 * distance)
      words.formIntersection(met.words.moved(back: PackedDistance.ends(of: spaces)))
      starts.narrow(toStartsOf: (met.first, met.last), behind: PackedDistance.ends(of: bytes))
      if starts.isEmpty || words.isEmpty { return .nowhere }
      place -= 1
    }
    return starts
  }

  /// Where a clause was met, or a part of it.
  @inline(__always)
  private func met(_ marked: Int, _ met: Span<Met>, _ sentence: Int32) -> Met {
    let clause = marked & ~PackedWays.partsMark
    guard clause < met.count else { return Met() }
    var whole = met[clause]
    guard clause != marked, clause < parts.ends.count else { return whole }
    var place = clause == 0 ? 0 : parts.ends[clause - 1]
    let end = min(parts.ends[clause], parts.values.count)
    while place < end {
      let part = parts.values[place]
      if part < met.count { whole.merge(met[part], in: sentence) }
      place += 1
    }
    return whole
  }
}
