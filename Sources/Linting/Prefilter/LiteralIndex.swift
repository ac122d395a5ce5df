import RuleModel
import SourceText

/// Finds many literals in one pass over text.
///
/// Each literal is entered under its rarest window of four bytes (three for short ones). The pass looks
/// up the last four bytes in a bit map that stays in the nearest cache, and compares whole literals only where
/// a bit is set. Literals of two letters are words and looked up at the end of each word of two letters. Compared
/// with an Aho–Corasick table it needs no building and no megabytes of states.
struct LiteralIndex: Sendable {
  private var long = WindowMap()
  private var short = WindowMap()
  private var words = WindowMap()
  private var text: [UInt8] = []

  /// Whether any literal is in the index.
  var isEmpty: Bool { text.isEmpty }

  /// Enters literals in lower case, as `RequiredLiterals` makes them; a hit names the place in this list.
  ///
  /// - Parameter windowEnds: For each literal, the end of the window under which it is entered.
  init(_ literals: FlatLists<UInt8>, windowEnds: [Int]) {
    var long: [WindowMap.Entry] = []
    var short: [WindowMap.Entry] = []
    var words: [WindowMap.Entry] = []
    long.reserveCapacity(literals.count)
    text.reserveCapacity(literals.values.count)
    for i in literals.indices {
      let marked = literals[i]
      let letters = RequiredLiterals.letters(of: marked)
      let lower = text.count
      text += letters
      let width = min(4, letters.count)
      let end = lower + windowEnds[i]
      let key = text[(end - width)..<end].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let entry = WindowMap.Entry(
        key: key, literal: Int32(i), lower: Int32(lower), count: Int32(letters.count),
        windowEnd: Int16(windowEnds[i]), startsWord: letters.startIndex > marked.startIndex,
        endsWord: letters.endIndex < marked.endIndex)
      switch width {
      case 4: long.append(entry)
      case 3: short.append(entry)
      default: words.append(entry)
      }
    }
    self.long = WindowMap(long)
    self.short = WindowMap(short)
    self.words = WindowMap(words)
  }

  /// Reports every occurrence of every literal, in the order in which their windows end.
  ///
  /// - Parameters:
  ///   - bytes: The text, in any case.
  ///   - hit: Takes the literal's place in the list, where it starts, and the offset of its window's last byte.
  func scan(_ bytes: Span<UInt8>, _ hit: (_ literal: Int, _ start: Int, _ at: Int) -> Void) {
    guard !isEmpty else { return }
    let folded = Array(capacity: bytes.count) { (output: inout OutputSpan<UInt8>) in
      for i in bytes.indices { output.append(ASCII.lowercased(bytes[i])) }
    }
    let bytes = folded.span
    let text = text.span
    var key: UInt32 = 0
    var word = 0
    for i in bytes.indices {
      let byte = bytes[i]
      if ASCII.isWord(byte) {
        word += 1
      } else {
        if word == 2 { confirmWord(key & 0xFFFF, bytes, endingAt: i - 1, text, hit) }
        word = 0
      }
      key = key << 8 | UInt32(byte)
      if let entries = long.entries(of: key) {
        confirm(long.entries.span.extracting(entries), key, bytes, endingAt: i, text, hit)
      }
      if let entries = short.entries(of: key & 0xFF_FFFF) {
        confirm(short.entries.span.extracting(entries), key & 0xFF_FFFF, bytes, endingAt: i, text, hit)
      }
    }
    if word == 2 { confirmWord(key & 0xFFFF, bytes, endingAt: bytes.count - 1, text, hit) }
  }

  @inline(__always)
  private func confirmWord(
    _ key: UInt32, _ bytes: Span<UInt8>, endingAt end: Int, _ text: Span<UInt8>,
    _ hit: (_ literal: Int, _ start: Int, _ at: Int) -> Void
  ) {
    guard let entries = words.entries(of: key) else { return }
    confirm(words.entries.span.extracting(entries), key, bytes, endingAt: end, text, hit)
  }

  /// Compares the literals whose windows may end at one place.
  @inline(__always)
  private func confirm(
    _ entries: Span<WindowMap.Entry>, _ key: UInt32, _ bytes: Span<UInt8>, endingAt end: Int,
    _ text: Span<UInt8>, _ hit: (_ literal: Int, _ start: Int, _ at: Int) -> Void
  ) {
    for place in entries.indices {
      let entry = entries[place]
      guard entry.key == key else { continue }
      let lower = Int(entry.lower)
      let count = Int(entry.count)
      let start = end + 1 - Int(entry.windowEnd)
      guard start >= 0, start + count <= bytes.count else { continue }
      if entry.startsWord, start > 0, ASCII.isWord(bytes[start - 1]) { continue }
      if entry.endsWord, start + count < bytes.count, ASCII.isWord(bytes[start + count]) { continue }
      var k = 0
      while k < count, bytes[start + k] == text[lower + k] { k += 1 }
      if k == count { hit(Int(entry.literal), start, end) }
    }
  }
}
