import CaveatKit

/// The place at which a missing statement is to be written: a paragraph of its own after the block that called
/// for it.
struct MissingStatement {
  private let document: Document
  private let lines: DraftLines

  init(_ document: Document) {
    self.document = document
    lines = DraftLines(document.file.bytes)
  }

  /// The edit that puts `advice` there.
  ///
  /// Where the format has comments it is one: a note that counted as the statement would hide that nobody has
  /// written it yet.
  func edit(for finding: Diagnostic) -> DraftEdit? {
    guard let block = block(for: finding) else { return nil }
    let end = document.source(of: block.text).upper
    let advice = DisplayText.safe(finding.advice.isEmpty ? finding.message : finding.advice)
    // These end a comment of HTML or MDX.
    let safe = advice.replacing("--", with: "–").replacing(">", with: "›").replacing("*/", with: "* /")
    let comment = document.comment("Write here: \(safe)")
    switch document.format {
    case .html:
      let place = HTMLPlace(document.file.bytes).afterBlock(at: end)
      return DraftEdit(range: ByteRange(place, place), text: lines.lineEnd + comment)
    case .markdown: return paragraph(comment, after: block, end: end)
    case .plainText: return paragraph("[Write here: \(advice)]", after: block, end: end)
    }
  }

  /// The block of the finding, or the first block of copy when that one stands in a head.
  private func block(for finding: Diagnostic) -> Block? {
    let ranges = document.blocks.map { document.source(of: $0.text) }
    let own = ranges.indices.first { ranges[$0].contains(finding.range.lower) }
    if let own, !isInHead(document.blocks[own].kind) { return document.blocks[own] }
    return document.blocks.first { !isInHead($0.kind) && $0.kind != .code && $0.kind != .boilerplate }
      ?? document.blocks.first { !isInHead($0.kind) }
  }

  private func isInHead(_ kind: BlockKind) -> Bool {
    switch kind {
    case .frontMatter, .title, .metaDescription, .jsonLD: true
    default: false
    }
  }

  private func paragraph(_ text: String, after block: Block, end: Int) -> DraftEdit {
    let last = lines.index.lineCount
    var line = lines.index.line(at: max(0, end - 1))
    if document.format == .markdown, block.kind == .heading, line < last, isUnderline(line + 1) { line += 1 }
    // A paragraph or heading ends where its text ends; lists and tables go on.
    let isWhole = document.format == .markdown && (block.kind == .paragraph || block.kind == .heading)
    while !isWhole, line < last, !lines.isBlank(line + 1), !startsSomething(line + 1) { line += 1 }
    let place = lines.index.content(ofLine: line).upper
    let isOpen = line == last || lines.isBlank(line + 1)
    let gap = lines.lineEnd + lines.lineEnd
    return DraftEdit(range: ByteRange(place, place), text: gap + text + (isOpen ? "" : lines.lineEnd))
  }

  /// Whether a line is the `===` or `---` of a heading (CommonMark 0.31, section 4.3).
  private func isUnderline(_ line: Int) -> Bool {
    let text = lines.trimmed(line)
    guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else {
      return false
    }
    return text.allSatisfy { $0 == first || $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether a line opens a fence, a heading or HTML, which end a list or table without a blank line.
  private func startsSomething(_ line: Int) -> Bool {
    let text = lines.trimmed(line)
    return document.format == .markdown
      && ["```", "~~~", "#", "<"].contains { text.starts(with: Array($0.utf8)) }
  }
}
