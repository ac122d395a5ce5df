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
    var unfiltered = [Bool](repeating: false, count: index.ways.patternCount)
    for pattern in index.ways.everywhere { unfiltered[Int(pattern)] = true }
    self.unfiltered = unfiltered
  }

  /// The sentences in which each pattern can match.
  func candidates(in document: Document) -> Candidates {
    var pass = Pass(clauses: clauses.count, patterns: unfiltered.count)
    var windows = PatternWindows(patterns: unfiltered.count)
    let sentences = document.sentences
    let bytes = document.reader.bytes
    let text = bytes.span
    var current = -1
    var (lower, upper) = (0, 0)
    scan.scan(text) { found, start, at in
      if at >= upper, current < sentences.count {
        if current >= 0 { finish(sentence: current, &pass, &windows) }
        repeat { current += 1 } while current < sentences.count && at >= sentences[current].text.upper
        if current < sentences.count {
          (lower, upper) = (sentences[current].text.lower, sentences[current].text.upper)
          pass.firstWord = start.word - Self.spaces(from: lower, to: start.offset, text)
        }
      }
      // Between two sentences a literal counts for the later one.
      guard current < sentences.count else { return }
      let offset = SentenceOffset.clamping(start.offset - lower)
      scan.clauses(of: found) {
        pass.note($0, start: offset, word: start.word, in: Int32(truncatingIfNeeded: current))
      }
    }
    if current >= 0, current < sentences.count { finish(sentence: current, &pass, &windows) }
    return Candidates(pass.found)
  }

  private static func spaces(from lower: Int, to upper: Int, _ text: Span<UInt8>) -> Int {
    var count = 0
    for at in min(lower, upper)..<max(lower, upper) where text[at] == 0x20 { count += 1 }
    return lower <= upper ? count : -count
  }

  /// Keeps the patterns that can match in a sentence.
  private func finish(sentence: Int, _ pass: inout Pass, _ windows: inout PatternWindows) {
    let number = Int32(truncatingIfNeeded: sentence)
    pass.met[LiteralIndex.startOfText] = .init(sentence: number)
    pass.met[LiteralIndex.startOfText].words.insert(pass.firstWord)
    clauses.ways(pass.touched, pass.met.span, sentence: number) { windows.note($0, $1, in: number) }
    windows.takeAll { pass.found.append($0, Candidate(sentence: number, $1)) }
    pass.touched.removeAll(keepingCapacity: true)
  }

  private struct Pass {
    /// The number of the first word of the sentence.
    var firstWord = 0
    var met: [PatternClauses.Met]
    var touched: [Int32] = []
    var found: CandidateList

    init(clauses: Int, patterns: Int) {
      met = Array(repeating: .init(), count: clauses)
      found = CandidateList(patterns: patterns)
    }

    @inline(__always)
    mutating func note(_ clause: Int, start: UInt16, word: Int, in sentence: Int32) {
      if met[clause].sentence != sentence {
        met[clause] = .init(sentence: sentence, first: start, last: start)
        touched.append(Int32(truncatingIfNeeded: clause))
      } else {
        met[clause].first = min(met[clause].first, start)
        met[clause].last = max(met[clause].last, start)
      }
      met[clause].words.insert(word)
    }
  }
}
