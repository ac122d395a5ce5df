import RuleModel

extension PatternClauses {
  /// Where clauses that have parts were met, each made out once a text when it is first asked for.
  ///
  /// Which parts a clause has is kept as bits from text to text, so that only those that were met are looked at.
  struct MergedClauses {
    private struct Clause {
      /// The text for which it was made out last.
      var asked: Int32 = -1
      /// The place of the first of its masks, once they are known.
      var firstMask: Int32 = -1
      var maskCount: Int32 = 0
      var isMet = false
      var met = ClauseNotes.Met(start: 0, word: 0)
    }

    /// Some parts, as bits of one word of a `ClauseSet`.
    private struct Mask {
      var word: Int
      var bits: UInt64
    }

    private var clauses: [Clause]
    private var masks: [Mask] = []

    init(count: Int) { clauses = Array(repeating: Clause(), count: count) }

    /// Where a clause was met, or a part of it, if `merge` said so.
    @inline(__always)
    subscript(clause: Int) -> ClauseNotes.Met { clauses[clause].met }

    /// Makes out whether a clause was met, or a part of it, and where.
    ///
    /// - Parameters:
    ///   - text: The number of the text.
    ///   - met: Where clauses and parts were met, each by itself.
    ///   - all: Which ones were met, as in `ClauseSet`.
    ///   - parts: For each clause, its parts.
    @inline(__always)
    mutating func merge(
      _ clause: Int, in text: Int32, _ met: Span<ClauseNotes.Met>, _ all: Span<UInt64>, _ parts: PackedLists
    ) -> Bool {
      if clauses[clause].asked != text {
        if clauses[clause].firstMask < 0 { addMasks(clause, parts, words: all.count) }
        clauses[clause].asked = text
        let whole = made(of: clause, met, all)
        clauses[clause].isMet = whole != nil
        if let whole { clauses[clause].met = whole }
      }
      return clauses[clause].isMet
    }

    private func made(
      of clause: Int, _ met: Span<ClauseNotes.Met>, _ all: Span<UInt64>
    ) -> ClauseNotes.Met? {
      let first = Int(clauses[clause].firstMask)
      let masks = masks.span
      var whole = all.holds(clause) ? met[clause] : nil
      for place in first..<(first + Int(clauses[clause].maskCount)) {
        let word = masks[place].word
        var bits = masks[place].bits & all[word]
        while bits != 0 {
          let part = met[word << 6 + bits.trailingZeroBitCount]
          whole?.formUnion(part)
          if whole == nil { whole = part }
          bits &= bits &- 1
        }
      }
      return whole
    }

    private mutating func addMasks(_ clause: Int, _ parts: PackedLists, words: Int) {
      clauses[clause].firstMask = Int32(truncatingIfNeeded: masks.count)
      var place = clause == 0 ? 0 : parts.ends[clause - 1]
      let end = min(parts.ends[clause], parts.values.count)
      while place < end {
        let part = parts.values[place]
        place += 1
        guard part >> 6 < words else { continue }
        // Parts come in order, so that those of one word follow each other.
        if clauses[clause].maskCount == 0 || masks[masks.count - 1].word != part >> 6 {
          masks.append(Mask(word: part >> 6, bits: 0))
          clauses[clause].maskCount += 1
        }
        masks[masks.count - 1].bits |= 1 << UInt64(truncatingIfNeeded: part & 63)
      }
    }
  }
}
