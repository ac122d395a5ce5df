import SourceText

/// What is known of the text that a node matches.
struct LiteralFacts {
  typealias Clause = RequiredLiterals.Clause

  /// Every string it matches, where these are few.
  private var exact: [[UInt8]]?
  /// Clauses that hold for every match.
  private var clauses: [Clause] = []
  /// Ways in which it can match: besides `clauses`, all of one way hold. Empty where no ways can be told apart.
  private var ways: [[Clause]] = []
  /// What can be said of all `ways` together.
  private var common: [Clause] = []
  /// How long its matches are.
  private var width: TextDistance
  /// Whether no word character stands before its end, whatever stands before its start.
  private var leavesWord = false
  /// Whether none does where none stands before its start.
  private var staysOutsideWord = false

  private static let mostProducts = 256
  private static let mostBranches = 8192
  private static let mostWays = 24

  /// The clauses of each way in which it can match.
  var alternatives: [[Clause]] { ways.isEmpty ? [all] : ways.map { always + $0 } }

  /// Every clause that holds for all matches.
  private var all: [Clause] { always + common }
  private var always: [Clause] {
    clauses + (exact.map { [Clause(literals: $0, offset: .zero)] } ?? [])
  }

  private init(exact: [[UInt8]]) {
    self.exact = exact
    width = Self.width(of: exact)
    leavesWord = exact.allSatisfy { !$0.isEmpty && Self.endsOutsideWord($0) }
    staysOutsideWord = exact.allSatisfy(Self.endsOutsideWord)
  }

  private init(width: TextDistance) { self.width = width }

  /// One of so many bytes that strings of them would be too many.
  private init(oneOf bytes: ClosedRange<UInt8>) {
    width = TextDistance(bytes: Distance(1), spaces: .zero)
    clauses = [Clause(literals: bytes.map { [$0] }, offset: .zero)]
  }

  private init(oneCharacter kinds: CharacterKinds) {
    let spaces = Distance(least: kinds == .space ? 1 : 0, most: kinds.contains(.space) ? 1 : 0)
    width = TextDistance(bytes: Distance(least: 1, most: 4), spaces: spaces)
    leavesWord = !kinds.contains(.word)
    staysOutsideWord = leavesWord
  }

  /// What is known of `node`.
  static func of(_ node: RegexNode) -> LiteralFacts {
    switch node {
    case .empty: LiteralFacts(exact: [[]])
    case .start: startOfText
    case .boundary: LiteralFacts(exact: [[RequiredLiterals.boundary]])
    case .byte(let byte): LiteralFacts(exact: [[byte]])
    case .set(let bytes): LiteralFacts(exact: bytes.map { [$0] })
    case .digit: LiteralFacts(oneOf: UInt8(ascii: "0")...UInt8(ascii: "9"))
    case .character(let kinds): LiteralFacts(oneCharacter: kinds)
    case .lookahead(let inner): LiteralFacts(lookingAheadAt: of(inner))
    case .other:
      LiteralFacts(
        width: TextDistance(bytes: Distance(least: 0, most: nil), spaces: Distance(least: 0, most: nil)))
    case .concatenation(let items): LiteralFacts(concatenating: closingWords(items).map(of))
    case .alternation(let branches): LiteralFacts(alternating: branches.map(of))
    // Reader text has no two spaces in a row, so that a run of white space is one space.
    case .repetition(.byte(0x20), let least, _):
      LiteralFacts(exact: least == 0 ? [[], [0x20]] : [[0x20]])
    case .repetition(let inner, let least, let most):
      LiteralFacts(repeating: of(inner), least: least, most: most)
    }
  }

  /// The same items, with a boundary that follows an alternation at the end of its short branches too: a literal of so
  /// few letters is looked for only as a whole word.
  private static func closingWords(_ items: [RegexNode]) -> [RegexNode] {
    var closed: [RegexNode] = []
    for item in items {
      if item == .boundary, case .alternation(let branches) = closed.last {
        closed[closed.count - 1] = .alternation(
          branches.map { branch in
            switch branch {
            case .byte, .set: .concatenation([branch, .boundary])
            case .concatenation(let parts) where parts.count < RequiredLiterals.shortest:
              .concatenation(parts + [.boundary])
            default: branch
            }
          })
      }
      closed.append(item)
    }
    return closed
  }

  private static var startOfText: LiteralFacts {
    var facts = LiteralFacts(exact: [[]])
    facts.clauses = [.startOfText]
    facts.leavesWord = true
    return facts
  }

  private init(lookingAheadAt inner: LiteralFacts) {
    (clauses, ways, common) = (inner.always, inner.ways, inner.common)
    width = .zero
    staysOutsideWord = true
  }

