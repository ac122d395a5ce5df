import SourceText

enum MarkdownReader {
  static func read(_ file: SourceFile) -> Document {
    DocumentBuilder(file, format: .plainText).finish()
  }
}
