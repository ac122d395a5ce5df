import SourceText

/// Text that must occur wherever a pattern matches: in one of the ways in which it can, of each clause at least one
/// literal.
///
/// Literals are in lower case ASCII and hold for text folded the same way. A tab before or after one says that no
/// word character stands there; reader text has no tabs.
package struct RequiredLiterals: Sendable, Equatable {
  /// Literals of which one must occur.
  ///
  /// Without literals it is the start of the text that must stand there.
  package struct Clause: Sendable, Hashable {
    package var literals: [[UInt8]]
    /// How far behind the start of a match one of them starts.
    package var offset: TextDistance

    package init(literals: [[UInt8]], offset: TextDistance) {
      self.literals = literals
      self.offset = offset
    }

    static let startOfText = Clause(literals: [], offset: .zero)
  }

  /// Of each way in which the pattern can match, the most telling clause first; empty when nothing can be told and the
  /// pattern must always be tried.
  package var ways: [[Clause]]

  package init(ways: [[Clause]]) { self.ways = ways }

  /// Shorter literals hit too often to be worth looking for.
  static let shortest = 3
  /// Longer ones tell little more and are more to compare; those that share their beginning become one.
  package static let longest = 10
  private static let mostClauses = 3
  /// What a try of a pattern costs, in places where a literal stands.
  private static let triesWorthALook = 500.0

  /// What must occur where `regex` matches.
  package init(of regex: String) {
    ways = []
    guard let node = try? RegexParser.parse(regex) else { return }
    // Ways share most of their clauses.
    var known: [Clause: RankedClause?] = [:]
    let found = LiteralFacts.of(node).alternatives.map { Self.chosen($0, &known) }
    if found.allSatisfy({ !$0.isEmpty }) { ways = Self.merged(found) }
  }

  /// Makes one of the ways of one clause each whose literals stand equally far from the start of a match.
  private static func merged(_ ways: [[Clause]]) -> [[Clause]] {
    var merged = ways.filter { $0.count > 1 }
    let single = ways.filter { $0.count == 1 }.map { $0[0] }
    var done: [TextDistance] = []
    for clause in single where !done.contains(clause.offset) {
      done.append(clause.offset)
      let alike = single.filter { $0.offset == clause.offset }
      let (kept, shift) = reduced(alike.flatMap(\.literals))
      merged.append([Clause(literals: kept, offset: clause.offset + shift)])
    }
    return merged
  }

  /// A clause fit for the search, and how often it is met.
  private typealias RankedClause = (frequency: Double, clause: Clause)

  /// The clauses of one way that are looked for, the rarest one first.
  ///
  /// To look for a clause costs something wherever it stands, and saves tries of the pattern where it does not.
  private static func chosen(_ clauses: [Clause], _ known: inout [Clause: RankedClause?]) -> [Clause] {
    let telling = clauses.compactMap { ranked($0, &known) }
      .sorted { a, b in
        a.frequency != b.frequency
          ? a.frequency < b.frequency
          : a.clause.literals.lexicographicallyPrecedes(b.clause.literals) {
            $0.lexicographicallyPrecedes($1)
          }
      }
    var chosen: [Clause] = []
    var tries = Double.infinity
    for (frequency, clause) in telling.prefix(mostClauses) where frequency < triesWorthALook * tries {
      chosen.append(clause)
      tries = min(1, tries) * min(1, frequency)
    }
    let start = clauses.first { $0.literals.isEmpty }
    return chosen.isEmpty ? [] : chosen + (start.map { [$0] } ?? [])
  }

  private static func ranked(_ clause: Clause, _ known: inout [Clause: RankedClause?]) -> RankedClause? {
    if let ranked = known[clause] { return ranked }
    let ranked = telling(clause).map { (LiteralFrequency.ofClause($0.literals), $0) }
    known[clause] = ranked
    return ranked
  }

  /// Whether all literals of a clause are telling enough to be looked for.
  static func isSearchable(_ clause: Clause) -> Bool {
    !clause.literals.isEmpty && clause.literals.allSatisfy { isSearchable(marked($0)[...]) }
  }

  /// A clause fit for the search, if all its literals are long enough for that.
  private static func telling(_ clause: Clause) -> Clause? {
    guard isSearchable(clause) else { return nil }
    let marked = clause.literals.map(Self.marked)
    let (words, shift) = startingWords(marked)
    // Reduced twice: cutting a literal may hide the shorter one in it, and may make it one.
    let (once, first) = reduced(words)
    let (twice, second) = reduced(once.map(cut))
    return Clause(literals: twice, offset: clause.offset + shift + first + second)
  }

  /// Literals from their first word on, which is the fastest to look for.
  ///
  /// - Returns: The literals, and how much was dropped before them.
  private static func startingWords(_ literals: [[UInt8]]) -> ([[UInt8]], TextDistance) {
    let dropped = literals.map { literal -> Int in
      guard let first = literal.first, first != boundary, !ASCII.isWord(first),
        let start = literal.firstIndex(where: ASCII.isWord),
        isSearchable([boundary] + literal[start...])
      else { return 0 }
      return start
    }
    let words = zip(literals, dropped).map { $1 == 0 ? $0 : [boundary] + $0[$1...] }
    return (words, .any(of: zip(literals, dropped).map { TextDistance(across: $0.prefix($1)) }))
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
  /// - Returns: The others, and how far behind the start of a dropped one the one in it starts.
  private static func reduced(_ clause: [[UInt8]]) -> (kept: [[UInt8]], shift: TextDistance) {
    let byLength = Set(clause).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    var kept: [[UInt8]] = []
    var known: [ArraySlice<UInt8>: [[UInt8]]] = [:]
    var shifts = [TextDistance.zero]
    for literal in byLength {
      if let place = place(in: literal, ofAnyOf: known) {
        shifts.append(TextDistance(across: literal[..<place]))
      } else {
        kept.append(literal)
        known[literal.prefix(shortest), default: []].append(literal)
      }
    }
    return (kept, .any(of: shifts))
  }

  /// Where in a literal one of the known ones, by their first bytes, starts.
  private static func place(in literal: [UInt8], ofAnyOf known: [ArraySlice<UInt8>: [[UInt8]]]) -> Int? {
    guard !known.isEmpty else { return nil }
    return literal.indices.first { start in
      known[literal[start...].prefix(shortest)]?.contains { literal[start...].starts(with: $0) } ?? false
    }
  }
}
