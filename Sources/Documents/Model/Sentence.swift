package import SourceText

/// One sentence of one block, in the reader text, without the white space around it.
package struct Sentence: Sendable, Hashable {
  /// Its text, in the reader text.
  package var text: ByteRange
  /// `block`, small, since a long text has many sentences.
  private var blockNumber: Int32

  package init(text: ByteRange, block: Int) {
    self.text = text
    blockNumber = Int32(block)
  }

  /// Its place in `Document.blocks`.
  package var block: Int { Int(blockNumber) }
}
