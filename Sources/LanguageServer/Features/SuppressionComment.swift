import CaveatKit

/// The comment that silences a finding, put before the block of the finding.
struct SuppressionComment {
  private let document: Document
  private let bytes: [UInt8]
  private let lines: DraftLines

  init(_ document: Document) {
    self.document = document
    bytes = document.file.bytes
    lines = DraftLines(bytes)
  }

  /// Edits that may silence it, the best first; whether one does, only a check of the changed draft can tell.
  func candidates(for finding: Diagnostic) -> [DraftEdit] {
    let block = document.blocks.first { document.source(of: $0.text).contains(finding.range.lower) }
    guard document.format != .plainText, let block else { return [] }
    let comment = document.comment("\(Directive.Action.disableNext.rawValue) \(finding.rule) -- reason")
    let fileWide = document.comment("\(Directive.Action.disableFile.rawValue) \(finding.rule) -- reason")
    let start = document.source(of: block.text).lower
    var edits: [DraftEdit] = []
    if document.format == .html {
      let places = HTMLPlace(bytes)
      if let tag = places.openingTag(before: start, in: bytes) {
        edits.append(line(comment, before: tag.range.lower))
      }
      edits.append(DraftEdit(range: ByteRange(start, start), text: comment))
      let body = places.bodyStart
      edits.append(
        DraftEdit(
          range: ByteRange(body, body), text: body == 0 ? fileWide + lines.lineEnd : lines.lineEnd + fileWide)
      )
      return edits
    }
    switch block.kind {
    case .tableCell: edits.append(DraftEdit(range: ByteRange(start, start), text: comment + " "))
    // Elsewhere a line before the block would fall into the middle of a paragraph or of the front matter.
    case .paragraph, .heading, .listItem, .quotation: edits.append(line(comment, before: start))
    default: break
    }
    if let first = document.blocks.first(where: {
      $0.kind != .frontMatter && $0.kind != .title && $0.kind != .metaDescription
    }) {
      edits.append(paragraph(fileWide, before: document.source(of: first.text).lower))
    }
    return edits
  }

  /// The comment on a line of its own before the one at `offset`, as far inside lists and quotations as that.
  private func line(_ comment: String, before offset: Int) -> DraftEdit {
    let start = lines.index.lineStarts[lines.index.line(at: offset) - 1]
    let isHTML = document.format == .html
    let prefix = bytes[start..<max(start, offset)].prefix {
      $0 == 0x20 || $0 == 0x09 || (!isHTML && $0 == UInt8(ascii: ">"))
    }
    if isHTML, prefix.endIndex < offset { return DraftEdit(range: ByteRange(offset, offset), text: comment) }
    let indent = String(decoding: prefix, as: UTF8.self)
    return DraftEdit(range: ByteRange(start, start), text: indent + comment + lines.lineEnd)
  }

  private func paragraph(_ comment: String, before offset: Int) -> DraftEdit {
    let start = lines.index.lineStarts[lines.index.line(at: offset) - 1]
    return DraftEdit(range: ByteRange(start, start), text: comment + lines.lineEnd + lines.lineEnd)
  }
}

extension Document {
  /// `text`, which holds no end of a comment, as a comment in the document's format; MDX takes HTML's for a mistake.
  func comment(_ text: String) -> String {
    format == .markdown && DocumentFormat.isMDX(path: file.path) ? "{/* \(text) */}" : "<!-- \(text) -->"
  }
}
