/// Finds the name that somebody meant.
package enum Suggestion {
  /// The nearest of `names` by edits, or nothing when none is near.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let limit = max(1, min(word.count / 3, 4))
    var best: (distance: Int, name: String)?
    for name in names {
      let distance = edits(Array(word.utf8), Array(name.utf8), limit: limit)
      guard distance <= limit else { continue }
      if let known = best, (known.distance, known.name) <= (distance, name) { continue }
      best = (distance, name)
    }
    return best?.name
  }

  /// Such as `; did you mean “x”?`, or nothing.
  package static func question(_ word: String, among names: some Sequence<String>) -> String {
    nearest(to: word, among: names).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// Levenshtein's distance, or anything above `limit` when it is larger.
  private static func edits(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
