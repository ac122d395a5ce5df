/// What the prefilter notes of one text after another; made once and used for many documents, since it is large.
struct PrefilterPass {
  /// The number of the text, counted over all documents: what bears another number is of a text before.
  private(set) var number: Int32 = -1
  /// The literals of the text.
  var hits: [LiteralScan.Hit] = []
  /// Where each clause was met, its parts left out.
  var met: [PatternClauses.Met]
  /// The leading clauses that were met.
  var touched: [Int32] = []
  /// The clauses that were met, parts too.
  var all: ClauseSet
  /// Where clauses that have parts were met, so far as that was asked.
  var merged: PatternClauses.MergedClauses
  /// Where matches of patterns can start.
  var windows: PatternWindows

  init(_ clauses: PatternClauses, patterns: Int) {
    met = Array(repeating: .init(), count: clauses.count)
    all = ClauseSet(count: clauses.count)
    merged = PatternClauses.MergedClauses(count: clauses.ownCount)
    windows = PatternWindows(patterns: patterns)
  }

  /// Whether there are numbers left for the texts of one more document.
  var isFresh: Bool { number < 1 << 30 }

  /// Goes on to the next text.
  mutating func startText() {
    number += 1
    hits.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    all.removeAll()
  }
}

/// Some of the clauses; small, so that it stays in the nearest cache while most questions are answered by it.
struct ClauseSet {
  private(set) var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  mutating func insert(_ clause: Int) { words[clause >> 6] |= 1 << UInt64(truncatingIfNeeded: clause & 63) }

  mutating func removeAll() {
    for place in words.indices { words[place] = 0 }
  }
}

extension Span<UInt64> {
  /// Whether the words of a `ClauseSet` hold a clause.
  @inline(__always)
  func holds(_ clause: Int) -> Bool { self[clause >> 6] >> UInt64(truncatingIfNeeded: clause & 63) & 1 != 0 }
}
