/// What the prefilter notes of one text after another; made once and used for many documents, since it is large.
struct PrefilterPass {
  /// The number of the text, counted over all documents: what bears another number is of a text before.
  private(set) var number: Int32 = -1
  /// The literals of the text.
  var hits: [LiteralScan.Hit] = []
  /// The clauses that were met in it.
  var notes: ClauseNotes
  /// The ways that these lead, and those of texts before.
  var led: LedWays
  /// Where clauses that have parts were met, so far as that was asked.
  var merged: PatternClauses.MergedClauses
  /// Where matches of patterns can start.
  var windows: PatternWindows

  init(_ clauses: PatternClauses, patterns: Int) {
    notes = ClauseNotes(clauses: clauses.count)
    led = LedWays(clauses: clauses.ownCount)
    merged = PatternClauses.MergedClauses(count: clauses.ownCount)
    windows = PatternWindows(patterns: patterns)
  }

  /// Whether there are numbers left for the texts of one more document.
  var isFresh: Bool { number < 1 << 30 }

  /// Goes on to the next text.
  mutating func startText() {
    number += 1
    hits.removeAll(keepingCapacity: true)
    notes.all.removeAll()
  }
}
