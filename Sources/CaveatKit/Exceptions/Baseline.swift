package import Diagnostics
import Reporting

/// Findings that were there before the check was adopted.
///
/// An entry has no line and no message, so that edits elsewhere and reworded rules leave it alone.
package struct Baseline: Sendable, Equatable {
  /// The name that is looked for from the working folder upwards.
  package static let fileName = ".caveat-baseline.json"

  package struct Entry: Sendable, Hashable, Comparable {
    /// The draft, from the baseline's folder, in a form that is safe to show.
    package var path: String
    package var rule: String
    package var fingerprint: String
    /// The sentence, shortened; for people who review the file.
    package var text: String
    /// How many findings the entry accounts for.
    package var count = 1

    package static func < (a: Entry, b: Entry) -> Bool {
      if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
      if a.rule != b.rule { return a.rule < b.rule }
      if a.text != b.text { return a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
      return a.fingerprint < b.fingerprint
    }
  }

  /// In order.
  package var entries: [Entry]

  /// The path that entries about the file at `place` have; both absolute.
  package static func path(of place: FilePath, from folder: FilePath) -> String {
    place.relative(to: folder).map { FilePath($0).display } ?? place.display
  }

  package init(_ entries: [Entry] = []) { self.entries = entries.sorted() }
}

extension Baseline.Entry {
  /// The entry for a finding.
  package init(_ finding: Diagnostic, path: String) {
    let longest = 80
    let text = DisplayText.safe(finding.sentence)
    let short = text.unicodeScalars.prefix(longest)
    self.init(
      path: path, rule: finding.rule, fingerprint: finding.fingerprint,
      text: short.endIndex < text.endIndex ? String(short) + "…" : text)
  }
}

extension Baseline {
  /// The file: JSON (RFC 8259) with one entry a line, so that a change of one finding changes one line.
  package var encoded: [UInt8] {
    var output = Array("{\"caveat-baseline\": 1, \"entries\": [\n".utf8)
    for (i, entry) in entries.sorted().enumerated() {
      var members: [(String, JSONValue)] = [
        ("path", .string(entry.path)), ("rule", .string(entry.rule)),
        ("fingerprint", .string(entry.fingerprint)), ("text", .string(entry.text)),
      ]
      if entry.count > 1 { members.append(("count", .integer(entry.count))) }
      output += JSONValue.object(members).compact
      output.append(i == entries.count - 1 ? "\n" : ",\n")
    }
    output.append("]}\n")
    return output
  }
}
