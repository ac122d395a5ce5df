import CaveatKit

/// Every exception of a run, one a row.
struct AuditTable {
  private static let header = [
    "kind", "state", "path", "line", "rule", "fingerprint", "text", "reason", "approver", "until", "evidence",
  ]

  private let rows: [[String]]

  /// - Parameter stale: Baseline entries that nothing answers to.
  init(_ report: Report, stale: [Baseline.Entry]) {
    var rows: [[String]] = []
    for file in report.files {
      let table = PositionTable(file.bytes)
      func row(_ finding: Diagnostic, _ kind: String, _ state: String, _ item: SuppressedFinding?) -> [String]
      {
        let line = String(table.position(at: finding.range.lower).line)
        return [
          kind, state, file.path, line, finding.rule, finding.fingerprint,
          item == nil ? finding.message : finding.sentence, item?.reason ?? "", item?.approver ?? "",
          item?.until ?? "", item?.evidence ?? "",
        ]
      }
      for item in file.suppressed { rows.append(row(item.finding, item.source, "active", item)) }
      for finding in file.findings where finding.category.hasPrefix("caveat/") {
        let kind = finding.rule == "caveat/waiver" ? "waiver" : "comment"
        rows.append(row(finding, kind, "void", nil))
      }
    }
    for entry in stale {
      rows.append(
        ["baseline", "stale", entry.path, "", entry.rule, entry.fingerprint, entry.text, "", "", "", ""])
    }
    self.rows = rows
  }

  /// One block a row, for people.
  var text: [UInt8] {
    if rows.isEmpty { return Array("no exceptions\n".utf8) }
    var output: [UInt8] = []
    for row in rows {
      let place = row[3].isEmpty ? row[2] : "\(row[2]):\(row[3])"
      output.append(DisplayText.safe("\(row[0]) (\(row[1])) \(place) \(row[4])") + "\n")
      for i in 6..<row.count where !row[i].isEmpty {
        let name = AuditTable.header[i]
        let padding = String(repeating: " ", count: 10 - name.count)
        output.append("  \(name):\(padding)\(DisplayText.safe(row[i]))\n")
      }
    }
    return output
  }

  /// RFC 4180, with a header.
  var csv: [UInt8] {
    var output: [UInt8] = []
    for row in [AuditTable.header] + rows {
      output.append(row.map(AuditTable.field).joined(separator: ",") + "\r\n")
    }
    return output
  }

  var json: [UInt8] {
    JSONValue.array(
      rows.map { row in
        .object(zip(AuditTable.header, row).map { ($0, $1.isEmpty ? .null : .string($1)) })
      }
    ).indented
  }

  /// A field that a spreadsheet shows as it is: one that starts like a formula gets an apostrophe before it
  /// (OWASP, “CSV Injection”).
  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
