import SourceText

/// What is known of the text that a node matches.
struct LiteralFacts {
  typealias Clause = RequiredLiterals.Clause

  /// Every string it matches, where these are few.
  private var exact: [[UInt8]]?
  /// Clauses that hold for every match.
  private var clauses: [Clause] = []
  /// How long its matches are.
  private var width: ByteDistance
  /// Whether no word character stands before its end, whatever stands before its start.
  private var leavesWord = false
  /// Whether none does where none stands before its start.
  private var staysOutsideWord = false

  private static let mostProducts = 256
  private static let mostBranches = 8192

  /// Every clause.
  var all: [Clause] { clauses + (exact.map { [Clause(literals: $0, offset: .zero)] } ?? []) }

  private init(exact: [[UInt8]]) {
    self.exact = exact
    width = Self.width(of: exact)
    leavesWord = exact.allSatisfy { !$0.isEmpty && Self.endsOutsideWord($0) }
    staysOutsideWord = exact.allSatisfy(Self.endsOutsideWord)
  }

  private init(width: ByteDistance) { self.width = width }

  /// One of so many bytes that strings of them would be too many.
  private init(oneOf bytes: ClosedRange<UInt8>) {
    width = ByteDistance(least: 1, most: 1)
    clauses = [Clause(literals: bytes.map { [$0] }, offset: .zero)]
  }

  /// What is known of `node`.
  static func of(_ node: RegexNode) -> LiteralFacts {
    switch node {
    case .empty, .start: LiteralFacts(exact: [[]])
    case .boundary: LiteralFacts(exact: [[RequiredLiterals.boundary]])
    case .byte(let byte): LiteralFacts(exact: [[byte]])
    case .set(let bytes): LiteralFacts(exact: bytes.map { [$0] })
    case .digit: LiteralFacts(oneOf: UInt8(ascii: "0")...UInt8(ascii: "9"))
    case .character: LiteralFacts(width: ByteDistance(least: 1, most: 4))
    case .lookahead(let inner): LiteralFacts(lookingAheadAt: of(inner))
    case .other: LiteralFacts(width: ByteDistance(least: 0, most: nil))
    case .concatenation(let items): LiteralFacts(concatenating: items.map(of))
    case .alternation(let branches): LiteralFacts(alternating: branches.map(of))
    // Reader text has no two spaces in a row, so that a run of white space is one space.
    case .repetition(.byte(0x20), let least, _):
      LiteralFacts(exact: least == 0 ? [[], [0x20]] : [[0x20]])
    case .repetition(let inner, let least, let most):
      LiteralFacts(repeating: of(inner), least: least, most: most)
    }
  }

  private init(lookingAheadAt inner: LiteralFacts) {
    clauses = inner.all
    width = .zero
    staysOutsideWord = true
  }

  private init(concatenating items: [LiteralFacts]) {
    width = .zero
    var run: [[UInt8]] = [[]]
    var start = ByteDistance.zero
    var isWhole = true
    staysOutsideWord = true
    for item in items {
      let isOutsideWord = leavesWord
      defer {
        width = width + item.width
        leavesWord = item.leavesWord || leavesWord && item.staysOutsideWord
        staysOutsideWord = item.leavesWord || staysOutsideWord && item.staysOutsideWord
      }
      guard let strings = item.exact else {
        close(&run, at: start)
        clauses += item.clauses.map { clause in
          let startsWord = isOutsideWord && clause.offset == .zero
          return Clause(
            literals: startsWord ? clause.literals.map(Self.startingWord) : clause.literals,
            offset: width + clause.offset)
        }
        start = width + item.width
        isWhole = false
        continue
      }
      if run.count * strings.count <= Self.mostProducts || run.count == 1 || strings.count == 1 {
        let startsWord = isOutsideWord && run.count == 1 && run[0].isEmpty
        run = run.flatMap { head in strings.map { head + (startsWord ? Self.startingWord($0) : $0) } }
      } else {
        close(&run, at: start)
        run = isOutsideWord ? strings.map(Self.startingWord) : strings
        start = width
        isWhole = false
      }
    }
    if isWhole {
      exact = run
    } else {
      close(&run, at: start)
    }
  }

  /// A literal before which no word character stands.
  private static func startingWord(_ literal: [UInt8]) -> [UInt8] {
    guard let first = literal.first, ASCII.isWord(first) else { return literal }
    return [RequiredLiterals.boundary] + literal
  }

  /// Whether a string that follows no word character ends like that too.
  private static func endsOutsideWord(_ string: [UInt8]) -> Bool {
    string.last.map { !ASCII.isWord($0) } ?? true
  }

  private init(alternating branches: [LiteralFacts]) {
    width = ByteDistance.any(of: branches.map(\.width))
    leavesWord = branches.allSatisfy(\.leavesWord)
    staysOutsideWord = branches.allSatisfy(\.staysOutsideWord)
    let strings = branches.compactMap(\.exact)
    if strings.count == branches.count, strings.reduce(0, { $0 + $1.count }) <= Self.mostBranches {
      exact = strings.flatMap { $0 }
      return
    }
    let best = branches.compactMap(\.best)
    guard best.count == branches.count else { return }
    clauses = [
      Clause(literals: best.flatMap(\.literals), offset: ByteDistance.any(of: best.map(\.offset)))
    ]
  }

  private init(repeating inner: LiteralFacts, least: Int, most: Int?) {
    if least == 1, most == 1 {
      self = inner
      return
    }
    width = inner.width.repeated(least: least, most: most)
    leavesWord = least > 0 && inner.leavesWord
    staysOutsideWord = inner.staysOutsideWord
    if least == 0 {
      if most == 1, let strings = inner.exact, strings.count < Self.mostProducts {
        self = LiteralFacts(exact: [[]] + strings)
      }
    } else {
      clauses = inner.all
    }
  }

  /// The clause with the longest shortest literal, if there is one among those that can be searched for.
  private var best: Clause? {
    let searchable = all.filter(RequiredLiterals.isSearchable)
    return (searchable.isEmpty ? all : searchable).max { shortest($0) < shortest($1) }
      .flatMap { shortest($0) > 0 ? $0 : nil }
  }

  private func shortest(_ clause: Clause) -> Int {
    clause.literals.map { RequiredLiterals.letters(of: $0[...]).count }.min() ?? 0
  }

  private mutating func close(_ run: inout [[UInt8]], at start: ByteDistance) {
    if run.allSatisfy({ !RequiredLiterals.letters(of: $0[...]).isEmpty }) {
      clauses.append(Clause(literals: run, offset: start))
    }
    run = [[]]
  }

  private static func width(of strings: [[UInt8]]) -> ByteDistance {
    ByteDistance.any(
      of: strings.map { string in
        let count = string.count { $0 != RequiredLiterals.boundary }
        return ByteDistance(least: count, most: count)
      })
  }
}
