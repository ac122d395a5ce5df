/// Some of the words of a sentence, by their numbers modulo 64: of a long sentence, some more than are meant.
struct WordSet: Sendable {
  private var bits: UInt64 = 0

  init() {}

  private init(bits: UInt64) { self.bits = bits }

  static let all = WordSet(bits: .max)

  var isEmpty: Bool { @inline(__always) get { bits == 0 } }

  /// - Parameter number: The number of spaces before the word, from any start.
  @inline(__always)
  mutating func insert(_ number: Int) { bits |= 1 << UInt64(truncatingIfNeeded: number & 63) }

  @inline(__always)
  mutating func formIntersection(_ other: WordSet) { bits &= other.bits }

  @inline(__always)
  mutating func formUnion(_ other: WordSet) { bits |= other.bits }

  /// The words from which one of these words is a number of words off, at least and at most.
  @inline(__always)
  func moved(back distance: (least: Int, most: Int)) -> WordSet {
    let count = distance.most &- distance.least &+ 1
    guard count > 0, count < 64 else { return .all }
    var moved = Self.rotated(bits, UInt64(truncatingIfNeeded: distance.least & 63))
    var done = 1
    while done < count {
      let step = min(done, count - done)
      moved |= Self.rotated(moved, UInt64(truncatingIfNeeded: step))
      done += step
    }
    return WordSet(bits: moved)
  }

  @inline(__always)
  private static func rotated(_ bits: UInt64, _ count: UInt64) -> UInt64 {
    bits >> count | bits << ((64 &- count) & 63)
  }
}
