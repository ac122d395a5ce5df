/// Values for some of many patterns.
///
/// A document needs few of the patterns: numbers, which cost nothing to make and to drop, tell where their values are.
struct PatternSlots<Value> {
  private var places: [Int32]
  private var values: [Value] = []

  init(count: Int) { places = [Int32](repeating: -1, count: count) }

  /// The value of a pattern; once there is one, it can be replaced and not taken away.
  subscript(pattern: Int) -> Value? {
    get { places[pattern] < 0 ? nil : values[Int(places[pattern])] }
    set {
      guard let newValue else { return }
      if places[pattern] < 0 {
        places[pattern] = Int32(values.count)
        values.append(newValue)
      } else {
        values[Int(places[pattern])] = newValue
      }
    }
  }
}

extension PatternSlots: Sendable where Value: Sendable {}
