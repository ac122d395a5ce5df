import Documents
import RuleModel
import SourceText

/// Which contexts can hold in a sentence at all, told from where the literals of their cues stand.
///
/// Most sentences hold no cue, and are left without a look at any pattern.
struct PossibleContexts {
  private let document: Document
  /// For each sentence, the number of its text.
  private let texts: [Int32]
  /// For each text, the contexts of which it may hold a cue.
  private var ofTexts: [UInt64]
  /// Contexts that may hold anywhere.
  private var everywhere: UInt64 = 0
  /// Contexts with cues that reach from other sentences, and those of them that reach down a list or over the next block.
  private let far: UInt64
  private let downLists: UInt64
  private let next: UInt64
  /// Far contexts of which the document may hold a cue.
  private var present: UInt64 = 0
  /// For each block, the contexts of which it may hold a cue; once that was asked.
  private var ofBlocks: [UInt64] = []
  /// For each block, the far contexts that can reach it; those that were asked about.
  private var reaching: [UInt64?] = []

  init(_ ruleSet: RuleSet, _ matcher: DocumentMatcher, _ table: ContextTable) {
    document = matcher.document
    texts = matcher.texts
    far = table.far
    downLists = table.downLists
    next = table.next
    ofTexts = Array(repeating: 0, count: matcher.textCount)
    for place in ruleSet.contexts.indices {
      let bit = ContextChoice.bit(place)
      for cue in ruleSet.contexts[place].cues {
        for pattern in cue.patterns where matcher.hasCandidates(pattern) { add(bit, pattern, matcher) }
      }
    }
  }

  private mutating func add(_ bit: UInt64, _ pattern: Int, _ matcher: DocumentMatcher) {
    present |= bit & far
    if let texts = matcher.candidateTexts(of: pattern) {
      for text in texts { ofTexts[text] |= bit }
    } else {
      everywhere |= bit
    }
  }

  /// The contexts, among some, that can hold in a sentence; contexts that share a bit come together.
  @inline(__always)
  mutating func bits(in sentence: Int, among asked: UInt64) -> UInt64 {
    let own = (ofTexts[Int(texts[sentence])] | everywhere) & asked
    guard asked & present & ~own != 0 else { return own }
    return own | far(reaching: document.sentences[sentence].block) & asked
  }

  private mutating func far(reaching block: Int) -> UInt64 {
    if ofBlocks.isEmpty { findCuesOfBlocks() }
    if let known = reaching[block] { return known }
    var bits = ofBlocks[block]
    if let heading = document.sections[document.blocks[block].section].heading { bits |= ofBlocks[heading] }
    if block > 0 { bits |= ofBlocks[block - 1] & next }
    if present & downLists & ~bits != 0 {
      for line in document.linesAbove(block) { bits |= ofBlocks[line] }
    }
    bits &= far
    reaching[block] = bits
    return bits
  }

  private mutating func findCuesOfBlocks() {
    ofBlocks = Array(repeating: 0, count: document.blocks.count)
    reaching = Array(repeating: nil, count: document.blocks.count)
    for (sentence, text) in texts.enumerated() {
      ofBlocks[document.sentences[sentence].block] |= ofTexts[Int(text)]
    }
  }
}
