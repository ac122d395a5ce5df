import Documents

/// How often each text stands in a document's copy, and where first.
struct SentenceCopies {
  private var counts: [Int32]
  private var firsts: [Int32]

  init(_ document: Document, _ texts: SentenceTexts) {
    counts = Array(repeating: 0, count: texts.indices.count)
    firsts = Array(repeating: -1, count: texts.indices.count)
    for (sentence, text) in texts.numbers.enumerated()
    where document.blocks[document.sentences[sentence].block].isCopy {
      counts[Int(text)] += 1
      if firsts[Int(text)] < 0 { firsts[Int(text)] = Int32(sentence) }
    }
  }

  /// The number of sentences of copy that have a text.
  func count(of text: Int) -> Int { Int(counts[text]) }

  /// The first of them.
  func firstSentence(of text: Int) -> Int? { firsts[text] < 0 ? nil : Int(firsts[text]) }
}
