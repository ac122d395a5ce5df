import SourceText

/// Text that must occur wherever a pattern matches: of each clause, at least one literal.
///
/// Literals are in lower case ASCII and hold for text folded the same way. A tab before or after one says that no
/// word character stands there; reader text has no tabs.
package struct RequiredLiterals: Sendable, Equatable {
  /// The most telling clause first; empty when nothing can be told and the pattern must always be tried.
  package var clauses: [[[UInt8]]]

  package init(clauses: [[[UInt8]]]) { self.clauses = clauses }

  /// Shorter literals hit too often to be worth looking for.
  static let shortest = 3
  /// Longer ones tell little more and are more to compare; those that share their beginning become one.
  private static let longest = 12
  private static let mostClauses = 3

  /// What must occur where `regex` matches.
  package init(of regex: String) {
    clauses = []
    guard let node = try? RegexParser.parse(regex) else { return }
    let facts = Facts.of(node)
    let all = facts.clauses + (facts.exact.map { [$0] } ?? [])
    // Reduced twice: cutting a literal may hide the shorter one in it, and may make it one.
    clauses = all.map { Self.reduced(Self.reduced($0.map(Self.marked)).map(Self.cut)) }
      .filter { clause in !clause.isEmpty && clause.allSatisfy { Self.letters(of: $0).count >= Self.shortest }
      }
      .map { (cost: Self.cost(of: $0), clause: $0) }
      .sorted { a, b in
        a.cost != b.cost
          ? a.cost < b.cost
          : a.clause.lexicographicallyPrecedes(b.clause) { $0.lexicographicallyPrecedes($1) }
      }
      .prefix(Self.mostClauses).map(\.clause)
  }

  /// A tab in a literal: a word boundary.
  static let boundary: UInt8 = 0x09

  /// A literal without its boundaries.
  package static func letters(of literal: [UInt8]) -> ArraySlice<UInt8> {
    let start = literal.first == boundary ? 1 : 0
    let end = literal.count > start && literal.last == boundary ? literal.count - 1 : literal.count
    return literal[start..<end]
  }

  /// A literal with boundaries only where they tell something: at its start, and at its end if it is short.
  private static func marked(_ literal: [UInt8]) -> [UInt8] {
    let letters = literal.filter { $0 != boundary }
    guard !letters.isEmpty else { return letters }
    let head = literal.first == boundary && ASCII.isWord(letters[0]) ? [boundary] : []
    let isWhole = literal.last == boundary && ASCII.isWord(letters[letters.count - 1])
    let tail = isWhole && letters.count <= 5 ? [boundary] : []
    return head + letters + tail
  }

  /// The beginning of a literal.
  private static func cut(_ literal: [UInt8]) -> [UInt8] {
    Array(literal.prefix(literal.first == boundary ? longest + 1 : longest))
  }

  /// Drops literals that hold another one: where they occur, the shorter one does.
  private static func reduced(_ clause: [[UInt8]]) -> [[UInt8]] {
    let byLength = Set(clause).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    var kept: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for literal in byLength where !holds(literal, anyOf: known) {
      kept.append(literal)
      known.insert(literal)
    }
    return kept
  }

  private static func holds(_ literal: [UInt8], anyOf known: Set<[UInt8]>) -> Bool {
    guard literal.count > 1 else { return false }
    for start in literal.indices {
      for end in (start + 1)...literal.count where known.contains(Array(literal[start..<end])) { return true }
    }
    return false
  }

  /// How often a clause is likely to hit, on a scale of its own.
  private static func cost(of clause: [[UInt8]]) -> Double {
    clause.reduce(0) { sum, literal in
      var share = 1.0
      for _ in 0..<min(literal.count, 9) { share *= 0.3 }
      return sum + share
    }
  }
}

/// What is known of the text that a node matches.
private struct Facts {
  /// Every string it matches, where these are few.
  var exact: [[UInt8]]?
  /// Clauses that hold for every match.
  var clauses: [[[UInt8]]] = []

  private static let mostProducts = 256
  private static let mostBranches = 8192

  private init(exact: [[UInt8]]?) { self.exact = exact }

  /// What is known of `node`.
  static func of(_ node: RegexNode) -> Facts {
    switch node {
    case .empty: Facts(exact: [[]])
    case .boundary: Facts(exact: [[RequiredLiterals.boundary]])
    case .byte(let byte): Facts(exact: [[byte]])
    case .set(let bytes): Facts(exact: bytes.map { [$0] })
    case .other: Facts(exact: nil)
    case .concatenation(let items): Facts(concatenating: items.map(Facts.of))
    case .alternation(let branches): Facts(alternating: branches.map(Facts.of))
    // Reader text has no two spaces in a row, so that a run of white space is one space.
    case .repetition(.byte(0x20), let least, _): Facts(exact: least == 0 ? [[], [0x20]] : [[0x20]])
    case .repetition(let inner, let least, let most):
      Facts(repeating: Facts.of(inner), least: least, most: most)
    }
  }

  private init(concatenating items: [Facts]) {
    var run: [[UInt8]] = [[]]
    var isWhole = true
    for item in items {
      guard let strings = item.exact else {
        close(&run)
        clauses += item.clauses
        isWhole = false
        continue
      }
      if run.count * strings.count <= Self.mostProducts || run.count == 1 && run[0].isEmpty
        || strings.count == 1
      {
        run = run.flatMap { head in strings.map { head + $0 } }
      } else {
        close(&run)
        run = strings
        isWhole = false
      }
    }
    if isWhole {
      exact = run
    } else {
      close(&run)
    }
  }

  private init(alternating branches: [Facts]) {
    let strings = branches.compactMap(\.exact)
    if strings.count == branches.count, strings.reduce(0, { $0 + $1.count }) <= Self.mostBranches {
      exact = strings.flatMap { $0 }
      return
    }
    var clause: [[UInt8]] = []
    for branch in branches {
      guard let best = branch.best else { return }
      clause += best
    }
    clauses = [clause]
  }

  private init(repeating inner: Facts, least: Int, most: Int?) {
    if least == 1, most == 1 {
      self = inner
    } else if least == 0 {
      if most == 1, let strings = inner.exact, strings.count < Self.mostProducts { exact = [[]] + strings }
    } else {
      clauses = inner.clauses
      if let strings = inner.exact { clauses.append(strings) }
    }
  }

  /// The clause with the longest shortest literal.
  private var best: [[UInt8]]? {
    let all = clauses + (exact.map { [$0] } ?? [])
    return all.max { shortest($0) < shortest($1) }.flatMap { shortest($0) > 0 ? $0 : nil }
  }

  private func shortest(_ clause: [[UInt8]]) -> Int {
    clause.map { RequiredLiterals.letters(of: $0).count }.min() ?? 0
  }

  private mutating func close(_ run: inout [[UInt8]]) {
    if run.allSatisfy({ !RequiredLiterals.letters(of: $0).isEmpty }) { clauses.append(run) }
    run = [[]]
  }
}
