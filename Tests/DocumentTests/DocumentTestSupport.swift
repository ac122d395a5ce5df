import SourceText
import TestSupport
import Testing

@testable import Documents

/// A document read from text of any format.
func read(_ text: String, as format: DocumentFormat, path: String = "test") throws -> Document {
  DocumentReader.read(try SourceFile(path: path, bytes: Array(text.utf8)), as: format)
}

func readMarkdown(_ text: String, path: String = "test.md") throws -> Document {
  try read(text, as: .markdown, path: path)
}

/// A draft, the one place in it that is marked with `[[…]]`, and the outline that is wanted.
struct ReadingCase: Sendable, CustomTestStringConvertible {
  let text: String
  /// The part of the reader text that stands at the mark.
  let part: String
  let blocks: [String]
  var testDescription: String { text }

  init(_ text: String, _ part: String, _ blocks: String...) {
    self.text = text
    self.part = part
    self.blocks = blocks
  }

  /// Reads the draft, and looks whether its blocks are the wanted ones and the part stands where it should.
  func check(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let marked = MarkedText(text)
    let format = try #require(DocumentFormat(path: path))
    let document = try read(marked.text, as: format, path: path)
    #expect(outline(document) == blocks, sourceLocation: sourceLocation)
    #expect(document.problems == [], sourceLocation: sourceLocation)
    #expect(brokenPromises(document) == [], sourceLocation: sourceLocation)
    let range = try #require(marked.ranges.first, sourceLocation: sourceLocation)
    let inside = document.readerRanges(of: part).map { document.source(of: $0) }
    #expect(inside.contains(range), "\(inside) has no \(range)", sourceLocation: sourceLocation)
  }
}

extension Document {
  /// Every place of `part` in the reader text.
  fileprivate func readerRanges(of part: String) -> [ByteRange] {
    let needle = Array(part.utf8)
    let last = reader.bytes.count - needle.count
    guard last >= 0 else { return [] }
    return (0...last).filter { reader.bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
      .map { ByteRange($0, $0 + needle.count) }
  }
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
