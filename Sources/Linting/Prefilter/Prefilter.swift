import Documents
import RuleModel
import SourceText

/// Tells in one pass over a document which patterns can match in which sentences.
///
/// A class, so that a document's matcher holds it without copying its tables.
final class Prefilter: Sendable {
  private let scan: LiteralScan
  /// For each clause, the patterns of which it is the most telling one: a slice of `patternList`.
  private let clausePatterns: [Range<Int32>]
  private let patternList: [Int32]
  /// For each pattern, its clauses and how far behind the start of a match their literals start.
  private let requirements: [Requirement]
  private let requirementEnds: [Int32]
  private let isBlockWide: [Bool]
  /// Patterns without literals, which are tried everywhere.
  let unfiltered: [Bool]

  private struct Requirement: Sendable {
    var clause: Int32
    var least: Int32
    var most: Int32
  }

  /// - Parameter blockWide: Patterns whose matches may cross sentences: the most telling clause alone decides.
  init(_ index: LiteralIndex, blockWide: Set<Int> = []) {
    scan = LiteralScan(index)
    let leading = index.patterns.indices.map { index.patterns[$0].first }
    (clausePatterns, patternList) = Self.inverted(leading, count: index.clauseCount)
    requirements = zip(index.patterns.values, index.offsets.values).map { clause, offset in
      Requirement(clause: clause, least: Int32(offset.least), most: offset.most.map { Int32($0) } ?? .max)
    }
    requirementEnds = index.patterns.ends
    isBlockWide = index.patterns.indices.map(blockWide.contains)
    unfiltered = index.patterns.indices.map { index.patterns[$0].isEmpty }
  }

  /// For each of `count` members, the places at which it stands: a slice of one flat list.
  private static func inverted(_ members: [Int32?], count: Int) -> ([Range<Int32>], [Int32]) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for case let member? in members { ends[Int(member) + 1] += 1 }
    for member in 0..<count { ends[member + 1] += ends[member] }
    var next = ends
    var places = [Int32](repeating: 0, count: Int(ends[count]))
    for case let (place, member?) in members.enumerated() {
      places[Int(next[Int(member)])] = Int32(place)
      next[Int(member)] += 1
    }
    return ((0..<count).map { ends[$0]..<ends[$0 + 1] }, places)
  }

  /// The clauses that decide on a pattern beside the most telling one, and that one.
  private func requirements(of pattern: Int) -> ArraySlice<Requirement> {
    if isBlockWide[pattern] { return [] }
    let lower = pattern == 0 ? 0 : Int(requirementEnds[pattern - 1])
    return requirements[lower..<Int(requirementEnds[pattern])]
  }

  /// The sentences in which each pattern can match.
  func candidates(in document: Document) -> Candidates {
    var pass = Pass(clauses: clausePatterns.count)
    let sentences = document.sentences
    let bytes = document.reader.bytes
    var current = 0
    var upper = sentences.first?.text.upper ?? 0
    scan.scan(bytes.span) { clause, start, at in
      if at >= upper, current < sentences.count {
        finish(sentence: current, &pass)
        repeat { current += 1 } while current < sentences.count && at >= sentences[current].text.upper
        upper = current < sentences.count ? sentences[current].text.upper : 0
      }
      // Between two sentences a literal counts for the later one.
      if current < sentences.count { pass.note(clause, start: Int32(start), in: Int32(current)) }
    }
    if current < sentences.count { finish(sentence: current, &pass) }
    return Candidates(pass.candidates, patterns: requirementEnds.count)
  }

  /// Keeps the patterns all of whose clauses were met in the sentence, in places that one match can span.
  private func finish(sentence: Int, _ pass: inout Pass) {
    let stamp = Int32(sentence)
    for clause in pass.touched {
      for k in clausePatterns[Int(clause)] {
        let pattern = patternList[Int(k)]
        var first: Int32 = 0
        var last = Int32.max
        let isWhole = requirements(of: Int(pattern)).allSatisfy { requirement in
          let met = pass.met[Int(requirement.clause)]
          first = max(first, met.first &- requirement.most)
          last = min(last, met.last - requirement.least)
          return met.sentence == stamp && first <= last
        }
        if isWhole {
          pass.candidates.append((pattern, Candidate(sentence: stamp, first: first, last: last)))
        }
      }
    }
    pass.touched.removeAll(keepingCapacity: true)
  }

  private struct Pass {
    /// Where the literals of a clause start, in the last sentence in which they stand.
    struct Met {
      var sentence: Int32 = -1
      var first: Int32 = 0
      var last: Int32 = 0
    }

    var met: [Met]
    var touched: [Int32] = []
    var candidates: [(pattern: Int32, candidate: Candidate)] = []

    init(clauses: Int) { met = [Met](repeating: Met(), count: clauses) }

    mutating func note(_ clause: Int, start: Int32, in sentence: Int32) {
      if met[clause].sentence == sentence {
        met[clause].first = min(met[clause].first, start)
        met[clause].last = max(met[clause].last, start)
      } else {
        met[clause] = Met(sentence: sentence, first: start, last: start)
        touched.append(Int32(clause))
      }
    }
  }
}
