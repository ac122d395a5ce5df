/// Finds what somebody meant.
package enum Suggestion {
  /// “did you mean X?” for the candidate nearest to `word`, if one is near enough.
  package static func hint(for word: String, among candidates: [String]) -> String? {
    let most = max(1, min(3, word.utf8.count / 3))
    let ranked = candidates.map { (distance: distance(word, $0, atMost: most), name: $0) }
      .filter { $0.distance <= most }
      .min { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
    return ranked.map { "did you mean “\($0.name)”?" }
  }

  /// The Levenshtein distance in bytes, or something above `most`.
  static func distance(_ a: String, _ b: String, atMost most: Int) -> Int {
    let a = Array(a.lowercased().utf8)
    let b = Array(b.lowercased().utf8)
    guard abs(a.count - b.count) <= most, a.count <= 128 else { return most + 1 }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for k in b.indices {
        let above = row[k + 1]
        row[k + 1] = min(above + 1, row[k] + 1, diagonal + (a[i] == b[k] ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
