import RuleModel
import SourceText

/// The literals that start a word or with a symbol, in alphabetical order.
///
/// All literals that the text at some place starts with are beginnings of one another, and of the last literal that
/// does not come after that text: one binary search finds them all.
struct WordLiterals: Sendable {
  /// Twelve bytes of text, as many as a literal has at most, first byte highest; zeros behind the text's end.
  struct Key: Sendable {
    static let width = RequiredLiterals.longest

    private(set) var head: UInt64
    private(set) var tail: UInt32

    /// The beginning of a text.
    @inline(__always)
    init(_ text: Span<UInt8>) {
      let count = min(text.count, Self.width)
      var bits: UInt128 = 0
      for place in 0..<count { bits = bits << 8 | UInt128(text[place]) }
      bits <<= UInt128(8 * (Self.width - count))
      head = UInt64(truncatingIfNeeded: bits >> 32)
      tail = UInt32(truncatingIfNeeded: bits)
    }

    /// Drops the first byte and takes up one at the end.
    @inline(__always)
    mutating func shift(_ next: UInt8) {
      head = head << 8 | UInt64(tail >> 24)
      tail = tail << 8 | UInt32(next)
    }

    @inline(__always)
    static func <= (a: Key, b: Key) -> Bool { a.head != b.head ? a.head < b.head : a.tail <= b.tail }
  }

  struct Entry: Sendable {
    var literal: Int32
    /// The place of the longest other literal that this one starts with, or -1.
    var shorter: Int32
    var count: UInt8
    var endsWord: Bool
  }

  private(set) var keys: [Key] = []
  private(set) var entries: [Entry] = []
  /// For each pair of first bytes, the place of its first key.
  private(set) var starts = [Int32](repeating: 0, count: Self.pairs + 1)
  /// For each byte, whether a literal starts with it.
  private(set) var starters = [Bool](repeating: false, count: 256)

  init() {}

  /// Literals on their way into the order of their keys.
  struct Builder {
    fileprivate var all: [(key: Key, entry: Entry)] = []

    init(capacity: Int) { all.reserveCapacity(capacity) }

    /// Takes up letters of at most twelve bytes; quick where they come in order.
    mutating func append(_ letters: Span<UInt8>, endsWord: Bool, literal: Int32) {
      let entry = Entry(literal: literal, shorter: -1, count: UInt8(letters.count), endsWord: endsWord)
      all.append((Key(letters), entry))
    }
  }

  init(_ builder: Builder) {
    var all = builder.all
    if !zip(all, all.dropFirst()).allSatisfy({ $0.key <= $1.key }) { all.sort { !($1.key <= $0.key) } }
    keys.reserveCapacity(all.count)
    entries.reserveCapacity(all.count)
    for (key, entry) in all {
      starts[Self.pair(of: key) + 1] += 1
      starters[Int(key.head >> 56)] = true
      var entry = entry
      var shorter = Int32(entries.count - 1)
      while shorter >= 0, !Self.starts(key, with: keys[Int(shorter)], of: Int(entries[Int(shorter)].count)) {
        shorter = entries[Int(shorter)].shorter
      }
      entry.shorter = shorter
      keys.append(key)
      entries.append(entry)
    }
    for pair in 0..<Self.pairs { starts[pair + 1] += starts[pair] }
  }

  /// Adds the literals with which the text at a place starts; the lists are those of one `WordLiterals`, so that a
  /// loop that looks up many places takes hold of them once.
  @inline(__always)
  static func find(
    _ key: Key, _ keys: Span<Key>, _ entries: Span<Entry>, _ starts: Span<Int32>, _ bytes: Span<UInt8>,
    _ start: Int, _ hits: inout [LiteralIndex.Hit]
  ) {
    let pair = pair(of: key)
    var lower = Int(starts[pair])
    var upper = Int(starts[pair + 1])
    while lower < upper {
      let middle = (lower + upper) >> 1
      if keys[middle] <= key { lower = middle + 1 } else { upper = middle }
    }
    var place = lower - 1
    while place >= 0, !Self.starts(key, with: keys[place], of: Int(entries[place].count)) {
      place = Int(entries[place].shorter)
    }
    while place >= 0 {
      let entry = entries[place]
      let end = start + Int(entry.count)
      if !(entry.endsWord && end < bytes.count && ASCII.isWord(bytes[end])) {
        hits.append(LiteralIndex.Hit(literal: entry.literal, start: Int32(start), at: Int32(start)))
      }
      place = Int(entry.shorter)
    }
  }

  private static let pairs = 128 * 128

  /// The place of the first two bytes among all pairs, in the order of the keys.
  @inline(__always)
  private static func pair(of key: Key) -> Int {
    Int(min(key.head >> 56, 127) << 7 | min(key.head >> 48 & 0xFF, 127))
  }

  @inline(__always)
  private static func starts(_ text: Key, with literal: Key, of count: Int) -> Bool {
    let head = text.head ^ literal.head
    if count <= 8 { return head >> UInt64(64 - 8 * count) == 0 }
    return head == 0 && (text.tail ^ literal.tail) >> UInt32(32 - 8 * (count - 8)) == 0
  }
}
