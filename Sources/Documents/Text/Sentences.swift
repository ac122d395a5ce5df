import SourceText

/// Cuts every block into sentences.
func splitSentences(_ bytes: [UInt8], _ blocks: inout [Block]) -> [Sentence] {
  var sentences: [Sentence] = []
  for i in blocks.indices {
    sentences.append(Sentence(text: blocks[i].text, block: i))
    blocks[i].sentences = i..<(i + 1)
  }
  return sentences
}
