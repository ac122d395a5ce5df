package import Diagnostics
package import Documents
import SourceText

/// Puts replacements into a draft.
package struct FixApplier: Sendable {
  /// Whether fixes that may change the sense of the copy are put in too.
  package let includesUnsafe: Bool

  package init(includesUnsafe: Bool) { self.includesUnsafe = includesUnsafe }

  /// The draft after one pass; nothing when no fix can be put in.
  ///
  /// Of fixes that overlap, the first is put in; the others wait for the next pass.
  package func apply(
    _ findings: [Diagnostic], to bytes: [UInt8], as format: DocumentFormat
  ) -> [UInt8]? {
    let wanted = findings.compactMap(\.fix)
      .filter { ($0.isSafe || includesUnsafe) && FixApplier.isPlain($0, in: bytes, format) }
    if wanted.isEmpty { return nil }
    let body = DocumentReader.bodyStart(of: bytes, as: format)
    let fixes =
      wanted
      .filter { $0.range.lower >= body || FixApplier.isWords($0, in: bytes) }
      .sorted { $0.range < $1.range }
    if fixes.isEmpty { return nil }
    let lineEnd = FixApplier.lineEnd(of: bytes)
    var output: [UInt8] = []
    var done = 0
    for fix in fixes where fix.range.lower >= done {
      output += bytes[done..<fix.range.lower]
      for byte in fix.replacement.utf8 {
        if byte == UInt8(ascii: "\n") { output += lineEnd } else { output.append(byte) }
      }
      done = fix.range.upper
    }
    output += bytes[done...]
    return output == bytes ? nil : output
  }

  /// How many of the findings have a replacement that can be put in, be it safe or not.
  package static func fixable(_ findings: [Diagnostic], in bytes: [UInt8], as format: DocumentFormat) -> Int {
    findings.compactMap(\.fix).count { isPlain($0, in: bytes, format) }
  }

  /// Whether the flagged bytes and the replacement are text and nothing else.
  ///
  /// A match may run across markup, of which a replacement would leave one half standing, and a replacement
  /// with markup in it would mean something else in an attribute or in front matter.
  private static func isPlain(_ fix: Fix, in bytes: [UInt8], _ format: DocumentFormat) -> Bool {
    if format == .plainText { return true }
    let markup = Set("<>&*_`[]()~|\\#\"{}=".utf8)
    return !bytes[fix.range.range].contains(where: markup.contains)
      && !fix.replacement.utf8.contains { markup.contains($0) || $0 == UInt8(ascii: "'") }
  }

  /// Whether a replacement means itself wherever it stands in a scalar of YAML or TOML: words, with no mark at
  /// either end and none of the signs that part keys, items and comments; and no quotation mark is taken out.
  private static func isWords(_ fix: Fix, in bytes: [UInt8]) -> Bool {
    func isWordByte(_ byte: UInt8) -> Bool {
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
    }
    let text = Array(fix.replacement.utf8)
    guard let first = text.first, let last = text.last, isWordByte(first), isWordByte(last) else {
      return false
    }
    let inside = Set(" -.%".utf8)
    let constants = ["false", "no", "null", "off", "on", "true", "y", "yes", "n"]
    return text.allSatisfy { isWordByte($0) || inside.contains($0) }
      && text.contains { !ASCII.isDigit($0) && !inside.contains($0) }
      && !constants.contains(fix.replacement.lowercased())
      && !bytes[fix.range.range].contains(UInt8(ascii: "'"))
  }

  /// The line end of the draft's first line.
  private static func lineEnd(of bytes: [UInt8]) -> [UInt8] {
    guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), bytes[end] == 0x0D else {
      return [0x0A]
    }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }
}
