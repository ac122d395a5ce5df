import Foundation
import SourceText

@testable import Documents

/// The repository's root folder.
let htmlRepositoryRoot: URL = {
  var url = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { url.deleteLastPathComponent() }
  return url
}()

/// The standard's tokenizer cases, kept beside the repository.
let htmlConformanceFolder = htmlRepositoryRoot.deletingLastPathComponent()
  .appendingPathComponent("shared/conformance/html-tokenizer")

/// A document read from HTML text.
func readHTML(_ text: String) throws -> Document {
  HTMLReader.read(try SourceFile(path: "test.html", bytes: Array(text.utf8)))
}

/// Every block as `kind: text`, with marks for what is hidden or quoted.
func outline(_ document: Document) -> [String] {
  document.blocks.map { block in
    let kind = block.kind == .heading ? "h\(block.level)" : block.kind.rawValue
    let marks = (block.isHidden ? " (hidden)" : "") + (block.isQuoted ? " (quoted)" : "")
    return "\(kind)\(marks): \(document.text(of: block.text))"
  }
}

/// The source bytes that stand for the first occurrence of `part` in the reader text.
func sourceSlice(_ document: Document, of part: String) -> String? {
  let needle = Array(part.utf8)
  let reader = document.reader.bytes
  guard !needle.isEmpty, reader.count >= needle.count else { return nil }
  for start in 0...(reader.count - needle.count)
  where reader[start..<(start + needle.count)].elementsEqual(needle) {
    let range = document.source(of: ByteRange(start, start + needle.count))
    return String(decoding: document.file.bytes[range.range], as: UTF8.self)
  }
  return nil
}

/// Whether `offset` lies between two characters of `bytes`.
func isBoundary(_ bytes: [UInt8], _ offset: Int) -> Bool {
  offset >= 0 && offset <= bytes.count && (offset == bytes.count || bytes[offset] & 0xC0 != 0x80)
}

/// What breaks the promises of `ReaderText`, in words; empty when all hold.
func brokenPromises(_ document: Document) -> [String] {
  let source = document.file.bytes
  let reader = document.reader
  var broken: [String] = []
  var readerEnd = 0
  var before: ReaderText.Segment?
  for segment in reader.segments {
    let text = ByteRange(Int(segment.start), Int(segment.start + segment.length))
    let origin = ByteRange(Int(segment.source), Int(segment.source + segment.sourceLength))
    if text.lower < readerEnd { broken.append("reader text overlaps at \(text.lower)") }
    if segment.isVerbatim, !reader.bytes[text.range].elementsEqual(source[origin.range]) {
      broken.append("verbatim bytes differ at \(origin.lower)")
    }
    if origin.isEmpty || origin.upper > source.count { broken.append("no source at \(text.lower)") }
    if !isBoundary(source, origin.lower) || !isBoundary(source, origin.upper) {
      broken.append("source cuts a character at \(origin.lower)")
    }
    if reader.bytes[readerEnd..<text.lower].contains(where: { $0 != UInt8(ascii: "\n") }) {
      broken.append("reader text without a source before \(text.lower)")
    }
    // Blocks may stand in another order than in the file; text inside one may not.
    if let before, before.start + before.length == segment.start {
      let sharesOrigin =
        before.source == segment.source || segment.source < before.source + before.sourceLength
      if segment.source < before.source || (sharesOrigin && (before.isVerbatim || segment.isVerbatim)) {
        broken.append("source out of order at \(origin.lower)")
      }
    }
    before = segment
    readerEnd = text.upper
  }
  for block in document.blocks {
    let origin = document.source(of: block.text)
    if origin.isEmpty || origin.upper > source.count { broken.append("a block without source") }
  }
  for (range, what) in document.problems.map({ ($0.range, "problem") })
    + document.directives.map({ ($0.range, "directive") }) where range.isEmpty || range.upper > source.count
  {
    broken.append("a \(what) outside the file")
  }
  var taken = document
  let rest = taken.takeOutFile()
  if !taken.file.bytes.isEmpty || taken.takeBackFile(rest) != source {
    broken.append("another file comes back")
  }
  return broken
}
