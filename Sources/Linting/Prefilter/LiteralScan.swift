import RuleModel
import SourceText

/// Finds the literals of an index in one pass over text, in any case.
///
/// Most literals start a word or with a symbol, and are looked up where these stand. Each of the others is entered
/// under its rarest window of four bytes (three for short ones): the pass looks up the last four bytes in a bit map
/// that stays in the nearest cache, and compares whole literals only where a bit is set.
struct LiteralScan: Sendable {
  private let words: LiteralTrie
  private let members: PackedNumbers
  private let clauseCount: Int
  private let long: WindowMap
  private let short: WindowMap
  /// The letters of the literals in the window maps.
  private let text: [UInt8]
  /// What there is to know of each byte.
  private let kinds: [Kind]
  private let steps: [LiteralTrie.Step]

  private struct Kind {
    /// The byte as a small letter.
    var lowercased: UInt8
    var isWord: Bool
    /// Whether a literal starts with it that starts a word or with a symbol.
    var startsLiteral: Bool
  }

  init(_ index: LiteralIndex) {
    words = index.words
    members = index.members
    clauseCount = index.clauseCount
    text = index.infixes.letters.values
    let entries = Self.entries(of: index.infixes)
    long = WindowMap(entries.filter { $0.count >= 4 })
    short = WindowMap(entries.filter { $0.count < 4 })
    steps = LiteralTrie.Step.ofBytes
    kinds = (0...255).map { byte in
      Kind(
        lowercased: ASCII.lowercased(byte), isWord: ASCII.isWord(byte),
        startsLiteral: index.words.startsLiteral(ASCII.lowercased(byte)))
    }
  }

  private static func entries(of infixes: LiteralIndex.Infixes) -> [WindowMap.Entry] {
    let (text, ends) = (infixes.letters.values.span, infixes.letters.ends.span)
    let (windowEnds, found) = (infixes.windowEnds.span, infixes.found.span)
    var lower: Int32 = 0
    return ends.indices.map { place in
      let count = ends[place] - lower
      let windowEnd = Int(lower + windowEnds[place])
      var key: UInt32 = 0
      for at in (windowEnd - min(4, Int(count)))..<windowEnd { key = key << 8 | UInt32(text[at]) }
      defer { lower = ends[place] }
      return WindowMap.Entry(
        key: key, found: found[place], lower: lower, count: Int16(count),
        windowEnd: Int16(windowEnds[place]))
    }
  }

  /// Where a literal stands.
  struct Place {
    var offset: Int
    var end: Int
    /// The number of spaces before it.
    var word: Int
  }

  /// Tells of every literal that occurs in `bytes`: what belongs to it, for `clauses`, and where it stands.
  @inline(__always)
  func scan(_ bytes: Span<UInt8>, _ tell: (_ found: Found, _ place: Place) -> Void) {
    let text = text.span
    let kinds = kinds.span
    let steps = steps.span
    let (longs, longMap, longRanks, longStarts) =
      (long.entries.span, long.map.span, long.ranks.span, long.starts.span)
    let (shorts, shortMap, shortRanks, shortStarts) =
      (short.entries.span, short.map.span, short.ranks.span, short.starts.span)
    var window: UInt32 = 0
    var wasWord = false
    var word = 0
    for i in bytes.indices {
      let kind = kinds[Int(bytes[i])]
      if kind.startsLiteral, !(kind.isWord && wasWord) {
        words.walk(bytes, from: i, steps) { found, end in
          tell(
            Found(place: found, isWordEnd: endsWord(at: end, bytes, kinds)),
            Place(offset: i, end: end, word: word))
        }
      }
      wasWord = kind.isWord
      if kind.lowercased == 0x20 { word += 1 }
      window = window << 8 | UInt32(kind.lowercased)
      if let places = WindowMap.entries(of: window, longMap, longRanks, longStarts) {
        for place in places { confirm(longs[place], window, bytes, i, word, text, kinds, tell) }
      }
      if let places = WindowMap.entries(of: window & 0xFF_FFFF, shortMap, shortRanks, shortStarts) {
        for place in places { confirm(shorts[place], window & 0xFF_FFFF, bytes, i, word, text, kinds, tell) }
      }
    }
  }

