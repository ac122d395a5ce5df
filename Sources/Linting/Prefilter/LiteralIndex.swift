import RuleModel
import SourceText

/// Finds many literals in one pass over text.
///
/// Most literals start a word or with a symbol, and are looked up where these stand. Each of the others is entered
/// under its rarest window of four bytes (three for short ones): the pass looks up the last four bytes in a bit map
/// that stays in the nearest cache, and compares whole literals only where a bit is set. Compared with an
/// Aho–Corasick table this needs no building and no megabytes of states.
struct LiteralIndex: Sendable {
  private var long = WindowMap()
  private var short = WindowMap()
  private var words = WordLiterals()
  private var text: [UInt8] = []

  private let isEmpty: Bool

  /// Enters the literals of a table; a hit names the place in its list.
  init(_ table: LiteralTable) {
    var long: [WindowMap.Entry] = []
    var short: [WindowMap.Entry] = []
    var words = WordLiterals.Builder(capacity: table.literals.count)
    let values = table.literals.values.span
    let ends = table.literals.ends.span
    let windowEnds = table.windowEnds.span
    var from = 0
    for i in ends.indices {
      let to = Int(ends[i])
      let startsWord = values[from] == RequiredLiterals.boundary
      let endsWord = values[to - 1] == RequiredLiterals.boundary
      let letters = values.extracting((from + (startsWord ? 1 : 0))..<(to - (endsWord ? 1 : 0)))
      from = to
      if startsWord || RequiredLiterals.isSymbol(letters[0]) {
        words.append(letters, endsWord: endsWord, literal: Int32(i))
        continue
      }
      let lower = text.count
      for k in letters.indices { text.append(letters[k]) }
      let width = min(4, letters.count)
      let end = lower + Int(windowEnds[i])
      let key = text[(end - width)..<end].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let entry = WindowMap.Entry(
        key: key, literal: Int32(i), lower: Int32(lower), count: Int32(letters.count),
        windowEnd: Int16(windowEnds[i]), endsWord: endsWord)
      if width == 4 { long.append(entry) } else { short.append(entry) }
    }
    isEmpty = table.literals.count == 0
    self.long = WindowMap(long)
    self.short = WindowMap(short)
    self.words = WordLiterals(words)
  }

  /// An occurrence of a literal.
  struct Hit {
    /// The literal's place in the list.
    var literal: Int32
    /// Where it starts, and the offset of a byte of it; the latter never goes back from hit to hit.
    var start: Int32
    var at: Int32
  }

  /// Every occurrence of every literal in a text, in any case.
  func hits(in bytes: Span<UInt8>) -> [Hit] {
    guard !isEmpty else { return [] }
    let folded = Array(capacity: bytes.count) { (output: inout OutputSpan<UInt8>) in
      for i in bytes.indices { output.append(ASCII.lowercased(bytes[i])) }
    }
    var hits: [Hit] = []
    hits.reserveCapacity(bytes.count / 2)
    scan(folded.span, into: &hits)
    return hits
  }

  private func scan(_ bytes: Span<UInt8>, into hits: inout [Hit]) {
    let text = text.span
    let (keys, entries, starts, starters) =
      (words.keys.span, words.entries.span, words.starts.span, words.starters.span)
    let (longs, longMap, longRanks, longStarts) =
      (long.entries.span, long.map.span, long.ranks.span, long.starts.span)
    let (shorts, shortMap, shortRanks, shortStarts) =
      (short.entries.span, short.map.span, short.ranks.span, short.starts.span)
    var window: UInt32 = 0
    var ahead = WordLiterals.Key(bytes)
    var isInWord = false
    for i in bytes.indices {
      let byte = bytes[i]
      let isWord = ASCII.isWord(byte)
      if !(isWord && isInWord), starters[Int(byte)] {
        WordLiterals.find(ahead, keys, entries, starts, bytes, i, &hits)
      }
      isInWord = isWord
      let next = i + WordLiterals.Key.width
      ahead.shift(next < bytes.count ? bytes[next] : 0)
      window = window << 8 | UInt32(byte)
      if let places = WindowMap.entries(of: window, longMap, longRanks, longStarts) {
        confirm(longs.extracting(places), window, bytes, i, text, &hits)
      }
      if let places = WindowMap.entries(of: window & 0xFF_FFFF, shortMap, shortRanks, shortStarts) {
        confirm(shorts.extracting(places), window & 0xFF_FFFF, bytes, i, text, &hits)
      }
    }
  }

  /// Compares the literals whose windows may end at one place.
  @inline(__always)
  private func confirm(
    _ entries: Span<WindowMap.Entry>, _ key: UInt32, _ bytes: Span<UInt8>, _ end: Int, _ text: Span<UInt8>,
    _ hits: inout [Hit]
  ) {
    for place in entries.indices {
      let entry = entries[place]
      guard entry.key == key else { continue }
      let lower = Int(entry.lower)
      let count = Int(entry.count)
      let start = end + 1 - Int(entry.windowEnd)
      guard start >= 0, start + count <= bytes.count else { continue }
      if entry.endsWord, start + count < bytes.count, ASCII.isWord(bytes[start + count]) { continue }
      var k = 0
      while k < count, bytes[start + k] == text[lower + k] { k += 1 }
      if k == count { hits.append(Hit(literal: entry.literal, start: Int32(start), at: Int32(end))) }
    }
  }
}
