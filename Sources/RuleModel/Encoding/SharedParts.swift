/// Byte strings that have long parts in common, each part kept once: word lists stand in many patterns.
///
/// A string is a list of parts of one pool, so that each can be put together without the others.
struct SharedParts {
  /// What the parts are parts of.
  private(set) var pool: [UInt8] = []
  /// Every part: where in the pool it starts, and how many bytes it has.
  private(set) var parts: [(start: Int, count: Int)] = []
  /// For each string, the end of its parts in `parts`.
  private(set) var ends: [Int] = []
  /// How many bytes of the pool were there before the first string.
  private(set) var primed = 0

  /// Whether parts must be of whole characters.
  private let isUTF8: Bool
  /// For each hash of `window` bytes, the last step of the pool at which they stand; for each step, the one before it.
  private var last = [Int32](repeating: -1, count: 1 << hashBits)
  private var previous: [Int32] = []

  /// Shorter parts are not worth their two numbers.
  private static let shortest = 16
  /// Bytes between places of the pool at which a part is looked for.
  private static let step = 8
  private static let window = 8
  private static let hashBits = 18
  /// How many places with the hash of a string's bytes are compared.
  private static let mostCompared = 16

  /// - Parameters:
  ///   - isUTF8: Whether the strings are UTF-8, and the pool is to be.
  ///   - common: What strings are known to have in common. The pool has it in one piece: what is put together from
  ///     many small parts first is so in every string.
  init(_ strings: [[UInt8]], isUTF8: Bool, common: [[UInt8]] = []) {
    self.isUTF8 = isUTF8
    let byLength = common.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
    }
    for string in byLength where !isKnown(string) {
      pool += string
      index()
    }
    primed = pool.count
    for string in strings { append(string) }
  }

  private mutating func append(_ string: [UInt8]) {
    var added = 0
    var at = 0
    var key: UInt64 = 0
    while at < string.count {
      key = key << 8 | UInt64(string[at])
      at += 1
      guard at - added >= Self.window,
        let known = longestPart(string, around: at - Self.window, from: added, key)
      else { continue }
      add(string[added..<known.lower])
      parts.append((known.start, known.count))
      added = known.lower + known.count
      at = added
    }
    add(string[added...])
    ends.append(parts.count)
  }

  /// Whether most of a string stands in the pool in one piece.
  private func isKnown(_ string: [UInt8]) -> Bool {
    var key: UInt64 = 0
    for at in string.indices {
      key = key << 8 | UInt64(string[at])
      guard at + 1 >= Self.window, let known = longestPart(string, around: at + 1 - Self.window, from: 0, key)
      else { continue }
      if 4 * known.count >= 3 * string.count { return true }
    }
    return false
  }

  /// Notes what has come to the pool.
  private mutating func index() {
    let indexed = previous.count
    for slot in indexed..<max(indexed, (pool.count - Self.window) / Self.step) {
      let place = slot * Self.step
      let hash = Self.hash(pool[place..<(place + Self.window)].reduce(0) { $0 << 8 | UInt64($1) })
      previous.append(last[hash])
      last[hash] = Int32(slot)
    }
  }

  private mutating func add(_ new: ArraySlice<UInt8>) {
    guard !new.isEmpty else { return }
    parts.append((pool.count, new.count))
    pool += new
    index()
  }

  /// The longest part of the pool that stands around a place of a string, behind what is in parts already.
  private func longestPart(
    _ string: [UInt8], around place: Int, from added: Int, _ key: UInt64
  ) -> (lower: Int, start: Int, count: Int)? {
    var best: (lower: Int, start: Int, count: Int)?
    var slot = last[Self.hash(key)]
    for _ in 0..<Self.mostCompared where slot >= 0 {
      let start = Int(slot) * Self.step
      slot = previous[Int(slot)]
      var lower = place
      var upper = place
      let shift = start - place
      while upper < string.count, upper + shift < pool.count, pool[upper + shift] == string[upper] {
        upper += 1
      }
      while lower > added, lower + shift > 0, pool[lower + shift - 1] == string[lower - 1] { lower -= 1 }
      if isUTF8 {
        while lower < upper, string[lower] & 0xC0 == 0x80 { lower += 1 }
        while upper > lower, upper < string.count, string[upper] & 0xC0 == 0x80 { upper -= 1 }
      }
      if upper - lower >= Self.shortest, upper - lower > best?.count ?? 0 {
        best = (lower, lower + shift, upper - lower)
      }
    }
    return best
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - hashBits))
  }
}

