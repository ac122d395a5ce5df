import RuleModel

/// The ways in which patterns can match, by the clause that is the most telling one of each; unpacked when a text
/// first meets that clause.
///
/// Ways that damaged numbers make are left out.
struct LedWays {
  struct Way {
    /// The pattern; of a block-wide one the complement.
    var pattern: Int32
    /// A clause without parts that must be met besides the most telling one, or -1.
    var other: Int32
    /// The places of what it requires, the most telling clause first.
    var requirements: Range<Int32>
  }

  /// In twelve bytes, since a thread unpacks a hundred thousand.
  struct Requirement {
    /// The clause; of one that has parts the complement.
    private var number: Int32
    private var leastBytes: UInt16
    private var mostBytes: UInt16
    private var leastSpaces: UInt16
    private var mostSpaces: UInt16

    init(
      clause: Int, hasParts: Bool, bytes: (least: Int, most: Int), spaces: (least: Int, most: Int)
    ) {
      number = hasParts ? ~Int32(truncatingIfNeeded: clause) : Int32(truncatingIfNeeded: clause)
      (leastBytes, mostBytes) = (UInt16(clamping: bytes.least), UInt16(clamping: bytes.most))
      (leastSpaces, mostSpaces) = (UInt16(clamping: spaces.least), UInt16(clamping: spaces.most))
    }

    var hasParts: Bool { @inline(__always) get { number < 0 } }
    var clause: Int { @inline(__always) get { Int(number < 0 ? ~number : number) } }
    /// How far behind the start of a match, in bytes, at least and at most.
    var bytes: (least: Int, most: Int) {
      @inline(__always) get { (Int(leastBytes), Self.most(mostBytes)) }
    }
    /// The same in spaces.
    var spaces: (least: Int, most: Int) {
      @inline(__always) get { (Int(leastSpaces), Self.most(mostSpaces)) }
    }

    /// Packed distances are below 4,096 or have no end.
    @inline(__always)
    private static func most(_ number: UInt16) -> Int { number == .max ? .max : Int(number) }
  }

  private(set) var ways: [Way] = []
  private(set) var requirements: [Requirement] = []
  /// For each clause, which ways it leads.
  private(set) var led: [Places]

  /// Where the ways stand that a clause leads.
  struct Places {
    fileprivate(set) var lower: Int32
    fileprivate(set) var upper: Int32
    /// Whether they are unpacked.
    var areKnown: Bool { @inline(__always) get { lower >= 0 } }
    /// Whether there may be any.
    var leads: Bool { @inline(__always) get { lower != upper } }
  }

  init(clauses: Int) { led = Array(repeating: Places(lower: -1, upper: 0), count: clauses) }

  /// Unpacks the ways that some clauses lead.
  mutating func unpack(_ list: Span<Int32>, _ clauses: PatternClauses) {
    for at in list.indices where !led[Int(list[at])].areKnown {
      let first = Int32(ways.count)
      for way in clauses.ways(ledBy: Int(list[at])) { unpack(way, clauses) }
      led[Int(list[at])] = Places(lower: first, upper: Int32(ways.count))
    }
  }

  private mutating func unpack(_ way: (pattern: Int, requirements: Range<Int>), _ clauses: PatternClauses) {
    let first = Int32(requirements.count)
    var other: Int32 = -1
    if !clauses.isBlockWide[way.pattern] {
      for place in way.requirements {
        guard let requirement = clauses.requirement(at: place) else { return }
        let isFirst = place == way.requirements.lowerBound
        if !isFirst, other < 0, !requirement.hasParts { other = Int32(requirement.clause) }
        requirements.append(requirement)
      }
      guard !way.requirements.isEmpty else { return }
    }
    let pattern = Int32(truncatingIfNeeded: way.pattern)
    ways.append(
      Way(
        pattern: clauses.isBlockWide[way.pattern] ? ~pattern : pattern, other: other,
        requirements: first..<Int32(requirements.count)))
  }
}
