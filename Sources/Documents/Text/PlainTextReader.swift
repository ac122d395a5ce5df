import SourceText

/// Reads plain text: blank lines part blocks, and lines that wrap are joined.
///
/// Which lines wrap is told from the text. A line that stops well short of its paragraph's widest line, before
/// one that begins like a sentence, is the end of a block; in a file whose lines run on past `wrapWidth` every
/// line is a block.
enum PlainTextReader {
  /// No editor wraps wider than this, in bytes.
  static let wrapWidth = 132
  /// A heading is no longer than this, in bytes.
  static let longestHeading = 90

  static func read(_ file: SourceFile) -> Document {
    var reader = PlainTextBlocks(file)
    return reader.read()
  }
}

/// Gathers lines into blocks.
private struct PlainTextBlocks {
  /// A paragraph narrower than this, in bytes, says nothing about where its lines would wrap.
  private static let narrow = 50

  private let file: SourceFile
  private let lines: TextLines
  private let isWrapped: Bool
  private var builder: DocumentBuilder
  /// The lines of the block that is being read.
  private var open: [TextLine] = []
  /// The width at which the paragraph around it wraps, in bytes.
  private var width = 0
  private var isFirst = true

  init(_ file: SourceFile) {
    self.file = file
    lines = TextLines(file)
    isWrapped = lines.areWrapped(file)
    builder = DocumentBuilder(file, format: .plainText)
  }

  mutating func read() -> Document {
    let fileWidth = lines.widest
    var place = 0
    while place < lines.all.count {
      guard !lines.all[place].isBlank else {
        place += 1
        continue
      }
      var end = place
      var widest = 0
      while end < lines.all.count, !lines.all[end].isBlank {
        if !lines.all[end].isLong { widest = max(widest, lines.all[end].text.count) }
        end += 1
      }
      width = widest < Self.narrow ? fileWidth : widest
      readParagraph(place..<end)
      place = end
    }
    return builder.finish()
  }

  /// Reads lines that no blank line parts.
  private mutating func readParagraph(_ places: Range<Int>) {
    for place in places {
      let line = lines.all[place]
      if !open.isEmpty, startsBlock(line) { close(isLast: false) }
      open.append(line)
    }
    close(isLast: lines.isBlankAfter(places.upperBound - 1))
  }

  /// Whether a line begins a block although no blank line stands before it.
  private func startsBlock(_ line: TextLine) -> Bool {
    guard let first = open.first, let last = open.last else { return false }
    if line.isRuleLine { return !line.isUnderline || open.count > 1 }
    if last.isRuleLine || !isWrapped || last.isLong || line.isLong { return true }
    if case .heading = first.marker { return true }
    let isCapital = line.startsLikeSentence(file)
    if first.marker == .quotation, line.marker == .none { return isCapital }
    if line.marker != .none, line.marker != .quotation || first.marker != .quotation { return true }
    if last.announces(file), isCapital { return true }
    // A line that stops well short of the widest one was not wrapped.
    let isShort = last.text.count + 1 + line.firstWordLength < width * 2 / 3
    return isShort && !last.endsOpen(file) && isCapital
  }

  private mutating func close(isLast: Bool) {
    let body = open.filter { !$0.isRuleLine }
    let underline = open.count == 2 ? open.last?.underlineLevel : nil
    open = []
    guard let first = body.first else { return }
    let kind = kind(of: first, isAlone: body.count == 1, underline: underline, isLast: isLast)
    builder.beginBlock(kind.kind, level: kind.level, isQuoted: kind.kind == .quotation)
    for line in body {
      builder.appendSource(line.text)
      builder.appendSpace(ByteRange(line.text.upper, line.end))
    }
    builder.endBlock()
    isFirst = false
  }

  private func kind(
    of line: TextLine, isAlone: Bool, underline: Int?, isLast: Bool
  ) -> (kind: BlockKind, level: Int) {
    switch line.marker {
    case .heading(let level): return (.heading, level)
    case .item: return (.listItem, 0)
    case .quotation: return (.quotation, 0)
    case .labelled(let kind): return (kind, 0)
    case .none: break
    }
    if let underline { return (.heading, underline) }
    guard isAlone, line.text.count <= PlainTextReader.longestHeading, line.looksLikeHeading(file) else {
      return (.paragraph, 0)
    }
    if isFirst { return (.title, 0) }
    return isLast ? (.paragraph, 0) : (.heading, 2)
  }
}
