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

  /// Where a literal starts.
  struct Start {
    var offset: Int
    /// The number of spaces before it.
    var word: Int
  }

  /// Tells of every literal that occurs in `bytes`: what belongs to it, for `clauses`, where it starts, and the offset
  /// of a byte of it; the latter never goes back from call to call.
  @inline(__always)
  func scan(_ bytes: Span<UInt8>, _ tell: (_ found: Found, _ start: Start, _ at: Int) -> Void) {
    let text = text.span
    let kinds = kinds.span
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
        words.walk(bytes, from: i) { found, end in
          tell(
            Found(place: found, isWordEnd: endsWord(at: end, bytes, kinds)), Start(offset: i, word: word), i)
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
  }

  /// Tells of every clause that a literal which occurs is a member of there.
  @inline(__always)
  func clauses(of found: Found, _ tell: (_ clause: Int) -> Void) {
    var place = found.place
    while place < members.count {
      let member = LiteralIndex.Member(members[place])
      if (found.isWordEnd || !member.endsWord) && member.clause < clauseCount { tell(member.clause) }
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
    _ text: Span<UInt8>, _ kinds: Span<Kind>, _ tell: (Found, Start, Int) -> Void
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
      Found(place: Int(entry.found), isWordEnd: isWordEnd), Start(offset: start, word: word - spaces), at)
  }
}
