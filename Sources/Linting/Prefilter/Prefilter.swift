import Documents
import RuleModel
import SourceText

/// Tells in one pass over a document which patterns can match in which sentences.
///
/// A class, so that a document's matcher holds it without copying its tables.
final class Prefilter: Sendable {
  private let scan: LiteralScan
  private let clauses: PatternClauses
  /// Patterns without literals, which are tried everywhere.
  let unfiltered: [Bool]

  /// - Parameter blockWide: Patterns whose matches may cross sentences: the most telling clause alone decides.
  init(_ index: LiteralIndex, blockWide: Set<Int> = []) {
    scan = LiteralScan(index)
    clauses = PatternClauses(index, blockWide: blockWide)
    unfiltered = index.patterns.indices.map { index.patterns[$0].isEmpty }
  }

  /// The sentences in which each pattern can match.
  func candidates(in document: Document) -> Candidates {
    var pass = Pass(clauses: clauses.count, patterns: unfiltered.count)
    let sentences = document.sentences
    let bytes = document.reader.bytes
    var current = 0
    var (lower, upper) = (sentences.first?.text.lower ?? 0, sentences.first?.text.upper ?? 0)
    scan.scan(bytes.span) { found, start, at in
      if at >= upper, current < sentences.count {
        finish(sentence: current, &pass)
        repeat { current += 1 } while current < sentences.count && at >= sentences[current].text.upper
        if current < sentences.count {
          (lower, upper) = (sentences[current].text.lower, sentences[current].text.upper)
        }
      }
      // Between two sentences a literal counts for the later one.
      guard current < sentences.count else { return }
      let offset = SentenceOffset.clamping(start - lower)
      scan.clauses(of: found) { pass.note($0, start: offset, in: Int32(truncatingIfNeeded: current)) }
    }
    if current < sentences.count { finish(sentence: current, &pass) }
    return Candidates(pass.found)
  }

  /// Keeps the patterns that can match in a sentence.
  private func finish(sentence: Int, _ pass: inout Pass) {
    let number = Int32(truncatingIfNeeded: sentence)
    pass.met[LiteralIndex.startOfText] = .init(sentence: number, first: 0, last: 0)
    var found = CandidateList(patterns: 0)
    swap(&found, &pass.found)
    clauses.patterns(pass.touched, pass.met, sentence: number) { pattern, starts in
      found.append(pattern, Candidate(sentence: number, starts))
    }
    swap(&found, &pass.found)
    pass.touched.removeAll(keepingCapacity: true)
  }

  private struct Pass {
    var met: [PatternClauses.Met]
    var touched: [Int32] = []
    var found: CandidateList

    init(clauses: Int, patterns: Int) {
      met = Array(repeating: .init(), count: clauses)
      found = CandidateList(patterns: patterns)
    }

    @inline(__always)
    mutating func note(_ clause: Int, start: UInt16, in sentence: Int32) {
      if met[clause].sentence == sentence {
        met[clause].first = min(met[clause].first, start)
        met[clause].last = max(met[clause].last, start)
      } else {
        met[clause] = .init(sentence: sentence, first: start, last: start)
        touched.append(Int32(truncatingIfNeeded: clause))
      }
    }
  }
}
