import SourceText

/// Lists of matches, one after another, named by numbers from 1; each in offsets from the start of its text.
struct MatchLists: Sendable {
  private var ranges: [ByteRange] = []
  /// What named groups took in some of them, by their places in `ranges`.
  private var groups: [Int: [NamedRange]] = [:]
  /// For each list, its end in `ranges`.
  private var ends: [Int32] = []

  /// How many lists there are.
  var count: Int { ends.count }

  /// The places of a list's matches.
  subscript(number: Int) -> Range<Int> {
    (number == 1 ? 0 : Int(ends[number - 2]))..<Int(ends[number - 1])
  }

  /// The match at a place, in a text that starts at an offset, in a sentence.
  @inline(__always)
  func match(at place: Int, inTextAt start: Int, sentence: Int) -> PatternMatch {
    var match = PatternMatch(range: ranges[place].shifted(by: start), sentence: sentence)
    if !groups.isEmpty, let named = groups[place] {
      match.groups = named.map { NamedRange(name: $0.name, range: $0.range.shifted(by: start)) }
    }
    return match
  }

  /// Adds a match to the list that is not closed.
  mutating func append(_ range: ByteRange, groups named: [NamedRange] = []) {
    if !named.isEmpty { groups[ranges.count] = named }
    ranges.append(range)
  }

  /// Closes the list of the matches that were added since the last one was closed.
  ///
  /// - Returns: Its number; nothing if there are none.
  mutating func close() -> Int? {
    guard ranges.count > Int(ends.last ?? 0) else { return nil }
    ends.append(Int32(truncatingIfNeeded: ranges.count))
    return ends.count
  }

  /// Drops the matches of the list that is not closed.
  ///
  /// - Returns: Whether there are any.
  @discardableResult
  mutating func abandon() -> Bool {
    let end = Int(ends.last ?? 0)
    guard ranges.count > end else { return false }
    while ranges.count > end {
      ranges.removeLast()
      groups[ranges.count] = nil
    }
    return true
  }

  /// Adds a list of others.
  mutating func append(_ number: Int, of other: MatchLists) {
    for place in other[number] { append(other.ranges[place], groups: other.groups[place] ?? []) }
    ends.append(Int32(truncatingIfNeeded: ranges.count))
  }

  /// Adds all lists of others, which keep their order.
  mutating func append(contentsOf other: MatchLists) {
    let before = Int32(truncatingIfNeeded: ranges.count)
    for (place, named) in other.groups { groups[ranges.count + place] = named }
    ranges += other.ranges
    for end in other.ends { ends.append(before + end) }
  }
}
