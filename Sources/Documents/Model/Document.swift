package import SourceText

/// A draft as the rules see it: reader text, cut into sections, blocks and sentences.
///
/// Ranges are in two measures. `Block.text`, `Sentence.text` and everything the rules match are ranges of
/// `reader`; `source(of:)` turns them into ranges of the file.
package struct Document: Sendable {
  /// The file it was read from.
  package let file: SourceFile
  /// The format it was read as.
  package let format: DocumentFormat
  /// The text of all blocks, in file order, with one line feed after each block.
  package let reader: ReaderText
  /// Every block, in the order of `reader`.
  package let blocks: [Block]
  /// Every sentence, in the order of `reader`; none crosses a block.
  package let sentences: [Sentence]
  /// The sections that headings open; the first one is the text before any heading.
  package let sections: [Section]
  /// Suppression comments, in file order.
  package let directives: [Directive]
  /// What the draft's own front matter says to Caveat.
  package let settings: DocumentSettings
  /// Parts that could not be read; the document was not checked whole.
  package let problems: [ReadProblem]

  /// The bytes of the file that stand for `range` of the reader text.
  ///
  /// Empty only for an empty range.
  package func source(of range: ByteRange) -> ByteRange { reader.source(of: range) }

  /// The reader text of `range`.
  package func text(of range: ByteRange) -> String {
    String(decoding: reader.bytes[range.range], as: UTF8.self)
  }
}

/// What kind of place a block is.
package enum BlockKind: String, Sendable, CaseIterable {
  case title
  case heading
  case paragraph
  case listItem = "list item"
  case tableCell = "table cell"
  case quotation
  case caption
  case altText = "alt text"
  case linkText = "link text"
  case button
  case metaDescription = "meta description"
  case frontMatter = "front matter"
  case jsonLD = "json-ld"
  case code
  case boilerplate
}

/// One run of text that a reader sees as a unit: a paragraph, a heading, a cell.
package struct Block: Sendable {
  /// What kind of place it is.
  package var kind: BlockKind
  /// The rank of a heading, from 1; 0 for every other kind.
  package var level: Int
  /// Its text, in the reader text.
  package var text: ByteRange
  /// Its place in `Document.sections`.
  package var section: Int
  /// Its sentences, as places in `Document.sentences`.
  package var sentences: Range<Int>
  /// Whether a browser would not show it (`hidden`, `display:none`, `<template>`).
  package var isHidden: Bool
  /// Whether it lies in a quotation, whatever its own kind.
  package var isQuoted: Bool
}

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

/// A heading and what stands below it, up to the next heading of any rank.
package struct Section: Sendable {
  /// The heading's place in `Document.blocks`; nothing for the text before the first heading.
  package var heading: Int?
  /// The heading's rank, from 1; 0 for the text before the first heading.
  package var level: Int
  /// The section that holds this one.
  package var parent: Int?
  /// Its own blocks, as places in `Document.blocks`, the heading included.
  package var blocks: Range<Int>
}

/// What a draft's front matter says under the key `caveat`.
package struct DocumentSettings: Sendable, Equatable {
  /// The jurisdictions it names, such as `us`.
  package var jurisdictions: [String]?
  /// The audience it names: `public` or `professional`.
  package var audience: String?

  package init(jurisdictions: [String]? = nil, audience: String? = nil) {
    self.jurisdictions = jurisdictions
    self.audience = audience
  }
}

/// A part of a file that could not be read.
package struct ReadProblem: Sendable, Hashable {
  /// What is wrong, as a sentence without its full stop.
  package var message: String
  /// The bytes of the file.
  package var range: ByteRange

  package init(message: String, range: ByteRange) {
    self.message = message
    self.range = range
  }
}
