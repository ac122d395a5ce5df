import SourceText

enum HTMLReader {
  static func read(_ file: SourceFile) -> Document {
    DocumentBuilder(file, format: .plainText).finish()
  }
}
