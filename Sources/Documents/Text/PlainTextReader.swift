import SourceText

/// Reads plain text: blank lines part blocks, and lines that wrap are joined.
///
/// Which lines wrap is told from the text. A line that stops well short of the file's widest line, before one
/// that begins like a sentence, is the end of a block; in a file with lines over `wrapWidth` bytes every line is
/// a block.
enum PlainTextReader {
  /// No editor wraps wider than this.
  static let wrapWidth = 132
  /// A heading is no longer than this, in bytes.
  static let longestHeading = 90

  static func read(_ file: SourceFile) -> Document {
    var builder = DocumentBuilder(file, format: .plainText)
    let lines = TextLines(file)
    let width = lines.lengths.max() ?? 0
    let isWrapped = width <= wrapWidth
    var paragraph: [TextLine] = []
    var isFirst = true
    for (place, line) in lines.all.enumerated() {
      if line.isBlank {
        close(&paragraph, &builder, isFirst: &isFirst, isLast: lines.isBlankAfter(place), file)
        continue
      }
      if !paragraph.isEmpty, !isWrapped || startsBlock(line, after: paragraph, width: width, file) {
        close(&paragraph, &builder, isFirst: &isFirst, isLast: false, file)
      }
      paragraph.append(line)
    }
    close(&paragraph, &builder, isFirst: &isFirst, isLast: true, file)
    return builder.finish()
  }

  /// Whether a line begins a block although no blank line stands before it.
  private static func startsBlock(
    _ line: TextLine, after paragraph: [TextLine], width: Int, _ file: SourceFile
  ) -> Bool {
    if line.marker != .none { return true }
    guard let last = paragraph.last else { return false }
    if last.isRuleLine || last.announces(file) && line.startsLikeSentence(file) { return true }
    // A line that stops well short of the file's widest one was not wrapped.
    let isShort = last.text.count + 1 + line.firstWordLength < width * 2 / 3
    return isShort && !last.endsOpen(file) && line.startsLikeSentence(file)
  }

  private static func close(
    _ paragraph: inout [TextLine], _ builder: inout DocumentBuilder, isFirst: inout Bool, isLast: Bool,
    _ file: SourceFile
  ) {
    guard let first = paragraph.first, let last = paragraph.last else { return }
    let lines = paragraph
    paragraph = []
    if lines.allSatisfy(\.isRuleLine) { return }
    let underline = lines.count == 2 && last.isUnderline
    let body = underline ? [first] : lines
    let kind = kind(of: body, isUnderlined: underline, isFirst: isFirst, isLast: isLast, file)
    builder.beginBlock(kind.kind, level: kind.level, isQuoted: kind.kind == .quotation)
    for line in body {
      builder.appendSource(line.text)
      builder.appendSpace(ByteRange(line.text.upper, line.end))
    }
    builder.endBlock()
    isFirst = false
  }

  private static func kind(
    of lines: [TextLine], isUnderlined: Bool, isFirst: Bool, isLast: Bool, _ file: SourceFile
  ) -> (kind: BlockKind, level: Int) {
    let line = lines[0]
    switch line.marker {
    case .heading(let level): return (.heading, level)
    case .item: return (.listItem, 0)
    case .quotation: return (.quotation, 0)
    case .labelled(let kind): return (kind, 0)
    case .none: break
    }
    if isUnderlined { return (.heading, 1) }
    guard lines.count == 1, line.text.count <= longestHeading, line.looksLikeHeading(file) else {
      return (.paragraph, 0)
    }
    if isFirst { return (.title, 0) }
    return isLast ? (.paragraph, 0) : (.heading, 2)
  }
}
