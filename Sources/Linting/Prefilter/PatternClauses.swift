import RuleModel

/// What patterns ask for: of each, the clauses that must be met in one sentence, and where.
struct PatternClauses: Sendable {
  /// Where the literals of a clause start, in the last sentence in which they stand.
  struct Met {
    var sentence: Int32 = -1
    var first: UInt16 = 0
    var last: UInt16 = 0
  }

  private struct Requirement: Sendable {
    var clause: Int32
    var least: Int32
    var most: Int32
  }

  /// How many clauses there are.
  let count: Int
  /// For each clause, the patterns of which it is the most telling one: the ends of slices of `led`.
  private let ledEnds: [Int32]
  private let led: [Int32]
  /// For each pattern, its clauses and how far behind the start of a match their literals start; of a pattern whose
  /// matches may cross sentences, none, since the most telling clause alone decides.
  private let requirements: [Requirement]
  private let requirementEnds: [Int32]

  init(_ index: LiteralIndex, blockWide: Set<Int>) {
    count = index.clauseCount
    (ledEnds, led) = Self.inverted(index.patterns.indices.map { index.patterns[$0].first }, count: count)
    var requirements: [Requirement] = []
    requirements.reserveCapacity(index.patterns.values.count)
    requirementEnds = index.patterns.indices.map { pattern in
      if !blockWide.contains(pattern) {
        for (clause, distance) in zip(index.patterns[pattern], index.offsets[pattern]) {
          let most = distance.most.map { Int32($0) } ?? .max
          requirements.append(Requirement(clause: clause, least: Int32(distance.least), most: most))
        }
      }
      return Int32(requirements.count)
    }
    self.requirements = requirements
  }

  /// For each of `count` members, the places at which it stands: a slice of one flat list, by its end.
  private static func inverted(_ members: [Int32?], count: Int) -> ([Int32], [Int32]) {
    var next = [Int32](repeating: 0, count: count + 1)
    for case let member? in members { next[Int(member) + 1] += 1 }
    for member in 0..<count { next[member + 1] += next[member] }
    var places = [Int32](repeating: 0, count: Int(next[count]))
    for case let (place, member?) in members.enumerated() {
      places[Int(next[Int(member)])] = Int32(place)
      next[Int(member)] += 1
    }
    return (next, places)
  }

  /// Tells of every pattern all of whose clauses were met in a sentence, in places that one match can span.
  ///
  /// - Parameters:
  ///   - touched: The clauses that were met in the sentence.
  ///   - met: Of every clause, where it was met last.
  @inline(__always)
  func patterns(
    _ touched: [Int32], _ met: [Met], sentence: Int32,
    _ tell: (_ pattern: Int, _ starts: SentenceOffset.Window) -> Void
  ) {
    let led = led.span
    let ledEnds = ledEnds.span
    for clause in touched {
      for place in (clause == 0 ? 0 : ledEnds[Int(clause) - 1])..<ledEnds[Int(clause)] {
        let pattern = Int(led[Int(place)])
        let starts = starts(of: pattern, met.span, sentence)
        if !starts.isEmpty { tell(pattern, starts) }
      }
    }
  }

  @inline(__always)
  private func starts(of pattern: Int, _ met: Span<Met>, _ sentence: Int32) -> SentenceOffset.Window {
    let requirements = requirements.span
    let ends = requirementEnds.span
    var starts = SentenceOffset.Window.anywhere
    for place in (pattern == 0 ? 0 : ends[pattern - 1])..<ends[pattern] {
      let requirement = requirements[Int(place)]
      let met = met[Int(requirement.clause)]
      guard met.sentence == sentence else { return .nowhere }
      starts.narrow(toStartsOf: (met.first, met.last), behind: (requirement.least, requirement.most))
      if starts.isEmpty { break }
    }
    return starts
  }
}
