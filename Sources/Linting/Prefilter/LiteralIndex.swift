import RuleModel
import SourceText

/// Finds many literals in one pass over text.
///
/// Each literal is entered under its rarest window of four bytes (three for the shortest ones). The pass looks
/// up the last four bytes in a bit map that stays in the nearest cache, and compares whole literals only where
/// a bit is set. Compared with an Aho–Corasick table it needs no building and no megabytes of states.
struct LiteralIndex: Sendable {
  private struct Entry: Sendable {
    var literal: Int32
    /// The bytes of the literal before the end of its window.
    var windowEnd: Int32
    /// The next entry with the same slot, or -1.
    var next: Int32
    /// Whether a word must start and end at the literal's ends.
    var startsWord: Bool
    var endsWord: Bool
  }

  private static let bits: UInt32 = 16
  private var longMap = [UInt64](repeating: 0, count: 1 << 10)
  private var shortMap = [UInt64](repeating: 0, count: 1 << 10)
  private var slots: [Int32]
  private var entries: [Entry] = []
  private var text: [UInt8] = []
  private var starts: [Int32] = [0]

  /// Whether any literal is in the index.
  var isEmpty: Bool { entries.isEmpty }

  /// Enters literals of at least three bytes, in lower case; a hit names the place in this list.
  ///
  /// - Parameter windowEnds: For each literal, the end of the window under which it is entered.
  init(_ literals: [[UInt8]], windowEnds: [Int]) {
    slots = [Int32](repeating: -1, count: 1 << LiteralIndex.bits)
    entries.reserveCapacity(literals.count)
    starts.reserveCapacity(literals.count + 1)
    for (i, marked) in literals.enumerated() {
      let letters = RequiredLiterals.letters(of: marked)
      let literal = Array(letters)
      text += literal
      starts.append(Int32(text.count))
      let width = min(4, literal.count)
      let end = windowEnds[i]
      var key: UInt32 = 0
      for k in (end - width)..<end { key = key << 8 | UInt32(literal[k]) }
      let entry = Entry(
        literal: Int32(i), windowEnd: Int32(end), next: -1, startsWord: letters.startIndex > 0,
        endsWord: letters.endIndex < marked.count)
      enter(entry, slot: Self.slot(of: key), isLong: width == 4)
    }
  }

  private mutating func enter(_ entry: Entry, slot: Int, isLong: Bool) {
    if isLong {
      longMap[slot >> 6] |= 1 << UInt64(slot & 63)
    } else {
      shortMap[slot >> 6] |= 1 << UInt64(slot & 63)
    }
    entries.append(entry)
    entries[entries.count - 1].next = slots[slot]
    slots[slot] = Int32(entries.count - 1)
  }

  /// Reports every occurrence of every literal, in the order in which their windows end.
  ///
  /// - Parameters:
  ///   - bytes: The text, in any case.
  ///   - hit: Takes the literal's place in the list and the offset of its window's last byte.
  func scan(_ bytes: Span<UInt8>, _ hit: (_ literal: Int, _ at: Int) -> Void) {
    guard !entries.isEmpty else { return }
    let long = longMap.span
    let short = shortMap.span
    let slots = slots.span
    let entries = entries.span
    let text = text.span
    let starts = starts.span
    var key: UInt32 = 0
    for i in bytes.indices {
      key = key << 8 | UInt32(ASCII.lowercased(bytes[i]))
      let slot = Self.slot(of: key)
      if long[slot >> 6] >> UInt64(slot & 63) & 1 != 0 {
        Self.confirm(slots[slot], bytes, endingAt: i, entries, text, starts, hit)
      }
      let shortSlot = Self.slot(of: key & 0xFF_FFFF)
      if short[shortSlot >> 6] >> UInt64(shortSlot & 63) & 1 != 0 {
        Self.confirm(slots[shortSlot], bytes, endingAt: i, entries, text, starts, hit)
      }
    }
  }

  /// Follows the entries of one slot; their arrays come as spans, so that nothing is retained for each byte.
  @inline(__always)
  private static func confirm(
    _ first: Int32, _ bytes: Span<UInt8>, endingAt end: Int, _ entries: Span<Entry>, _ text: Span<UInt8>,
    _ starts: Span<Int32>, _ hit: (_ literal: Int, _ at: Int) -> Void
  ) {
    var at = first
    while at >= 0 {
      let entry = entries[Int(at)]
      at = entry.next
      let lower = Int(starts[Int(entry.literal)])
      let count = Int(starts[Int(entry.literal) + 1]) - lower
      let start = end + 1 - Int(entry.windowEnd)
      guard start >= 0, start + count <= bytes.count else { continue }
      var k = 0
      while k < count, ASCII.lowercased(bytes[start + k]) == text[lower + k] { k += 1 }
      guard k == count else { continue }
      if entry.startsWord, start > 0, ASCII.isWord(bytes[start - 1]) { continue }
      if entry.endsWord, start + count < bytes.count, ASCII.isWord(bytes[start + count]) { continue }
      hit(Int(entry.literal), end)
    }
  }

  @inline(__always)
  private static func slot(of key: UInt32) -> Int {
    Int((key &* 0x9E37_79B1) >> (32 - bits))
  }
}