  /// A literal that occurs.
  struct Found {
    /// Where the clauses of the literal are listed.
    fileprivate var place: Int
    /// Whether no word character follows it.
    fileprivate var isWordEnd: Bool
    /// The bits that no member has that is met.
    fileprivate var excluded: UInt8 { isWordEnd ? 0 : LiteralIndex.Member.endsWordBit }
  }

  /// A literal that occurs, and where.
  struct Hit {
    fileprivate var members: Int32
    /// The bits that no member has that is met.
    fileprivate var excluded: UInt8
    fileprivate var start: UInt16
    fileprivate var word: Int32

    @inline(__always)
    init(_ found: Found, _ place: Place) {
      members = Int32(truncatingIfNeeded: found.place)
      excluded = found.excluded
      start = SentenceOffset.clamping(place.offset)
      word = Int32(truncatingIfNeeded: place.word)
    }
  }

  /// Notes the clauses of which literals in a text are members, and the start of the text.
  ///
  /// - Parameters:
  ///   - met: Takes where each clause is met.
  ///   - all: Takes the clauses, and held none.
  ///   - leading: Takes those that may lead ways, other than the start of the text.
  ///   - led: Which ways clauses lead.
  /// - Returns: How many may lead ways, and whether some of these ways are not known yet.
  func note(
    _ hits: [Hit], _ met: inout [ClauseNotes.Met], _ all: inout ClauseSet, _ leading: inout [Int32],
    _ led: [LedWays.Places]
  ) -> (count: Int, hasNew: Bool) {
    var met = met.mutableSpan
    var all = all.words.mutableSpan
    var leading = leading.mutableSpan
    let led = led.span
    let hits = hits.span
    var count = 0
    var hasNew = false
    for at in hits.indices {
      let hit = hits[at]
      var place = Int(hit.members)
      while place < members.count {
        let member = LiteralIndex.Member(members[place])
        let clause = member.clause
        if !member.has(hit.excluded) && clause < clauseCount {
          if all.holds(clause) {
            met[clause].add(start: hit.start, word: Int(hit.word))
          } else {
            met[clause] = .init(start: hit.start, word: Int(hit.word))
            all.insert(clause)
            // Those behind are only parts of others.
            if clause < led.count, led[clause].leads {
              leading[count] = Int32(truncatingIfNeeded: clause)
              count += 1
              if !led[clause].areKnown { hasNew = true }
            }
          }
        }
        if member.isLast { break }
        place += 1
      }
    }
    all.insert(LiteralIndex.startOfText)
    met[LiteralIndex.startOfText] = .init(start: 0, word: 0)
    return (count, hasNew)
  }

  /// Tells of every clause that a literal which occurs is a member of there.
  @inline(__always)
  func clauses(of found: Found, _ tell: (_ clause: Int) -> Void) {
    var place = found.place
    while place < members.count {
      let member = LiteralIndex.Member(members[place])
      if !member.has(found.excluded) && member.clause < clauseCount { tell(member.clause) }
      if member.isLast { return }
      place += 1
    }
  }

  @inline(__always)
  private func endsWord(at end: Int, _ bytes: Span<UInt8>, _ kinds: Span<Kind>) -> Bool {
    end == bytes.count || !kinds[Int(bytes[end])].isWord
  }

  /// Compares a literal whose window may end at one place.
  @inline(__always)
  private func confirm(
    _ entry: WindowMap.Entry, _ key: UInt32, _ bytes: Span<UInt8>, _ at: Int, _ word: Int,
    _ text: Span<UInt8>, _ kinds: Span<Kind>, _ tell: (Found, Place) -> Void
  ) {
    guard entry.key == key else { return }
    let lower = Int(entry.lower)
    let count = Int(entry.count)
    let start = at + 1 - Int(entry.windowEnd)
    guard start >= 0, start + count <= bytes.count else { return }
    for k in 0..<count where kinds[Int(bytes[start + k])].lowercased != text[lower + k] { return }
    let isWordEnd = endsWord(at: start + count, bytes, kinds)
    var spaces = 0
    for k in start...at where bytes[k] == 0x20 { spaces += 1 }
    tell(
      Found(place: Int(entry.found), isWordEnd: isWordEnd),
      Place(offset: start, end: start + count, word: word - spaces))
  }
}
