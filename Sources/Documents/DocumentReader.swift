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
}
