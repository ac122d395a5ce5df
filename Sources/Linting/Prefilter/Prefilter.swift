import Documents
import RuleModel
import SourceText

/// Tells in one pass over a document which patterns can match in which sentences.
struct Prefilter: Sendable {
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
  init(_ patterns: [RequiredLiterals], blockWide: Set<Int> = []) {
    var literals: [[UInt8]] = []
    var literalNumbers: [[UInt8]: Int] = [:]
    var clausesOfLiteral: [[Int32]] = []
    var clauseNumbers: [[[UInt8]]: Int32] = [:]
    var patternsOfClause: [[Int32]] = []
    var others: [[Int32]] = []
    for (i, pattern) in patterns.enumerated() {
      var numbers: [Int32] = []
      for clause in pattern.clauses {
        if let known = clauseNumbers[clause] {
          numbers.append(known)
          continue
        }
        let number = Int32(patternsOfClause.count)
        clauseNumbers[clause] = number
        patternsOfClause.append([])
        for literal in clause {
          let place = literalNumbers[literal] ?? literals.count
          if place == literals.count {
            literalNumbers[literal] = place
            literals.append(literal)
            clausesOfLiteral.append([])
          }
          clausesOfLiteral[place].append(number)
        }
        numbers.append(number)
      }
      if let first = numbers.first { patternsOfClause[Int(first)].append(Int32(i)) }
      others.append(blockWide.contains(i) ? [] : Array(numbers.dropFirst()))
    }
    index = LiteralIndex(literals)
    (literalClauses, clauseList) = Self.flattened(clausesOfLiteral)
    (clausePatterns, patternList) = Self.flattened(patternsOfClause)
    otherClauses = others
    unfiltered = patterns.map(\.clauses.isEmpty)
  }

  private static func flattened(_ lists: [[Int32]]) -> ([Range<Int32>], [Int32]) {
    var flat: [Int32] = []
    let ranges = lists.map { list in
      let start = Int32(flat.count)
      flat += list
      return start..<Int32(flat.count)
    }
    return (ranges, flat)
  }

  /// The sentences in which each pattern can match.
  func candidates(in document: Document) -> Candidates {
    var pass = Pass(clauses: clausePatterns.count)
    let sentences = document.sentences
    var current = 0
    index.scan(document.reader.bytes.span) { literal, at in
      if current < sentences.count, at >= sentences[current].text.upper {
        finish(sentence: current, &pass)
        repeat { current += 1 } while current < sentences.count && at >= sentences[current].text.upper
      }
      // Between two sentences a literal counts for the later one.
      guard current < sentences.count else { return }
      let stamp = Int32(current)
      let range = literalClauses[literal]
      for k in range {
        let clause = Int(clauseList[Int(k)])
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
    var low = Int(offsets[pattern])
    var high = Int(offsets[pattern + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(sentences[middle]) < sentence { low = middle + 1 } else { high = middle }
    }
    return low < Int(offsets[pattern + 1]) && Int(sentences[low]) == sentence
  }
}
