import Diagnostics
import SourceText

/// One JSON object a line and finding.
enum JSONLinesFormat {
  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var writer = JSONWriter(isIndented: false)
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      for finding in file.findings {
        writer.write(FindingJSON.object(finding, file, table))
        writer.output.append(UInt8(ascii: "\n"))
        writer.output.give(to: take)
      }
    }
    writer.output.giveAll(to: take)
  }
}

/// A finding as the formats `json` and `jsonl` show it.
enum FindingJSON {
  /// The most bytes of flagged text that are repeated in a report.
  private static let longestExcerpt = 1000

  static func object(_ finding: Diagnostic, _ file: FileReport, _ table: PositionTable) -> JSONValue {
    .object([
      ("path", .string(file.path)),
      ("rule", .string(finding.rule)),
      ("category", .string(finding.category)),
      ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
      ("start", position(table.position(at: finding.range.lower))),
      ("end", position(table.position(at: finding.range.upper))),
      ("excerpt", .string(excerpt(finding.range, of: file))),
      ("references", .array(finding.references.map(reference))),
      ("advice", .string(finding.advice)),
      (
        "related",
        .array(
          finding.related.map { other in
            .object([
              ("message", .string(other.message)),
              ("start", position(table.position(at: other.range.lower))),
              ("end", position(table.position(at: other.range.upper))),
            ])
          })
      ),
      ("fingerprint", .string(finding.fingerprint)),
    ])
  }

  static func position(_ position: Position) -> JSONValue {
    .object([
      ("byte", .integer(position.byte)), ("line", .integer(position.line)),
      ("column", .integer(position.column)), ("utf16", .integer(position.utf16)),
      ("scalar", .integer(position.scalar)),
    ])
  }

  /// The bytes of `range` as text, cut at a character when there are very many.
  static func excerpt(_ range: ByteRange, of file: FileReport) -> String {
    if range.count <= longestExcerpt {
      return String(decoding: file.bytes[range.range], as: UTF8.self)
    }
    var end = range.lower + longestExcerpt
    while end > range.lower, file.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: file.bytes[range.lower..<end], as: UTF8.self) + "…"
  }

  private static func reference(_ citation: Citation) -> JSONValue {
    .object([
      ("id", .string(citation.id)), ("label", .string(citation.label)), ("url", .optional(citation.url)),
      ("checked", .optional(citation.checked)),
    ])
  }
}
