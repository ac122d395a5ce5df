/// Many short lists of numbers, read where they stand.
///
/// Damaged numbers give lists that are wrong or empty.
public struct PackedLists: Sendable, Equatable {
  /// The members of all lists, one list after another.
  public let values: PackedNumbers
  /// For each list, the end of its members in `values`.
  public let ends: PackedNumbers

  init(values: PackedNumbers, ends: PackedNumbers) {
    self.values = values
    self.ends = ends
  }

  init(_ lists: [[Int]]) {
    values = PackedNumbers(narrow: lists.flatMap { $0 })
    var end = 0
    ends = PackedNumbers(
      narrow: lists.map { list in
        end += list.count
        return end
      })
  }

  /// How many lists there are.
  package var count: Int { ends.count }

  /// One list.
  subscript(list: Int) -> [Int] {
    let end = min(ends[list], values.count)
    let start = list == 0 ? 0 : ends[list - 1]
    return start < end ? (start..<end).map { values[$0] } : []
  }
}
