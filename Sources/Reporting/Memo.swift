/// What is made of each of some keys, once.
///
/// A report has many findings of few rules: what a format says of a rule is laid out once for all of them.
struct Memo<Key: Hashable, Value> {
  private var known: [Key: Value] = [:]
  private let make: (Key) -> Value

  init(_ make: @escaping (Key) -> Value) { self.make = make }

  /// What is made of a key.
  mutating func value(of key: Key) -> Value {
    if let value = known[key] { return value }
    let made = make(key)
    known[key] = made
    return made
  }
}
