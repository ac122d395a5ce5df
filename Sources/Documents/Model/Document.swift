package import SourceText

/// A draft as the rules see it: reader text, cut into sections, blocks and sentences.
///
/// Ranges are in two measures. `Block.text`, `Sentence.text` and everything the rules match are ranges of
/// `reader`; `source(of:)` turns them into ranges of the file.
package struct Document: Sendable {
  /// The file it was read from; without bytes once they were taken out.
  package private(set) var file: SourceFile
  /// How many bytes the file has.
  package let length: Int
  /// The format it was read as.
  package let format: DocumentFormat
  /// The text of all blocks, in file order, with one line feed after each block.
  package private(set) var reader: ReaderText
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

  init(
    file: SourceFile, format: DocumentFormat, reader: ReaderText, blocks: [Block], sentences: [Sentence],
    sections: [Section], directives: [Directive], settings: DocumentSettings, problems: [ReadProblem]
  ) {
    self.file = file
    length = file.bytes.count
    self.format = format
    self.reader = reader
    self.blocks = blocks
    self.sentences = sentences
    self.sections = sections
    self.directives = directives
    self.settings = settings
    self.problems = problems
  }

  /// Lets go of the file's bytes.
  ///
  /// - Returns: What brings them back.
  package mutating func takeOutFile() -> SourceRest {
    let rest = SourceRest(of: file.bytes, beside: reader)
    file = file.withoutBytes
    return rest
  }

  /// The bytes of the file; the document has no text afterwards.
  ///
  /// - Parameter rest: What taking the file out gave, if it was taken out.
  package mutating func takeBackFile(_ rest: SourceRest?) -> [UInt8] {
    rest?.takeFile(from: &reader) ?? file.bytes
  }

  /// The bytes of the file that stand for `range` of the reader text.
  ///
  /// Empty only for an empty range.
  package func source(of range: ByteRange) -> ByteRange { reader.source(of: range) }

  /// The reader text of `range`.
  package func text(of range: ByteRange) -> String {
    String(decoding: reader.bytes[range.range], as: UTF8.self)
  }
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
