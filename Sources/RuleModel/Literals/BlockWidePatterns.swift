/// Patterns whose matches may cross sentences; most rule sets have few.
package struct BlockWidePatterns: Sendable, Equatable {
  /// Their places among the patterns, in order.
  package var places: [Int] = []
  /// Every byte before a space in a literal that alone decides whether one of them is tried: such a literal can lie
  /// across two sentences only where the first one ends with one of these.
  package var bytesBeforeSpaces: [UInt8] = []

  package init() {}

  package init(places: [Int], bytesBeforeSpaces: [UInt8]) {
    self.places = places
    self.bytesBeforeSpaces = bytesBeforeSpaces
  }

  init(_ rules: [Rule], _ table: LiteralTable) {
    var patterns: Set<Int> = []
    for rule in rules { rule.kind.addBlockWidePatterns(to: &patterns) }
    var bytes: Set<UInt8> = []
    for pattern in patterns {
      // The most telling clause comes first.
      for clause in table.patterns[pattern].compactMap(\.first?.clause) {
        for literal in table.clauses[Int(clause)] {
          let letters = table.literals[Int(literal)]
          for place in letters.indices.dropFirst() where letters[place] == UInt8(ascii: " ") {
            bytes.insert(letters[place - 1])
          }
        }
      }
    }
    places = patterns.sorted()
    bytesBeforeSpaces = bytes.sorted()
  }
}
