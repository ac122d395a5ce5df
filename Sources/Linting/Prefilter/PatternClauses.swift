import RuleModel

/// What patterns ask for: of each way in which one can match, the clauses that must be met in one text, and where.
///
/// All of it is read where it stands among the rules. Numbers that are damaged lead nowhere.
struct PatternClauses: Sendable {
  /// Where the literals of a clause start, in the last text in which they stand.
  struct Met {
    var text: Int32 = -1
    var first: UInt16 = 0
    var last: UInt16 = 0
    /// At which words.
    var words = WordSet()

    /// Adds a place.
    @inline(__always)
    mutating func add(start: UInt16, word: Int) {
      first = min(first, start)
      last = max(last, start)
      words.insert(word)
    }

    /// Adds the places of a part.
    @inline(__always)
    mutating func merge(_ part: Met, in text: Int32) {
      guard part.text == text else { return }
      if self.text == text {
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
  /// How many of them can have parts; those behind them are parts of others.
  let ownCount: Int
  private let parts: PackedLists
  private let ways: PackedWays
  /// Patterns whose matches may cross sentences: the most telling clause alone decides.
  let isBlockWide: [Bool]
  /// For each clause, the first of the ways of which it is the most telling one; then the end of them all.
  let firstWays: [Int32]

  init(_ index: LiteralIndex, blockWide: Set<Int>) {
    count = index.clauseCount
    ownCount = min(index.parts.count, index.clauseCount)
    parts = index.parts
    ways = index.ways
    var isBlockWide = [Bool](repeating: false, count: index.ways.patternCount)
    for pattern in blockWide { isBlockWide[pattern] = true }
    self.isBlockWide = isBlockWide
    let all = index.ways.ways.count / 2
    var firstWays: [Int32] = [0]
    firstWays.reserveCapacity(index.clauseCount + 1)
    for clause in 0..<index.clauseCount {
      let end = clause < index.ways.ends.count ? index.ways.ends[clause] : 0
      firstWays.append(max(firstWays[clause], Int32(truncatingIfNeeded: min(end, all))))
    }
    self.firstWays = firstWays
  }

  /// Opens the windows of patterns for every way all of whose clauses were met in a text, in places that one match
  /// can span.
  ///
  /// - Parameters:
  ///   - text: The number of the text.
  ///   - touched: The leading clauses that were met in it.
  ///   - met: Where clauses were met.
  ///   - all: The clauses that were met.
  @inline(__always)
  func findWays(
    in text: Int32, _ touched: [Int32], _ met: [Met], _ all: ClauseSet, _ merged: inout MergedClauses,
    _ windows: inout PatternWindows
  ) {
    let isBlockWide = isBlockWide.span
    let met = met.span
    let all = all.words.span
    let firstWays = firstWays.span
    for clause in touched {
      var way = Int(firstWays[Int(clause)])
      let end = Int(firstWays[Int(clause) + 1])
      var requirement = way == 0 ? 0 : ways.ways[2 * way - 1]
      while way < end {
        let (pattern, next) = ways.ways.pair(at: 2 * way)
        let requirements = requirement..<max(requirement, min(next, ways.requirements.count / 2))
        if pattern < isBlockWide.count {
          if isBlockWide[pattern] {
            windows.note(pattern, .anywhere, in: text)
          } else if areMet(requirements.dropFirst(), text, met, all, &merged) {
            let starts = starts(requirements, text, met, merged)
            if !starts.isEmpty { windows.note(pattern, starts, in: text) }
          }
        }
        requirement = next
        way += 1
      }
    }
  }

  /// Tells of the block-wide patterns that have a way of which a clause is the most telling one.
  func blockWidePatterns(ledBy clause: Int, _ tell: (_ pattern: Int) -> Void) {
    for way in Int(firstWays[clause])..<Int(firstWays[clause + 1]) {
      let pattern = ways.ways.pair(at: 2 * way).0
      if pattern < isBlockWide.count, isBlockWide[pattern] { tell(pattern) }
    }
  }

  /// Whether some requirements are met anywhere in the text; the rarest comes first.
  @inline(__always)
  private func areMet(
    _ requirements: Range<Int>, _ text: Int32, _ met: Span<Met>, _ all: Span<UInt64>,
    _ merged: inout MergedClauses
  ) -> Bool {
    var place = requirements.lowerBound
    while place < requirements.upperBound {
      let marked = ways.requirements[2 * place]
      let clause = marked & ~PackedWays.partsMark
      if clause == marked || clause >= ownCount {
        guard clause < count, all.holds(clause) else { return false }
      } else {
        merged.merge(clause, in: text, met, all, parts)
        guard merged[clause].text == text else { return false }
      }
      place += 1
    }
    return true
  }

  /// Where matches can start for which some requirements are met, of which all but the first are known to be met.
  @inline(__always)
  private func starts(
    _ requirements: Range<Int>, _ text: Int32, _ met: Span<Met>, _ merged: MergedClauses
  ) -> SentenceOffset.Window {
    guard !requirements.isEmpty else { return .nowhere }
    var starts = SentenceOffset.Window.anywhere
    var words = WordSet.all
    var place = requirements.lowerBound
    while place < requirements.upperBound {
      let (marked, distance) = ways.requirements.pair(at: 2 * place)
      let clause = marked & ~PackedWays.partsMark
      guard clause < count, 2 * distance + 1 < ways.distances.count else { return .nowhere }
      let whole = clause == marked || clause >= ownCount ? met[clause] : merged[clause]
      guard whole.text == text else { return .nowhere }
      let (bytes, spaces) = ways.distances.pair(at: 2 * distance)
      words.formIntersection(whole.words.moved(back: PackedDistance.ends(of: spaces)))
      starts.narrow(toStartsOf: (whole.first, whole.last), behind: PackedDistance.ends(of: bytes))
      if starts.isEmpty || words.isEmpty { return .nowhere }
      place += 1
    }
    return starts
  }
}