extension EncodedWriter {
  /// Writes which parts of their pool strings are made of.
  mutating func writeParts(of shared: SharedParts) {
    let steps = PartLists.Step.steps(of: shared)
    write(PackedNumbers(steps.list.flatMap { [$0.new | $0.known << PartLists.Step.bits, $0.start] }))
    write(PackedNumbers(steps.ends))
    write(PackedNumbers(steps.starts))
  }
}

/// Which parts of a pool strings are made of, read where it stands.
///
/// A string is made in steps: some bytes of the pool behind those that the step before took in this way, then some
/// that stand elsewhere in it.
struct PartLists: Sendable {
  struct Step {
    /// How many bytes are taken in turn.
    var new = 0
    /// How many are taken elsewhere, and where they start.
    var known = 0
    var start = 0

    /// The bits of a count.
    static let bits = 12
    static let most = 1 << bits - 1

    /// The steps of all strings; for each string the end of its steps, and where the pool stands at its start.
    static func steps(of shared: SharedParts) -> (list: [Step], ends: [Int], starts: [Int]) {
      var steps: (list: [Step], ends: [Int], starts: [Int]) = ([], [], [])
      var added = shared.primed
      for string in shared.ends.indices {
        steps.starts.append(added)
        var step = Step()
        for part in shared.parts[(string == 0 ? 0 : shared.ends[string - 1])..<shared.ends[string]] {
          let isNew = part.start == added
          var taken = 0
          while taken < part.count {
            // What is new goes before what is known.
            if isNew ? step.known > 0 || step.new == most : step.known > 0 {
              steps.list.append(step)
              step = Step()
            }
            let some = min(part.count - taken, isNew ? most - step.new : most)
            if isNew {
              step.new += some
            } else {
              (step.known, step.start) = (some, part.start + taken)
            }
            taken += some
          }
          if isNew { added += part.count }
        }
        if step.new + step.known > 0 { steps.list.append(step) }
        steps.ends.append(steps.list.count)
      }
      return steps
    }
  }

  /// Two for each step: its counts, and where in the pool the known bytes start.
  private let steps: PackedNumbers
  private let ends: PackedNumbers
  private let starts: PackedNumbers

  /// How many strings there are.
  var count: Int { ends.count }
  /// Where the pool stood before the first string: what came to it before is common to many.
  var firstStart: Int { starts.count == 0 ? 0 : starts[0] }

  init(_ reader: inout EncodedReader) throws(EncodingError) {
    steps = try reader.packedNumbers()
    ends = try reader.packedNumbers()
    starts = try reader.packedNumbers()
    guard ends.count == starts.count else { throw reader.error }
  }

  /// The parts of a string, those that lie in a pool of `size` bytes; damaged numbers give wrong parts.
  func parts(of string: Int, inPoolOf size: Int) -> [Range<Int>] {
    let lower = string == 0 ? 0 : ends[string - 1]
    let upper = min(ends[string], steps.count / 2)
    guard lower < upper else { return [] }
    var parts: [Range<Int>] = []
    parts.reserveCapacity(2 * (upper - lower))
    var added = starts[string]
    for step in lower..<upper {
      let (counts, start) = steps.pair(at: 2 * step)
      let (new, known) = (counts & Step.most, counts >> Step.bits)
      if new > 0, added + new <= size { parts.append(added..<(added + new)) }
      if known > 0, start + known <= size { parts.append(start..<(start + known)) }
      added += new
    }
    return parts
  }
}
