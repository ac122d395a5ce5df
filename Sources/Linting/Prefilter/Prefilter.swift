import Documents
import RuleModel
import SourceText
import Synchronization

/// Tells in one pass over a text which patterns can match in it, and where.
///
/// A class, so that a document's matcher holds it without copying its tables.
final class Prefilter: Sendable {
  private let scan: LiteralScan
  private let clauses: PatternClauses
  /// Patterns without literals, which are tried everywhere.
  let unfiltered: [Bool]
  /// The bytes, in lower case, with which a sentence ends where a literal of a block-wide pattern may lie across its end.
  private let endsAtSeams: [UInt8]
  /// Notes that no document uses now.
  private let passes = Mutex<[PrefilterPass]>([])

  /// - Parameter blockWide: Patterns whose matches may cross sentences: the most telling clause alone decides.
  init(_ index: LiteralIndex, _ blockWide: BlockWidePatterns = BlockWidePatterns()) {
    scan = LiteralScan(index)
    clauses = PatternClauses(index, blockWide)
    endsAtSeams = blockWide.bytesBeforeSpaces
    var unfiltered = [Bool](repeating: false, count: index.ways.patternCount)
    for pattern in index.ways.everywhere { unfiltered[Int(pattern)] = true }
    self.unfiltered = unfiltered
  }

  /// Takes the notes for the texts of a document.
  func takePass() -> PrefilterPass {
    passes.withLock { $0.popLast() } ?? PrefilterPass(clauses, patterns: unfiltered.count)
  }

  /// Gives notes back, for the next document.
  func giveBack(_ pass: consuming PrefilterPass) {
    let pass = pass
    if pass.isFresh { passes.withLock { $0.append(pass) } }
  }

  /// Tells of each pattern that can match in a text, once.
  func patterns(
    in text: Span<UInt8>, _ pass: inout PrefilterPass,
    _ tell: (_ pattern: Int, _ starts: SentenceOffset.Window) -> Void
  ) {
    pass.startText()
    scan.scan(text) { found, place in pass.hits.append(LiteralScan.Hit(found, place)) }
    (pass.notes.count, pass.notes.hasNew) = scan.note(
      pass.hits, &pass.notes.met, &pass.notes.all, &pass.notes.leading, pass.led.led)
    clauses.findWays(in: pass.number, pass.notes, &pass.led, &pass.merged, &pass.windows)
    pass.windows.takeAll(tell)
  }

  /// Whether a pattern's matches may cross sentences.
  func isBlockWide(_ pattern: Int) -> Bool { clauses.isBlockWide[pattern] }

  /// Tells of the patterns that `PatternClauses` takes for block-wide and that a literal across two sentences of one
  /// block may let match in the block.
  func blockWidePatterns(
    acrossSentencesOf document: Document, _ tell: (_ pattern: Int, _ block: Int) -> Void
  ) {
    let all = document.reader.bytes
    let bytes = all.span
    for block in document.blocks.indices {
      for sentence in document.blocks[block].sentences.dropLast() {
        let text = document.sentences[sentence].text
        guard mayLieAcross(text.upper, bytes) else { continue }
        let end = document.blocks[block].text.upper
        // A literal lies across the end of a sentence only if it starts less than its length before.
        let lower = max(text.lower, text.upper - RequiredLiterals.longest)
        let seam = bytes.extracting(lower..<min(end, text.upper + RequiredLiterals.longest))
        let place = text.upper - lower
        scan.scan(seam) { found, literal in
          guard literal.offset < place, literal.end > place else { return }
          scan.clauses(of: found) { clauses.blockWidePatterns(ledBy: $0) { tell($0, block) } }
        }
      }
    }
  }

  /// Whether a literal of a block-wide pattern may lie across the end of a sentence, where one more follows.
  private func mayLieAcross(_ end: Int, _ bytes: Span<UInt8>) -> Bool {
    guard end > 0, end < bytes.count, bytes[end] == UInt8(ascii: " ") else { return true }
    return endsAtSeams.contains(ASCII.lowercased(bytes[end - 1]))
  }
}