  private init(concatenating items: [LiteralFacts]) {
    width = .zero
    var run: [[UInt8]] = [[]]
    var start = TextDistance.zero
    var isWhole = true
    staysOutsideWord = true
    for item in items {
      let isOutsideWord = leavesWord
      defer {
        width = width + item.width
        leavesWord = item.leavesWord || leavesWord && item.staysOutsideWord
        staysOutsideWord = item.leavesWord || staysOutsideWord && item.staysOutsideWord
      }
      let behind = Placement(offset: width, isOutsideWord: isOutsideWord)
      clauses += behind.placed(item.clauses)
      guard let strings = item.exact else {
        close(&run, at: start)
        multiply(item.ways.map(behind.placed), common: behind.placed(item.common))
        start = width + item.width
        isWhole = false
        continue
      }
      if run.count * strings.count <= Self.mostProducts || run.count == 1 || strings.count == 1 {
        let startsWord = isOutsideWord && run.count == 1 && run[0].isEmpty
        run = run.flatMap { head in strings.map { head + (startsWord ? Placement.startingWord($0) : $0) } }
      } else {
        close(&run, at: start)
        run = isOutsideWord ? strings.map(Placement.startingWord) : strings
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

  /// Tells the ways of one more item apart, unless there would be too many.
  private mutating func multiply(_ more: [[Clause]], common: [Clause]) {
    guard max(1, ways.count) * more.count <= Self.mostWays else {
      clauses += common
      return
    }
    ways = ways.isEmpty || more.isEmpty ? ways + more : ways.flatMap { way in more.map { way + $0 } }
    self.common += common
  }

  /// Where an item of a concatenation stands.
  private struct Placement {
    var offset: TextDistance
    var isOutsideWord: Bool

    func placed(_ clauses: [Clause]) -> [Clause] {
      clauses.map { clause in
        let startsWord = isOutsideWord && clause.offset == .zero
        return Clause(
          literals: startsWord ? clause.literals.map(Self.startingWord) : clause.literals,
          offset: offset + clause.offset)
      }
    }

    /// A literal before which no word character stands.
    static func startingWord(_ literal: [UInt8]) -> [UInt8] {
      guard let first = literal.first, ASCII.isWord(first) else { return literal }
      return [RequiredLiterals.boundary] + literal
    }
  }

  /// Whether a string that follows no word character ends like that too.
  private static func endsOutsideWord(_ string: [UInt8]) -> Bool {
    string.last.map { !ASCII.isWord($0) } ?? true
  }

  private init(alternating branches: [LiteralFacts]) {
    width = TextDistance.any(of: branches.map(\.width))
    leavesWord = branches.allSatisfy(\.leavesWord)
    staysOutsideWord = branches.allSatisfy(\.staysOutsideWord)
    let strings = branches.compactMap(\.exact)
    let isExact = strings.count == branches.count && strings.reduce(0, { $0 + $1.count }) <= Self.mostBranches
    if isExact, branches.dropFirst().allSatisfy({ $0.clauses == branches[0].clauses }) {
      (exact, clauses) = (strings.flatMap { $0 }, branches.first?.clauses ?? [])
      return
    }
    ways = Self.ways(of: branches)
    let best = branches.compactMap(\.best)
    guard best.count == branches.count else { return }
    let union = Clause(literals: best.flatMap(\.literals), offset: TextDistance.any(of: best.map(\.offset)))
    if ways.isEmpty { clauses = [union] } else { common = [union] }
  }

  /// The ways of all branches; those of which the strings are known are one.
  private static func ways(of branches: [LiteralFacts]) -> [[Clause]] {
    let strings = branches.filter { $0.clauses.isEmpty }.compactMap(\.exact).flatMap { $0 }
    let others = branches.filter { $0.exact == nil || !$0.clauses.isEmpty }
    let plain = strings.isEmpty ? [] : [[Clause(literals: strings, offset: .zero)]]
    let apart = plain + others.flatMap(\.alternatives)
    let ways = apart.count <= mostWays ? apart : plain + others.map(\.all)
    return ways.count <= mostWays ? ways : []
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
      if most == 1, inner.clauses.isEmpty, let strings = inner.exact, strings.count < Self.mostProducts {
        self = LiteralFacts(exact: [[]] + strings)
      }
    } else {
      (clauses, ways, common) = (inner.always, inner.ways, inner.common)
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

  private mutating func close(_ run: inout [[UInt8]], at start: TextDistance) {
    if run.allSatisfy({ !RequiredLiterals.letters(of: $0[...]).isEmpty }) {
      clauses.append(Clause(literals: run, offset: start))
    }
    run = [[]]
  }

  private static func width(of strings: [[UInt8]]) -> TextDistance {
    TextDistance.any(of: strings.lazy.map { TextDistance(across: $0[...]) })
  }
}
