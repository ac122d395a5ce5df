extension RandomAccessCollection {
  /// The first index at which `belongs` holds, or `endIndex`; found by halving.
  ///
  /// `belongs` must hold for every element after the first one for which it holds.
  @inlinable
  public func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if belongs(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
