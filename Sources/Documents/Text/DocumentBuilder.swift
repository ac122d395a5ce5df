package import SourceText

/// Collects blocks from a reader of any format and folds their text into reader text.
///
/// White space runs become one space, nothing stands at a block's edges, and typographic variants become
/// plain letters (`Folding`). A block without text leaves no trace.
package struct DocumentBuilder {
  private let file: SourceFile
  private let format: DocumentFormat
  private var reader = ReaderText()
  private var blocks: [Block] = []
  private var open: Block?
  private var queued: [(kind: BlockKind, isHidden: Bool, pieces: [TextPiece])] = []
  private var pendingSpace: ByteRange?
  /// Suppression comments, in file order.
  package var directives: [Directive] = []
  /// What the front matter says to Caveat.
  package var settings = DocumentSettings()
  /// Parts that could not be read.
  package var problems: [ReadProblem] = []

  package init(_ file: SourceFile, format: DocumentFormat) {
    self.file = file
    self.format = format
    reader.bytes.reserveCapacity(file.bytes.count)
  }

  /// Whether the open block has text so far.
  package var hasText: Bool { open.map { reader.bytes.count > $0.text.lower } ?? false }

  /// Opens a block; the one before it must be closed.
  package mutating func beginBlock(
    _ kind: BlockKind, level: Int = 0, isHidden: Bool = false, isQuoted: Bool = false
  ) {
    precondition(open == nil, "blocks do not nest")
    let start = reader.bytes.count
    open = Block(
      kind: kind, level: level, text: ByteRange(start, start), isHidden: isHidden, isQuoted: isQuoted)
    pendingSpace = nil
  }

  /// Closes the open block, and lets the blocks that were queued inside it follow.
  package mutating func endBlock() {
    guard var block = open else { return }
    open = nil
    pendingSpace = nil
    block.text.upper = reader.bytes.count
    if !block.text.isEmpty {
      blocks.append(block)
      reader.bytes.append(UInt8(ascii: "\n"))
    }
    let waiting = queued
    queued = []
    for (kind, isHidden, pieces) in waiting { addBlock(kind, isHidden: isHidden, pieces) }
  }

  /// Adds a whole block: at once when none is open, otherwise after the open one.
  package mutating func addBlock(_ kind: BlockKind, isHidden: Bool = false, _ pieces: [TextPiece]) {
    guard open == nil else {
      queued.append((kind, isHidden, pieces))
      return
    }
    beginBlock(kind, isHidden: isHidden)
    for piece in pieces { append(piece) }
    endBlock()
  }

  /// Adds a piece of text to the open block.
  package mutating func append(_ piece: TextPiece) {
    switch piece {
    case .source(let range): appendSource(range)
    case .decoded(let text, let range): appendDecoded(text, from: range)
    }
  }

  /// Adds bytes of the file to the open block.
  package mutating func appendSource(_ range: ByteRange) {
    guard open != nil else { return }
    var i = range.lower
    while i < range.upper {
      let byte = file.bytes[i]
      if byte > 0x20 && byte < 0x7F {
        let end = endOfPlainWords(from: i, limit: range.upper)
        flushSpace()
        emitVerbatim(i, end)
        i = end
      } else if byte < 0x80 {
        // Controls are white space to a reader, NUL and DEL included.
        addSpace(ByteRange(i, i + 1))
        i += 1
      } else {
        let (scalar, length) = decodeScalar(file.bytes, at: i)
        fold(scalar, ByteRange(i, i + length), verbatim: true, limit: range.upper)
        i += length
      }
    }
  }

  /// The end of a run of ASCII words with single spaces between them, which a reader sees as they stand.
  private func endOfPlainWords(from start: Int, limit: Int) -> Int {
    let bytes = file.bytes.span
    func isInk(_ place: Int) -> Bool { bytes[place] > 0x20 && bytes[place] < 0x7F }
    var end = start + 1
    while end < limit {
      if isInk(end) {
        end += 1
      } else if bytes[end] == 0x20, end + 1 < limit, isInk(end + 1) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Adds what bytes of the file mean to the open block: `&amp;` as `&`.
  package mutating func appendDecoded(_ text: String, from range: ByteRange) {
    guard open != nil else { return }
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F {
        addSpace(range)
      } else {
        fold(scalar, range, verbatim: false, limit: range.upper)
      }
    }
  }

  /// Adds white space: a line break that joins two lines of one paragraph.
  package mutating func appendSpace(_ range: ByteRange) {
    guard open != nil else { return }
    addSpace(range)
  }

  /// The document: sections and sentences are found here.
  package consuming func finish() -> Document {
    if open != nil { endBlock() }
    let sections = assignSections(&blocks)
    let sentences = splitSentences(reader.bytes, &blocks)
    // Those of MDX are found before those of HTML.
    directives.sort { $0.range < $1.range }
    return Document(
      file: file, format: format, reader: reader, blocks: blocks, sentences: sentences,
      sections: sections, directives: directives, settings: settings, problems: problems)
  }

  // MARK: Folding into the reader text

  private mutating func fold(
    _ scalar: Unicode.Scalar, _ range: ByteRange, verbatim: Bool, limit: Int
  ) {
    switch Folding.fold(scalar) {
    case .keep:
      flushSpace()
      if verbatim { emitVerbatim(range.lower, range.upper) } else { emit(String(scalar), from: range) }
    case .drop: break
    case .space: addSpace(range)
    case .replace(let text):
      flushSpace()
      emit(text, from: range)
    case .spacedDash:
      addSpace(range)
      flushSpace()
      emit("-", from: range)
      addSpace(range)
    case .lookalike(let letter):
      flushSpace()
      if isBesideLatin(after: range.upper, limit: limit) {
        emit(letter, from: range)
      } else if verbatim {
        emitVerbatim(range.lower, range.upper)
      } else {
        emit(String(scalar), from: range)
      }
    }
  }

  /// Whether the word that is being written has a Latin letter before this place or after it.
  private func isBesideLatin(after offset: Int, limit: Int) -> Bool {
    if let start = open?.text.lower, reader.bytes.count > start, let last = reader.bytes.last,
      ASCII.isLetter(last)
    {
      return true
    }
    // No word is longer, and a run of look-alike letters must not cost more with every letter.
    let limit = min(limit, offset + 64)
    var i = offset
    while i < limit {
      if ASCII.isLetter(file.bytes[i]) { return true }
      guard file.bytes[i] >= 0x80 else { return false }
      let (scalar, length) = decodeScalar(file.bytes, at: i)
      guard scalar.properties.isAlphabetic else { return false }
      i += length
    }
    return false
  }

  private mutating func addSpace(_ range: ByteRange) {
    guard hasText else { return }
    if let space = pendingSpace {
      pendingSpace = ByteRange(space.lower, max(space.upper, range.upper))
    } else {
      pendingSpace = range
    }
  }

  private mutating func flushSpace() {
    guard let space = pendingSpace else { return }
    pendingSpace = nil
    if space.count == 1, file.bytes[space.lower] == 0x20 {
      emitVerbatim(space.lower, space.upper)
    } else {
      emit(" ", from: space)
    }
  }

  private mutating func emitVerbatim(_ lower: Int, _ upper: Int) {
    let start = UInt32(reader.bytes.count)
    let length = UInt32(upper - lower)
    reader.bytes.append(contentsOf: file.bytes[lower..<upper])
    if let last = reader.segments.last, last.isVerbatim, last.start + last.length == start,
      last.source + last.sourceLength == UInt32(lower)
    {
      reader.segments[reader.segments.count - 1].length += length
      reader.segments[reader.segments.count - 1].sourceLength += length
      return
    }
    reader.segments.append(
      ReaderText.Segment(
        start: start, length: length, source: UInt32(lower), sourceLength: length, isVerbatim: true))
  }

  private mutating func emit(_ text: String, from range: ByteRange) {
    let start = UInt32(reader.bytes.count)
    reader.bytes.append(contentsOf: text.utf8)
    reader.segments.append(
      ReaderText.Segment(
        start: start, length: UInt32(text.utf8.count), source: UInt32(range.lower),
        sourceLength: UInt32(range.count), isVerbatim: false))
  }
}
