import CaveatKit

/// How often each rule was broken.
enum StatisticsText {
  /// One line a rule, the most frequent first: count, gravest severity, rule.
  static func text(of report: Report) -> [UInt8] {
    let rows = rows(of: report)
    let width = rows.map { String($0.count).count }.max() ?? 1
    let lines = rows.map { row in
      let number = String(row.count)
      let severity = row.severity.rawValue
      return String(repeating: " ", count: width - number.count) + number + "  "
        + severity + String(repeating: " ", count: 9 - severity.count) + row.rule + "\n"
    }
    return Array((lines.joined() + SummaryText.text(of: report)).utf8)
  }

  /// The same as a JSON array of objects with `rule`, `severity` and `count`.
  static func json(of report: Report) -> [UInt8] {
    JSONValue.array(
      rows(of: report).map { row in
        .object([
          ("rule", .string(row.rule)), ("severity", .string(row.severity.rawValue)),
          ("count", .integer(row.count)),
        ])
      }
    ).indented
  }

  private static func rows(of report: Report) -> [(rule: String, severity: Severity, count: Int)] {
    var counts: [String: (count: Int, severity: Severity)] = [:]
    for finding in report.files.flatMap(\.findings) {
      let known = counts[finding.rule] ?? (0, .advice)
      counts[finding.rule] = (known.count + 1, max(known.severity, finding.severity))
    }
    return counts.map { ($0.key, $0.value.severity, $0.value.count) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.rule < $1.rule }
  }
}
