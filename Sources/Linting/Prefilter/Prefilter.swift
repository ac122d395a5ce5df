import Documents
import RuleModel
import SourceText

/// Tells in one pass over a document which patterns can match in which sentences.
///
/// A class, so that a document's matcher holds it without copying its tables.
final class Prefilter: Sendable {
  private let index: LiteralIndex
  /// For each literal, its clauses: a slice of `clauseList`.
  private let literalClauses: [Range<Int32>]
  private let clauseList: [Int32]
  /// For each clause, the patterns of which it is the most telling one: a slice of `patternList`.
  private let clausePatterns: [Range<Int32>]
  private let patternList: [Int32]
  /// For each pattern, the clauses beside the most telling one.
  private let otherClauses: [[Int32]]
  /// Patterns without literals, which are tried everywhere.
  let unfiltered: [Bool]

  /// - Parameter blockWide: Patterns whose matches may cross sentences: the most telling clause alone decides.
  init(_ table: LiteralTable, blockWide: Set<Int> = []) {
    index = LiteralIndex(table.literals, windowEnds: table.windowEnds)
    (literalClauses, clauseList) = Self.inverted(table.clauses, count: table.literals.count)
    (clausePatterns, patternList) = Self.inverted(
      table.patterns.map { Array($0.prefix(1)) }, count: table.clauses.count)
    otherClauses = table.patterns.enumerated().map { place, clauses in
      blockWide.contains(place) ? [] : clauses.dropFirst().map { Int32($0) }
    }
    unfiltered = table.patterns.map(\.isEmpty)
  }

  /// For each of `count` members, the lists that hold it: a slice of one flat list.
  private static func inverted(_ lists: [[Int]], count: Int) -> ([Range<Int32>], [Int32]) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for list in lists { for member in list { ends[member + 1] += 1 } }
    for member in 0..<count { ends[member + 1] += ends[member] }
    var next = ends
    var flat = [Int32](repeating: 0, count: Int(ends[count]))
    for (place, list) in lists.enumerated() {
      for member in list {
        flat[Int(next[member])] = Int32(place)
        next[member] += 1
      }
    }
    return ((0..<count).map { ends[$0]..<ends[$0 + 1] }, flat)
  }

  /// The sentences in which each pattern can match.
  func candidates(in document: Document) -> Candidates {
    var pass = Pass(clauses: clausePatterns.count)
    let sentences = document.sentences
    let clauses = clauseList
    let ranges = literalClauses
    let bytes = document.reader.bytes
    var current = 0
    index.scan(bytes.span) { literal, at in
      if current < sentences.count, at >= sentences[current].text.upper {
        finish(sentence: current, &pass)
        repeat { current += 1 } while current < sentences.count && at >= sentences[current].text.upper
      }
      // Between two sentences a literal counts for the later one.
      guard current < sentences.count else { return }
      let stamp = Int32(current)
      for k in ranges[literal] {
        let clause = Int(clauses[Int(k)])
        if pass.stamps[clause] != stamp {
          pass.stamps[clause] = stamp
          pass.touched.append(Int32(clause))
        }
      }
    }
    if current < sentences.count { finish(sentence: current, &pass) }
    return Candidates(pass.pairs, patterns: otherClauses.count)
  }

  /// Keeps the patterns all of whose clauses were met in the sentence.
  private func finish(sentence: Int, _ pass: inout Pass) {
    let stamp = Int32(sentence)
    for clause in pass.touched {
      for k in clausePatterns[Int(clause)] {
        let pattern = patternList[Int(k)]
        let isWhole = otherClauses[Int(pattern)].allSatisfy { pass.stamps[Int($0)] == stamp }
        if isWhole { pass.pairs.append((pattern, stamp)) }
      }
    }
    pass.touched.removeAll(keepingCapacity: true)
  }

  private struct Pass {
    var stamps: [Int32]
    var touched: [Int32] = []
    var pairs: [(pattern: Int32, sentence: Int32)] = []

    init(clauses: Int) { stamps = [Int32](repeating: -1, count: clauses) }
  }
}

/// For each pattern, the sentences in which its literals stand, in order.
struct Candidates: Sendable {
  private let offsets: [Int32]
  private let sentences: [Int32]

  init(_ pairs: [(pattern: Int32, sentence: Int32)], patterns: Int) {
    var offsets = [Int32](repeating: 0, count: patterns + 1)
    for pair in pairs { offsets[Int(pair.pattern) + 1] += 1 }
    for i in 0..<patterns { offsets[i + 1] += offsets[i] }
    var places = offsets
    var sentences = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      sentences[Int(places[Int(pair.pattern)])] = pair.sentence
      places[Int(pair.pattern)] += 1
    }
    self.offsets = offsets
    self.sentences = sentences
  }

  /// The sentences in which the pattern's literals stand.
  subscript(pattern: Int) -> ArraySlice<Int32> {
    sentences[Int(offsets[pattern])..<Int(offsets[pattern + 1])]
  }

  /// Whether the pattern's literals stand in the sentence.
  func contains(_ pattern: Int, sentence: Int) -> Bool {
    let own = self[pattern]
    let place = own.partitioningIndex { Int($0) >= sentence }
    return place < own.endIndex && Int(own[place]) == sentence
  }
}
