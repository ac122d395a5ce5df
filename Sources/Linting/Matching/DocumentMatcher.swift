import Documents
import RuleModel
import SourceText

/// Runs patterns on one document, and remembers what they found in each text of a sentence or block.
final class DocumentMatcher {
  let document: Document
  private let prefilter: Prefilter
  /// For each sentence, the number of its text; sentences of one text have one number.
  let texts: [Int32]
  /// How many texts there are.
  var textCount: Int { found.texts.indices.count }
  private var found: TextMatches
  private var runner: PatternRunner
  private var byBlock: [Int: [PatternMatch]] = [:]
  private lazy var acrossSentences = patternsAcrossSentences()
  private lazy var copies = SentenceCopies(document, found.texts)

  /// Patterns that did not finish, and where.
  var failures: [(pattern: Int, range: ByteRange, message: String)] { runner.failures }

  /// - Parameter memory: What was found in documents before.
  init(
    _ document: Document, tools: MatchingTools, prefilter: Prefilter, memory: SentenceMemory? = nil
  ) {
    self.document = document
    self.prefilter = prefilter
    found = TextMatches(document, prefilter, memory)
    texts = found.texts.numbers
    runner = PatternRunner(document, tools)
  }

  /// Every match of a pattern that lies in one sentence, in order.
  @inline(__always)
  func matches(of pattern: Int) -> [PatternMatch] {
    found.isTried(pattern) ? found.matches(of: pattern, &runner) : []
  }

  /// How often a pattern matches in copy, and the matches in the first sentence of copy of each text, in order.
  func mentions(of pattern: Int) -> (count: Int, first: [PatternMatch]) {
    guard found.isTried(pattern) else { return (0, []) }
    let copies = copies
    return found.mentions(of: pattern, copies, &runner)
  }

  /// Every match of a pattern in one sentence.
  @inline(__always)
  func matches(of pattern: Int, inSentence sentence: Int) -> [PatternMatch] {
    found.isTried(pattern) ? found.matches(of: pattern, inSentence: sentence, &runner) : []
  }

  /// Whether a pattern matches in one sentence.
  func holds(_ pattern: Int, inSentence sentence: Int) -> Bool {
    found.isTried(pattern) && found.holds(pattern, inSentence: sentence, &runner)
  }

  /// Every match of a pattern that lies in one block and may cross its sentences, in order.
  func matchesInBlocks(of pattern: Int) -> [PatternMatch] {
    if let known = byBlock[pattern] { return known }
    var found: [PatternMatch] = []
    var lists = MatchLists()
    let blocks = self.found.candidateBlocks(of: pattern).union(acrossSentences[pattern] ?? [])
    for index in blocks.sorted() {
      let block = document.blocks[index]
      guard runner.run(pattern, on: block.text, &lists), let number = lists.close() else { continue }
      for place in lists[number] {
        var match = lists.match(at: place, inTextAt: block.text.lower, sentence: 0)
        match.sentence = sentence(at: match.range.lower, from: block.sentences.lowerBound)
        found.append(match)
      }
    }
    byBlock[pattern] = found
    return found
  }

  /// For each block-wide pattern, the blocks in which one of its literals may lie across two sentences.
  private func patternsAcrossSentences() -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    prefilter.blockWidePatterns(acrossSentencesOf: document) { found[$0, default: []].insert($1) }
    return found
  }

  private func sentence(at offset: Int, from first: Int) -> Int {
    var sentence = first
    while sentence + 1 < document.sentences.count, document.sentences[sentence + 1].text.lower <= offset {
      sentence += 1
    }
    return sentence
  }

  /// Whether a pattern is tried anywhere.
  @inline(__always)
  func hasCandidates(_ pattern: Int) -> Bool {
    found.isTried(pattern) || prefilter.isBlockWide(pattern) && acrossSentences[pattern] != nil
  }

  /// Whether a pattern is tried on a sentence.
  func isTried(_ pattern: Int, inSentence sentence: Int) -> Bool {
    found.isTried(pattern) && found.isTried(pattern, inSentence: sentence)
  }

  /// The texts in which a pattern is tried; nothing where it is tried in all of them.
  func candidateTexts(of pattern: Int) -> [Int]? { found.candidateTexts(of: pattern) }

  /// The sentences on which a pattern is tried: of those of one text, the first.
  func candidateSentences(of pattern: Int) -> [Int] { found.candidateSentences(of: pattern) }

  /// What was found out about the texts of sentences, where it is more than other documents told.
  func news() -> [(hash: UInt64, facts: TextFacts)] { found.news() }
}
