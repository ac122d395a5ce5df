/// Offsets from the start of a sentence, in bytes, in two bytes.
///
/// What lies farther away, in text without sentences, counts as lying at the farthest place: windows only widen.
enum SentenceOffset {
  static let farthest = UInt16.max

  @inline(__always)
  static func clamping(_ offset: Int) -> UInt16 { UInt16(clamping: offset) }

  /// Where matches can start.
  struct Window {
    private(set) var first: Int32
    /// `Int32.max` for anywhere behind `first`.
    private(set) var last: Int32
    var isEmpty: Bool { @inline(__always) get { first > last } }

    static let nowhere = Window(first: 1, last: 0)
    static let anywhere = Window(first: 0, last: .max)

    /// Adds the starts of another window, and those between the two.
    @inline(__always)
    mutating func widen(to other: Window) {
      first = min(first, other.first)
      last = max(last, other.last)
    }

    private init(first: Int32, last: Int32) { (self.first, self.last) = (first, last) }

    /// Keeps the starts that are far enough before one of a clause's literals.
    ///
    /// - Parameters:
    ///   - literals: Where the first and the last one start.
    ///   - distance: How far behind the start of a match a literal starts; `Int.max` for any distance.
    @inline(__always)
    mutating func narrow(
      toStartsOf literals: (first: UInt16, last: UInt16), behind distance: (least: Int, most: Int)
    ) {
      first = max(first, Int32(truncatingIfNeeded: max(-1, Int(literals.first) - distance.most)))
      if literals.last < farthest {
        last = min(last, Int32(literals.last) - Int32(truncatingIfNeeded: distance.least))
      }
    }
  }
}
