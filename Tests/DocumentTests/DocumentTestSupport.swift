import SourceText

@testable import Documents

/// A document read from text of any format.
func read(_ text: String, as format: DocumentFormat, path: String = "test") throws -> Document {
  DocumentReader.read(try SourceFile(path: path, bytes: Array(text.utf8)), as: format)
}

func readMarkdown(_ text: String, path: String = "test.md") throws -> Document {
  try read(text, as: .markdown, path: path)
}

/// A seeded source of numbers, so that a failure can be repeated.
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, bound)
  }
}
