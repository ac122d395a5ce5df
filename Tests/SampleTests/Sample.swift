import CaveatKit
import Foundation
import TestSupport
import Testing

/// One sample, read and checked with the built-in rules.
struct Sample {
  static let rules = Measurement.builtInRules

  let source: String
  let document: Document
  let findings: [Diagnostic]
  private let index: LineIndex

  init(_ name: String) throws {
    let url = SampleTests.root.appendingPathComponent("Samples/" + name)
    try self.init(name, text: String(contentsOf: url, encoding: .utf8))
  }

  init(_ name: String, text: String) throws {
    source = text
    document = try Measurement.document(text, path: name)
    findings = Self.rules.linter.lint(document, LintOptions(asOf: "2026-11-26")).findings
    index = LineIndex(document.file.bytes)
  }

  func place(of finding: Diagnostic) -> String {
    let start = index.position(at: finding.range.lower)
    return "\(start.line):\(start.column)"
  }

  /// The bytes of the finding as they stand in the file, on one line.
  func text(of finding: Diagnostic) -> String {
    String(decoding: document.file.bytes[finding.range.range], as: UTF8.self)
      .replacingOccurrences(of: "\n", with: "⏎")
  }

  /// The reader text that the finding stands for: the shortest whose source is exactly the finding's range.
  func readerText(of finding: Diagnostic) -> String {
    readerRange(of: finding).map(document.text) ?? "(none)"
  }

  private func readerRange(of finding: Diagnostic) -> ByteRange? {
    for block in document.blocks {
      let source = document.source(of: block.text)
      guard source.lower <= finding.range.lower, finding.range.upper <= source.upper else { continue }
      let starts = (block.text.lower..<block.text.upper).first {
        document.source(of: ByteRange($0, $0 + 1)).lower == finding.range.lower
      }
      let ends = (block.text.lower..<block.text.upper).last {
        document.source(of: ByteRange($0, $0 + 1)).upper == finding.range.upper
      }
      if let starts, let ends, starts <= ends { return ByteRange(starts, ends + 1) }
    }
    return nil
  }

  /// Whether the finding stands in the running text.
  func isInBody(_ finding: Diagnostic) -> Bool {
    guard let range = readerRange(of: finding),
      let block = document.blocks.first(where: { $0.text.contains(range) })
    else { return false }
    return block.kind == .paragraph
  }

  /// Holds that the finding's bytes lie on characters, inside the file, and stand for the text that matched.
  func expectExact(_ finding: Diagnostic) throws {
    let bytes = document.file.bytes
    #expect(!finding.range.isEmpty && finding.range.upper <= bytes.count)
    #expect(bytes[finding.range.lower] & 0xC0 != 0x80)
    #expect(finding.range.upper == bytes.count || bytes[finding.range.upper] & 0xC0 != 0x80)
    let text = readerText(of: finding)
    #expect(text != "(none)", "\(finding.rule) at \(place(of: finding))")
    guard finding.message.contains("“"), let start = finding.message.firstIndex(of: "“"),
      let end = finding.message.firstIndex(of: "”"), !finding.message.contains("…")
    else { return }
    let named = finding.message[finding.message.index(after: start)..<end]
    #expect(text == named, "\(finding.rule) names “\(named)” and points at “\(text)”")
  }
}
