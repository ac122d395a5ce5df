package import SourceText

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
///
/// Its numbers are small, since a long text has many blocks.
package struct Block: Sendable {
  /// What kind of place it is.
  package var kind: BlockKind
  /// Whether a browser would not show it (`hidden`, `display:none`, `<template>`).
  package var isHidden: Bool
  /// Whether it lies in a quotation, whatever its own kind.
  package var isQuoted: Bool
  private var smallLevel: UInt8
  private var sectionNumber: Int32 = 0
  /// Its text, in the reader text.
  package var text: ByteRange
  private var sentenceNumbers: Range<Int32> = 0..<0

  /// - Parameter level: The rank of a heading, from 1; 0 for every other kind.
  package init(
    kind: BlockKind, level: Int = 0, text: ByteRange, sentences: Range<Int> = 0..<0, isHidden: Bool = false,
    isQuoted: Bool = false
  ) {
    self.kind = kind
    self.isHidden = isHidden
    self.isQuoted = isQuoted
    smallLevel = UInt8(clamping: level)
    self.text = text
    self.sentences = sentences
  }

  /// The rank of a heading, from 1; 0 for every other kind.
  package var level: Int { Int(smallLevel) }

  /// Its place in `Document.sections`.
  package var section: Int {
    get { Int(sectionNumber) }
    set { sectionNumber = Int32(newValue) }
  }

  /// Its sentences, as places in `Document.sentences`.
  package var sentences: Range<Int> {
    get { Int(sentenceNumbers.lowerBound)..<Int(sentenceNumbers.upperBound) }
    set { sentenceNumbers = Int32(newValue.lowerBound)..<Int32(newValue.upperBound) }
  }
}
