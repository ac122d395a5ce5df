import SourceText

/// Text that must occur wherever a pattern matches: of each clause, at least one literal.
///
/// Literals are in lower case ASCII and hold for text folded the same way. A tab before or after one says that no
/// word character stands there; reader text has no tabs.
package struct RequiredLiterals: Sendable, Equatable {
  /// Literals of which one must occur.
  ///
  /// Without literals it is the start of the text that must stand there.
  package struct Clause: Sendable, Equatable {
    package var literals: [[UInt8]]
    /// How far behind the start of a match one of them starts.
    package var offset: ByteDistance

    package init(literals: [[UInt8]], offset: ByteDistance) {
      self.literals = literals
      self.offset = offset
    }
  }

  /// The most telling clause first; empty when nothing can be told and the pattern must always be tried.
  package var clauses: [Clause]

  package init(clauses: [Clause]) { self.clauses = clauses }

  /// Shorter literals hit too often to be worth looking for.
  static let shortest = 3
  /// Longer ones tell little more and are more to compare; those that share their beginning become one.
  package static let longest = 12
  private static let mostClauses = 3

  /// What must occur where `regex` matches.
  package init(of regex: String) {
    clauses = []
    guard let node = try? RegexParser.parse(regex) else { return }
    let facts = LiteralFacts.of(node)
    clauses = facts.all.compactMap(Self.telling)
      .map { (cost: Self.cost(of: $0.literals), clause: $0) }
      .sorted { a, b in
        a.cost != b.cost
          ? a.cost < b.cost
          : a.clause.literals.lexicographicallyPrecedes(b.clause.literals) {
            $0.lexicographicallyPrecedes($1)
          }
      }
      .prefix(Self.mostClauses).map(\.clause)
    if node.isAnchored, !clauses.isEmpty { clauses.append(Clause(literals: [], offset: .zero)) }
  }

  /// Whether all literals of a clause are telling enough to be looked for.
  static func isSearchable(_ clause: Clause) -> Bool {
    !clause.literals.isEmpty && clause.literals.allSatisfy { isSearchable(marked($0)[...]) }
  }

  /// A clause fit for the search, if all its literals are long enough for that.
  private static func telling(_ clause: Clause) -> Clause? {
    guard isSearchable(clause) else { return nil }
    let marked = clause.literals.map(Self.marked)
    let (words, shifts) = startingWords(marked)
    // Reduced twice: cutting a literal may hide the shorter one in it, and may make it one.
    let (once, first) = reduced(words)
    let (twice, second) = reduced(once.map(cut))
    let more = ByteDistance(least: shifts.lowerBound, most: shifts.upperBound + first + second)
    return Clause(literals: twice, offset: clause.offset + more)
  }

  /// Literals from their first word on, which is the fastest to look for.
  ///
  /// - Returns: The literals, and how many bytes were dropped before them.
  private static func startingWords(_ literals: [[UInt8]]) -> ([[UInt8]], ClosedRange<Int>) {
    let dropped = literals.map { literal -> Int in
      guard let first = literal.first, first != boundary, !ASCII.isWord(first),
        let start = literal.firstIndex(where: ASCII.isWord),
        isSearchable([boundary] + literal[start...])
      else { return 0 }
      return start
    }
    let words = zip(literals, dropped).map { $1 == 0 ? $0 : [boundary] + $0[$1...] }
    return (words, (dropped.min() ?? 0)...(dropped.max() ?? 0))
  }

  /// A tab in a literal: a word boundary.
  package static let boundary: UInt8 = 0x09

  /// A literal without its boundaries.
  package static func letters(of literal: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let headless = literal.first == boundary ? literal.dropFirst() : literal
    return headless.last == boundary ? headless.dropLast() : headless
  }

  /// Whether a literal is telling enough to be looked for: two letters are if a word starts with them, one if it is a
  /// word, a digit if a word starts with it, and a character that is neither a letter nor a space is by itself.
  package static func isSearchable(_ literal: ArraySlice<UInt8>) -> Bool {
    let letters = letters(of: literal)
    guard let first = letters.first else { return false }
    if letters.count >= shortest || isSymbol(first) { return true }
    guard literal.first == boundary else { return false }
    return letters.count == 2 || literal.last == boundary || ASCII.isDigit(first)
  }

  /// Whether a byte is of a character that is neither a letter, a digit nor a space.
  package static func isSymbol(_ byte: UInt8) -> Bool { !ASCII.isWord(byte) && byte > 0x20 }

  /// A literal with boundaries only where they tell something: at its start, and at its end if it is short.
  private static func marked(_ literal: [UInt8]) -> [UInt8] {
    let letters = literal.filter { $0 != boundary }
    guard !letters.isEmpty else { return letters }
    let head = literal.first == boundary && ASCII.isWord(letters[0]) ? [boundary] : []
    let isWhole = literal.last == boundary && ASCII.isWord(letters[letters.count - 1])
    let tail = isWhole && letters.count <= 5 ? [boundary] : []
    return head + letters + tail
  }

  /// The beginning of a literal, of whole characters.
  private static func cut(_ literal: [UInt8]) -> [UInt8] {
    var count = min(literal.count, literal.first == boundary ? longest + 1 : longest)
    while count < literal.count, literal[count] & 0xC0 == 0x80 { count -= 1 }
    return Array(literal[..<count])
  }

  /// Drops literals that hold another one: where they occur, the shorter one does.
  ///
  /// - Returns: The others, and how far behind the start of a dropped one the one in it starts at most.
  private static func reduced(_ clause: [[UInt8]]) -> (kept: [[UInt8]], shift: Int) {
    let byLength = Set(clause).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    var kept: [[UInt8]] = []
    var known: [ArraySlice<UInt8>: [[UInt8]]] = [:]
    var shift = 0
    for literal in byLength {
      if let place = place(in: literal, ofAnyOf: known) {
        shift = max(shift, literal.first == boundary ? place - 1 : place)
      } else {
        kept.append(literal)
        known[literal.prefix(shortest), default: []].append(literal)
      }
    }
    return (kept, shift)
  }

  /// Where in a literal one of the known ones, by their first bytes, starts.
  private static func place(in literal: [UInt8], ofAnyOf known: [ArraySlice<UInt8>: [[UInt8]]]) -> Int? {
    guard !known.isEmpty else { return nil }
    return literal.indices.first { start in
      known[literal[start...].prefix(shortest)]?.contains { literal[start...].starts(with: $0) } ?? false
    }
  }

  /// How often a clause is likely to hit, on a scale of its own.
  private static func cost(of clause: [[UInt8]]) -> Double {
    clause.reduce(0) { sum, literal in
      let letters = letters(of: literal[...])
      // A word of one letter, or a number, stands in every other sentence.
      if letters.count == 1, letters.allSatisfy(ASCII.isWord) { return sum + 1 }
      var share = 1.0
      for _ in 0..<min(literal.count, 9) { share *= 0.3 }
      return sum + share
    }
  }
}
