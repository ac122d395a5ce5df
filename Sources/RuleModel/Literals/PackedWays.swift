/// The ways in which many patterns can match, each with the clauses that must be met, read where they stand.
///
/// Damaged numbers give places that are not there, which a reader must expect.
public struct PackedWays: Sendable, Equatable {
  /// For each clause, the end of the ways of which it is the most telling one.
  public let ends: PackedNumbers
  /// For each way, its pattern and the end of its requirements.
  public let ways: PackedNumbers
  /// For each requirement, its clause, marked if it has parts, and the place of its distance; the most telling clause
  /// of a way first.
  public let requirements: PackedNumbers
  /// For each distance, the numbers of `PackedDistance`.
  public let distances: PackedNumbers
  /// The patterns that have no ways and must be tried everywhere.
  package let everywhere: [Int32]
  /// How many patterns there are.
  package let patternCount: Int

  init(
    ends: PackedNumbers, ways: PackedNumbers, requirements: PackedNumbers, distances: PackedNumbers,
    everywhere: [Int32], patternCount: Int
  ) {
    self.ends = ends
    self.ways = ways
    self.requirements = requirements
    self.distances = distances
    self.everywhere = everywhere
    self.patternCount = patternCount
  }

  /// The bit that marks a clause that has parts.
  @inlinable public static var partsMark: Int { @inline(__always) get { 1 << 23 } }

  /// - Parameter parts: For each clause, those that are part of it.
  init(_ patterns: [[PatternWay]], parts: [[Int]]) {
    var byClause = [[(pattern: Int, way: PatternWay)]](repeating: [], count: parts.count)
    for (pattern, ways) in patterns.enumerated() {
      for way in ways { byClause[Int(way[0].clause)].append((pattern, way)) }
    }
    var (ends, ways, requirements, distances): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    var known: [[Int]: Int] = [:]
    for led in byClause {
      for (pattern, way) in led {
        for requirement in way {
          let distance = PackedDistance.numbers(of: requirement.offset)
          let place = known[distance] ?? known.count
          if known[distance] == nil {
            known[distance] = place
            distances += distance
          }
          let mark = parts[Int(requirement.clause)].isEmpty ? 0 : Self.partsMark
          requirements += [Int(requirement.clause) | mark, place]
        }
        ways += [pattern, requirements.count / 2]
      }
      ends.append(ways.count / 2)
    }
    self.init(
      ends: PackedNumbers(narrow: ends), ways: PackedNumbers(ways), requirements: PackedNumbers(requirements),
      distances: PackedNumbers(distances),
      everywhere: patterns.indices.filter { patterns[$0].isEmpty }.map { Int32($0) },
      patternCount: patterns.count)
  }

  /// Of each pattern its ways, for adding to them.
  var patterns: [[PatternWay]] {
    var patterns = [[PatternWay]](repeating: [], count: patternCount)
    var start = 0
    for way in 0..<ways.count / 2 {
      let (pattern, end) = ways.pair(at: 2 * way)
      guard pattern < patternCount, end >= start, end <= requirements.count / 2 else { break }
      patterns[pattern].append(
        (start..<end).map { place in
          let (clause, distance) = requirements.pair(at: 2 * place)
          let isThere = 2 * distance + 1 < distances.count
          let numbers = isThere ? distances.pair(at: 2 * distance) : (0, 0)
          return ClauseUse(clause: Int32(clause & ~Self.partsMark), offset: PackedDistance.distance(numbers))
        })
      start = end
    }
    return patterns
  }
}

/// A clause that must be met, and how far behind the start of a match.
package struct ClauseUse: Sendable, Equatable {
  var clause: Int32
  var offset: TextDistance
}

/// What must be met where a pattern matches in one way, the most telling clause first.
package typealias PatternWay = [ClauseUse]

/// A distance as two numbers of 24 bits, one of bytes and one of spaces, each the least and one more than the most, or
/// zero where there is none.
public enum PackedDistance {
  static func numbers(of distance: TextDistance) -> [Int] {
    [distance.bytes, distance.spaces].map { $0.least | ($0.most.map { $0 + 1 } ?? 0) << 12 }
  }

  static func distance(_ numbers: (Int, Int)) -> TextDistance {
    func distance(_ number: Int) -> Distance {
      let (least, most) = ends(of: number)
      return Distance(least: least, most: most == .max ? nil : most)
    }
    return TextDistance(bytes: distance(numbers.0), spaces: distance(numbers.1))
  }

  /// The least and the most that a number stands for; `Int.max` for no most.
  @inlinable @inline(__always)
  public static func ends(of number: Int) -> (least: Int, most: Int) {
    (number & 0xFFF, number >> 12 == 0 ? .max : number >> 12 - 1)
  }
}
