/// Many short lists in two arrays, so that reading them back makes no array for each.
package struct FlatLists<Element: Sendable & Equatable>: Sendable, Equatable {
  /// The members of all lists, one list after another.
  package private(set) var values: [Element] = []
  /// For each list, the end of its members in `values`.
  package private(set) var ends: [Int32] = []

  package init() {}

  /// Takes lists apart that were put together; nothing when the ends do not fit the values.
  package init?(values: [Element], ends: [Int32]) {
    guard Int(ends.last ?? 0) == values.count, values.count <= Int(Int32.max),
      ends.first ?? 0 >= 0, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.values = values
    self.ends = ends
  }

  package var count: Int { ends.count }
  package var indices: Range<Int> { ends.indices }

  /// One list.
  package subscript(place: Int) -> ArraySlice<Element> {
    values[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }

  package mutating func append(_ list: some Sequence<Element>) {
    values += list
    ends.append(Int32(values.count))
  }
}
