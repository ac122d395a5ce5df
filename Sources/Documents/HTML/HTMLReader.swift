import SourceText

/// Reads HTML without building a tree: text leaves as its tags come by, in time linear in the file.
///
/// What a browser would not show is read too, and marked; what cannot be read is a problem.
enum HTMLReader {
  static func read(_ file: SourceFile) -> Document {
    var extractor = HTMLExtractor(file)
    return extractor.read()
  }
}
