/// Lists of matches, one after another, named by numbers from 1.
struct MatchLists: Sendable {
  private(set) var values: [PatternMatch] = []
  /// For each list, its end in `values`.
  private var ends: [Int32] = []

  /// How many lists there are.
  var count: Int { ends.count }

  /// The places of a list's matches in `values`.
  subscript(number: Int) -> Range<Int> {
    (number == 1 ? 0 : Int(ends[number - 2]))..<Int(ends[number - 1])
  }

  /// Adds a match to the list that is not closed.
  mutating func append(_ match: PatternMatch) { values.append(match) }

  /// Closes the list of the matches that were added since the last one was closed.
  ///
  /// - Returns: Its number; nothing if there are none.
  mutating func close() -> Int? {
    guard values.count > Int(ends.last ?? 0) else { return nil }
    ends.append(Int32(truncatingIfNeeded: values.count))
    return ends.count
  }

  /// Drops the matches of the list that is not closed.
  mutating func abandon() { values.removeLast(values.count - Int(ends.last ?? 0)) }

  /// Adds a list of others.
  mutating func append(_ number: Int, of other: MatchLists) {
    values += other.values[other[number]]
    ends.append(Int32(truncatingIfNeeded: values.count))
  }

  /// Adds all lists of others, which keep their order.
  mutating func append(contentsOf other: MatchLists) {
    let before = Int32(truncatingIfNeeded: values.count)
    values += other.values
    for end in other.ends { ends.append(before + end) }
  }
}
