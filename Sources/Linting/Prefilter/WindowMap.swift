/// Literals by the hash of their window.
///
/// A bit map tells whether a hash is in use; the count of bits before it is its place among those in use, so
/// that all tables together stay in the nearest caches.
struct WindowMap: Sendable {
  struct Entry: Sendable {
    /// The bytes of the window.
    var key: UInt32
    /// Where the clauses of the literal are listed.
    var found: Int32
    /// Where the literal's letters start, and how many they are.
    var lower: Int32
    var count: Int16
    /// The bytes of the literal before the end of its window.
    var windowEnd: Int16
  }

  private static let bits: UInt32 = 16
  private(set) var map = [UInt64](repeating: 0, count: 1 << 10)
  /// For each word of the map, the bits before it.
  private(set) var ranks = [UInt16](repeating: 0, count: 1 << 10)
  /// For each hash in use, the place of its first entry.
  private(set) var starts: [Int32] = [0]
  /// By hash, those of one hash in the order in which they came.
  private(set) var entries: [Entry] = []

  init() {}

  init(_ unordered: [Entry]) {
    for entry in unordered { map[Self.hash(entry.key) >> 6] |= 1 << UInt64(Self.hash(entry.key) & 63) }
    for word in 1..<map.count { ranks[word] = ranks[word - 1] + UInt16(map[word - 1].nonzeroBitCount) }
    let inUse = map.reduce(0) { $0 + $1.nonzeroBitCount }
    starts = [Int32](repeating: 0, count: inUse + 1)
    for entry in unordered { starts[rank(of: Self.hash(entry.key)) + 1] += 1 }
    for place in 0..<inUse { starts[place + 1] += starts[place] }
    var next = starts
    entries = unordered
    for entry in unordered {
      let place = rank(of: Self.hash(entry.key))
      entries[Int(next[place])] = entry
      next[place] += 1
    }
  }

  /// The entries whose windows have the hash of `key`, or nothing; the lists are this map's, so that a loop that
  /// looks up many keys takes hold of them once.
  @inline(__always)
  static func entries(
    of key: UInt32, _ map: Span<UInt64>, _ ranks: Span<UInt16>, _ starts: Span<Int32>
  ) -> Range<Int>? {
    let hash = hash(key)
    let word = map[hash >> 6]
    guard word >> UInt64(hash & 63) & 1 != 0 else { return nil }
    let below = word & (1 << UInt64(hash & 63) - 1)
    let place = Int(ranks[hash >> 6]) + below.nonzeroBitCount
    return Int(starts[place])..<Int(starts[place + 1])
  }

  /// The bits of the map before one that is set.
  @inline(__always)
  private func rank(of hash: Int) -> Int {
    let below = map.span[hash >> 6] & (1 << UInt64(hash & 63) - 1)
    return Int(ranks.span[hash >> 6]) + below.nonzeroBitCount
  }

  @inline(__always)
  private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - bits)) }
}
