import RuleModel

/// What patterns ask for: of each way in which one can match, the clauses that must be met in one text, and where.
///
/// All of it is read where it stands among the rules. Numbers that are damaged lead nowhere.
struct PatternClauses: Sendable {
  /// How many clauses there are.
  let count: Int
  /// How many of them can have parts; those behind them are parts of others.
  let ownCount: Int
  private let parts: PackedLists
  private let packed: PackedWays
  /// Patterns whose matches may cross sentences: the most telling clause alone decides.
  let isBlockWide: [Bool]

  init(_ index: LiteralIndex, _ blockWide: BlockWidePatterns) {
    count = index.clauseCount
    ownCount = min(index.parts.count, index.clauseCount)
    parts = index.parts
    packed = index.ways
    var isBlockWide = [Bool](repeating: false, count: index.ways.patternCount)
    for pattern in blockWide.places { isBlockWide[pattern] = true }
    self.isBlockWide = isBlockWide
  }

  /// The ways of which a clause is the most telling one: the pattern of each, and the places of what it requires.
  func ways(ledBy clause: Int) -> [(pattern: Int, requirements: Range<Int>)] {
    guard clause < packed.ends.count else { return [] }
    let end = min(packed.ends[clause], packed.ways.count / 2)
    let first = clause == 0 ? 0 : packed.ends[clause - 1]
    guard first < end else { return [] }
    var lower = first == 0 ? 0 : packed.ways[2 * first - 1]
    var ways: [(pattern: Int, requirements: Range<Int>)] = []
    for way in first..<end {
      let (pattern, next) = packed.ways.pair(at: 2 * way)
      let upper = max(lower, min(next, packed.requirements.count / 2))
      if pattern < isBlockWide.count { ways.append((pattern, lower..<upper)) }
      lower = next
    }
    return ways
  }

  /// What a way requires at one place; nothing where the numbers are damaged.
  func requirement(at place: Int) -> LedWays.Requirement? {
    let (marked, distance) = packed.requirements.pair(at: 2 * place)
    let clause = marked & ~PackedWays.partsMark
    guard clause < count, 2 * distance + 1 < packed.distances.count else { return nil }
    let (bytes, spaces) = packed.distances.pair(at: 2 * distance)
    return LedWays.Requirement(
      clause: clause, hasParts: clause != marked && clause < ownCount,
      bytes: PackedDistance.ends(of: bytes), spaces: PackedDistance.ends(of: spaces))
  }

  /// Opens the windows of patterns for every way all of whose clauses were met in a text, in places that one match
  /// can span.
  ///
  /// - Parameters:
  ///   - text: The number of the text.
  ///   - notes: Which clauses were met in it, and where.
  func findWays(
    in text: Int32, _ notes: ClauseNotes, _ led: inout LedWays, _ merged: inout MergedClauses,
    _ windows: inout PatternWindows
  ) {
    let list = notes.leading.span.extracting(first: notes.count)
    if notes.hasNew { led.unpack(list, self) }
    let met = notes.met.span
    let all = notes.all.words.span
    let ranges = led.led.span
    let ways = led.ways.span
    let requirements = led.requirements.span
    for at in list.indices {
      let clause = Int(list[at])
      var place = Int(ranges[clause].lower)
      let end = Int(ranges[clause].upper)
      while place < end {
        let way = ways[place]
        place += 1
        if way.other >= 0, !all.holds(Int(way.other)) { continue }
        if way.pattern < 0 {
          windows.note(Int(~way.pattern), .anywhere, in: text)
          continue
        }
        let own = requirements.extracting(Int(way.requirements.lowerBound)..<Int(way.requirements.upperBound))
        guard areMet(own, text, met, all, &merged) else { continue }
        let starts = starts(own, met, merged)
        if !starts.isEmpty { windows.note(Int(way.pattern), starts, in: text) }
      }
    }
  }

  /// Tells of the block-wide patterns that have a way of which a clause is the most telling one.
  func blockWidePatterns(ledBy clause: Int, _ tell: (_ pattern: Int) -> Void) {
    for (pattern, _) in ways(ledBy: clause) where isBlockWide[pattern] { tell(pattern) }
  }

  /// Whether all requirements but the first, which is, are met anywhere in the text.
  @inline(__always)
  private func areMet(
    _ requirements: Span<LedWays.Requirement>, _ text: Int32, _ met: Span<ClauseNotes.Met>,
    _ all: Span<UInt64>, _ merged: inout MergedClauses
  ) -> Bool {
    for place in requirements.indices {
      let clause = requirements[place].clause
      if requirements[place].hasParts {
        guard merged.merge(clause, in: text, met, all, parts) else { return false }
      } else {
        guard all.holds(clause) else { return false }
      }
    }
    return true
  }

  /// Where matches can start for which some requirements are met.
  @inline(__always)
  private func starts(
    _ requirements: Span<LedWays.Requirement>, _ met: Span<ClauseNotes.Met>, _ merged: MergedClauses
  ) -> SentenceOffset.Window {
    var starts = SentenceOffset.Window.anywhere
    var words = WordSet.all
    for place in requirements.indices {
      let requirement = requirements[place]
      let clause = requirement.clause
      let whole = requirement.hasParts ? merged[clause] : met[clause]
      words.formIntersection(whole.words.moved(back: requirement.spaces))
      starts.narrow(toStartsOf: (whole.first, whole.last), behind: requirement.bytes)
      if starts.isEmpty || words.isEmpty { return .nowhere }
    }
    return starts
  }
}
