import RuleModel

/// The clauses that were met in a text, and where.
struct ClauseNotes {
  /// Where the literals of a clause start.
  struct Met {
    private(set) var first: UInt16
    private(set) var last: UInt16
    /// At which words.
    private(set) var words: WordSet

    @inline(__always)
    init(start: UInt16, word: Int) {
      (first, last) = (start, start)
      words = WordSet()
      words.insert(word)
    }

    /// Adds a place.
    @inline(__always)
    mutating func add(start: UInt16, word: Int) {
      first = min(first, start)
      last = max(last, start)
      words.insert(word)
    }

    /// Adds other places.
    @inline(__always)
    mutating func formUnion(_ other: Met) {
      first = min(first, other.first)
      last = max(last, other.last)
      words.formUnion(other.words)
    }
  }

  /// Of each clause that `all` holds, where it was met, its parts left out; of others, what a text before left.
  var met: [Met]
  /// Which ones were met, parts too.
  var all: ClauseSet
  /// Those of them that may lead ways, without the start of a text; and then others.
  var leading: [Int32]
  /// How many may lead ways.
  var count = 0
  /// Whether the ways that some of them lead are not known yet.
  var hasNew = false

  init(clauses: Int) {
    met = Array(repeating: Met(start: 0, word: 0), count: clauses)
    all = ClauseSet(count: clauses)
    leading = Array(repeating: 0, count: clauses)
  }
}

/// Some of the clauses; small, so that it stays in the nearest cache while most questions are answered by it.
struct ClauseSet {
  var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func removeAll() {
    var words = words.mutableSpan
    for place in words.indices { words[place] = 0 }
  }
}

extension Span<UInt64> {
  /// Whether the words of a `ClauseSet` hold a clause.
  @inline(__always)
  func holds(_ clause: Int) -> Bool { self[clause >> 6] >> UInt64(truncatingIfNeeded: clause & 63) & 1 != 0 }
}

extension MutableSpan<UInt64> {
  /// Whether the words of a `ClauseSet` hold a clause.
  @inline(__always)
  func holds(_ clause: Int) -> Bool { self[clause >> 6] >> UInt64(truncatingIfNeeded: clause & 63) & 1 != 0 }

  /// Adds a clause to a `ClauseSet`.
  @inline(__always)
  mutating func insert(_ clause: Int) { self[clause >> 6] |= 1 << UInt64(truncatingIfNeeded: clause & 63) }
}
