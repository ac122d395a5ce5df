import SourceText

/// What a pass over text needs to know to tell which patterns can match: where literals lead, and what patterns ask.
///
/// Made when rules are loaded, so that a program that has rules built in only looks at the parts that a draft needs.
public struct LiteralIndex: Sendable, Equatable {
  /// Literals that can start within a word.
  package struct Infixes: Sendable, Equatable {
    package internal(set) var letters = FlatLists<UInt8>()
    /// For each, the end of its window of at most four bytes.
    package internal(set) var windowEnds: [Int32] = []
    /// For each, the place of its members in `members`.
    package internal(set) var found: [Int32] = []
  }

  /// The literals that start a word or with a symbol; each leads to the place of its members in `members`.
  package let words: LiteralTrie
  /// The other ones.
  package let infixes: Infixes
  /// For each literal, a list of the clauses that it is a member of; see `Member`.
  package let members: PackedNumbers
  /// How many clauses there are; the last ones are only parts of others.
  package let clauseCount: Int
  /// For each of the other clauses, those that are part of it: it is met where one of these is.
  package let parts: PackedLists
  /// The clause that is met where a text starts.
  package static let startOfText = 0
  /// What patterns ask for.
  package let ways: PackedWays

  /// A number of `members`.
  public struct Member {
    @usableFromInline let number: Int

    /// Takes apart what was put together.
    @inlinable @inline(__always)
    public init(_ number: Int) { self.number = number }

    init(clause: Int, endsWord: Bool, isLast: Bool) {
      number = clause << 2 | (endsWord ? Int(Self.endsWordBit) : 0) | (isLast ? 1 : 0)
    }

    /// The bit that is set if a word must end with the literal.
    @inlinable public static var endsWordBit: UInt8 { @inline(__always) get { 2 } }

    /// The clause.
    @inlinable public var clause: Int { @inline(__always) get { number >> 2 } }
    /// Whether a word must end with the literal.
    var endsWord: Bool { has(Self.endsWordBit) }
    /// Whether one of some bits is set.
    @inlinable @inline(__always)
    public func has(_ bits: UInt8) -> Bool { number & Int(bits) != 0 }
    /// Whether the list ends here.
    @inlinable public var isLast: Bool { @inline(__always) get { number & 1 != 0 } }
  }

  init(
    words: LiteralTrie, infixes: Infixes, members: PackedNumbers, clauseCount: Int, parts: PackedLists,
    ways: PackedWays
  ) {
    self.words = words
    self.infixes = infixes
    self.members = members
    self.clauseCount = clauseCount
    self.parts = parts
    self.ways = ways
  }

  /// The list of members that starts at a place.
  func members(from place: Int) -> [Member] {
    var list: [Member] = []
    for next in place..<members.count {
      list.append(Member(members[next]))
      if list[list.count - 1].isLast { break }
    }
    return list
  }

  package init(_ table: LiteralTable) {
    let shared = SharedLiterals(table)
    var members: [Int] = []
    // The words of one list are members of the same clauses.
    var known: [[Int]: Int] = [:]
    var words: [(letters: ArraySlice<UInt8>, found: Int)] = []
    var infixes = Infixes()
    for alike in Self.runsOfOneForm(table) {
      let letters = RequiredLiterals.letters(of: table.literals[alike[0]])
      let own = alike.flatMap { literal in
        let endsWord = table.literals[literal].last == RequiredLiterals.boundary
        return shared.clauses[literal].map { (clause: Int($0), endsWord: endsWord) }
      }
      guard !own.isEmpty else { continue }
      let list = own.enumerated().map { place, member in
        Member(clause: member.clause, endsWord: member.endsWord, isLast: place == own.count - 1).number
      }
      let found = known[list] ?? members.count
      if found == members.count {
        known[list] = found
        members += list
      }
      if Self.startsWord(table.literals[alike[0]]) {
        words.append((letters, found))
      } else {
        infixes.letters.append(letters)
        infixes.windowEnds.append(table.windowEnds[alike[0]])
        infixes.found.append(Int32(found))
      }
    }
    self.init(
      words: LiteralTrie(words), infixes: infixes, members: PackedNumbers(narrow: members),
      clauseCount: table.clauses.count + shared.count, parts: PackedLists(shared.parts),
      ways: PackedWays(table.patterns, parts: shared.parts))
  }

  /// Whether a literal is looked for where words start or symbols stand.
  private static func startsWord(_ literal: ArraySlice<UInt8>) -> Bool {
    literal.first.map { $0 == RequiredLiterals.boundary || RequiredLiterals.isSymbol($0) } ?? false
  }

  /// Literals of the same letters that are looked for in one way; in the order of their letters those of each way.
  private static func runsOfOneForm(_ table: LiteralTable) -> [[Int]] {
    var runs: [[Int]] = []
    var last: [Bool: Int] = [:]
    for place in table.literals.indices {
      let literal = table.literals[place]
      let isWord = startsWord(literal)
      if let run = last[isWord],
        RequiredLiterals.letters(of: table.literals[runs[run][0]]) == RequiredLiterals.letters(of: literal)
      {
        runs[run].append(place)
      } else {
        last[isWord] = runs.count
        runs.append([place])
      }
    }
    return runs
  }
}

extension LiteralIndex.Infixes {
  /// Whether every list is as long as the others, and every literal can be looked for.
  var areWhole: Bool {
    guard windowEnds.count == letters.count, found.count == letters.count else { return false }
    var lower: Int32 = 0
    for (upper, windowEnd) in zip(letters.ends, windowEnds) {
      let count = upper - lower
      guard count >= RequiredLiterals.shortest, count <= RequiredLiterals.longest,
        windowEnd >= min(4, count), windowEnd <= count
      else { return false }
      lower = upper
    }
    return true
  }
}
