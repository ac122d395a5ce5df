/// The required literals of many patterns, each literal and each clause once.
package struct LiteralTable: Sendable, Equatable {
  /// The literals, in lower case, with tabs for word boundaries at their ends, in the order of their letters.
  package private(set) var literals = FlatLists<UInt8>()
  /// For each literal that can start within a word, the end of its window of at most four bytes, boundaries left out.
  package private(set) var windowEnds: [Int32] = []
  /// For each clause, its literals as places in `literals`, in order; the first clause is the start of the text.
  package private(set) var clauses = FlatLists<Int32>()
  /// For each pattern, the ways in which it can match, by places in `clauses`.
  package private(set) var patterns: [[PatternWay]] = []

  /// A table of no patterns.
  package init() { clauses.append([]) }

  /// The lists from which an index was made, to add to them.
  init(_ index: LiteralIndex) {
    var clauses = [[Int32]](repeating: [], count: index.clauseCount)
    func add(_ letters: [UInt8], _ head: [UInt8], windowEnd: Int32, _ members: Int) {
      for endsWord in [true, false] {
        let own = index.members(from: members).filter { $0.endsWord == endsWord }
        guard !own.isEmpty else { continue }
        for member in own { clauses[member.clause].append(Int32(literals.count)) }
        literals.append(head + letters + (endsWord ? [RequiredLiterals.boundary] : []))
        windowEnds.append(windowEnd)
      }
    }
    for (letters, members) in index.words.literals {
      let head = RequiredLiterals.isSymbol(letters[0]) ? [] : [RequiredLiterals.boundary]
      add(letters, head, windowEnd: Int32(min(4, letters.count)), members)
    }
    for place in index.infixes.found.indices {
      let letters = Array(index.infixes.letters[place])
      add(letters, [], windowEnd: index.infixes.windowEnds[place], Int(index.infixes.found[place]))
    }
    for (clause, own) in clauses.prefix(index.parts.count).enumerated() {
      self.clauses.append(own + index.parts[clause].flatMap { clauses[$0] })
    }
    patterns = index.ways.patterns
    sort()
  }

  /// Adds the literals of patterns that follow the known ones.
  package mutating func append(_ more: [RequiredLiterals]) {
    var literalPlaces: [ArraySlice<UInt8>: Int32] = [:]
    var clausePlaces: [ArraySlice<Int32>: Int32] = [:]
    var loads: [UInt32: Int] = [:]
    for place in literals.indices {
      literalPlaces[literals[place]] = Int32(place)
      let letters = Array(RequiredLiterals.letters(of: literals[place]))
      loads[Self.key(letters, Int(windowEnds[place])), default: 0] += 1
    }
    for place in clauses.indices { clausePlaces[clauses[place]] = Int32(place) }
    for pattern in more {
      patterns.append(
        pattern.ways.map { way in
          way.map { clause in
            let members = clause.literals.map { place(of: $0[...], &literalPlaces, &loads) }.sorted()
            let known = clausePlaces[members[...]]
            if known == nil {
              clausePlaces[members[...]] = Int32(clauses.count)
              clauses.append(members)
            }
            return ClauseUse(clause: known ?? Int32(clauses.count - 1), offset: clause.offset)
          }
        })
    }
    sort()
  }

  /// Brings the literals into order, so that an index over them need not be sorted when a program starts.
  private mutating func sort() {
    let letters = literals.indices.map { RequiredLiterals.letters(of: literals[$0]) }
    let order = literals.indices.sorted { a, b in
      letters[a] == letters[b]
        ? literals[a].lexicographicallyPrecedes(literals[b])
        : letters[a].lexicographicallyPrecedes(letters[b])
    }
    var places = [Int32](repeating: 0, count: order.count)
    var sorted = FlatLists<UInt8>()
    for (place, former) in order.enumerated() {
      places[former] = Int32(place)
      sorted.append(literals[former])
    }
    literals = sorted
    windowEnds = order.map { windowEnds[$0] }
    let former = clauses
    clauses = FlatLists()
    for clause in former.indices { clauses.append(former[clause].map { places[Int($0)] }.sorted()) }
  }

  private mutating func place(
    of literal: ArraySlice<UInt8>, _ known: inout [ArraySlice<UInt8>: Int32], _ loads: inout [UInt32: Int]
  ) -> Int32 {
    if let place = known[literal] { return place }
    let place = Int32(literals.count)
    known[literal] = place
    literals.append(literal)
    let letters = Array(RequiredLiterals.letters(of: literal))
    let end = Self.bestWindow(of: letters, loads)
    loads[Self.key(letters, end), default: 0] += 1
    windowEnds.append(Int32(end))
    return place
  }

  /// The end of the window that is rare in English and shared with few other literals.
  private static func bestWindow(of literal: [UInt8], _ loads: [UInt32: Int]) -> Int {
    let width = min(4, literal.count)
    var best = width
    var bestCost = Int.max
    for end in width...literal.count {
      let usual = literal[(end - width)..<end].reduce(0) { $0 + usualness(of: $1) }
      let cost = usual + 3 * (loads[key(literal, end)] ?? 0)
      if cost < bestCost { (best, bestCost) = (end, cost) }
    }
    return best
  }

  private static func key(_ literal: [UInt8], _ end: Int) -> UInt32 {
    literal[max(0, end - 4)..<end].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// How common a byte is in English, from 1 to 12.
  private static func usualness(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 12
    case UInt8(ascii: "e"): 11
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "i"), UInt8(ascii: "n"): 8
    case UInt8(ascii: "s"), UInt8(ascii: "r"): 7
    case UInt8(ascii: "h"), UInt8(ascii: "l"): 6
    case UInt8(ascii: "d"), UInt8(ascii: "c"), UInt8(ascii: "u"), UInt8(ascii: "m"): 4
    case UInt8(ascii: "p"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "y"): 3
    case UInt8(ascii: "b"), UInt8(ascii: "w"), UInt8(ascii: "v"): 2
    default: 1
    }
  }
}
