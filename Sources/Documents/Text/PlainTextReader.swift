import SourceText

enum PlainTextReader {
  static func read(_ file: SourceFile) -> Document {
    DocumentBuilder(file, format: .plainText).finish()
  }
}
