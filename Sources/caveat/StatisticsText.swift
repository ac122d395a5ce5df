import CaveatKit

/// How often each rule was broken.
enum StatisticsText {
  /// One line a rule, the most frequent first: count, gravest severity, rule.
  static func text(of report: Report) -> [UInt8] {
    var counts: [String: (count: Int, severity: Severity)] = [:]
    for finding in report.files.flatMap(\.findings) {
      let known = counts[finding.rule] ?? (0, .advice)
      counts[finding.rule] = (known.count + 1, max(known.severity, finding.severity))
    }
    let width = counts.values.map { String($0.count).count }.max() ?? 1
    let rows = counts.sorted {
      $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
    }
    let lines = rows.map { row in
      let number = String(row.value.count)
      let severity = row.value.severity.rawValue
      return String(repeating: " ", count: width - number.count) + number + "  "
        + severity + String(repeating: " ", count: 9 - severity.count) + row.key + "\n"
    }
    return Array((lines.joined() + SummaryText.text(of: report)).utf8)
  }
}
