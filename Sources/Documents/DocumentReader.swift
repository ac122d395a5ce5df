package import SourceText

/// Reads a file of any format into a document.
package enum DocumentReader {
  /// Reads `file` as `format`; parts that cannot be read are in the document's `problems`.
  package static func read(_ file: SourceFile, as format: DocumentFormat) -> Document {
    switch format {
    case .plainText: PlainTextReader.read(file)
    case .markdown: MarkdownReader.read(file)
    case .html: HTMLReader.read(file)
    }
  }

  /// The byte after the front matter; 0 where there is none.
  package static func bodyStart(of bytes: [UInt8], as format: DocumentFormat) -> Int {
    guard format == .markdown else { return 0 }
    return FrontMatter.find(in: bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)?.end ?? 0
  }
}
