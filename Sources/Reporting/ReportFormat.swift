/// The formats in which a report can be written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, rdjsonl, markdown, html

  /// The report as bytes; the same report gives the same bytes.
  ///
  /// - Parameter options: Used by the formats for people, `full` and `concise`.
  package func render(_ report: Report, _ options: TextOptions = TextOptions()) -> [UInt8] {
    var bytes: [UInt8] = []
    write(report, options) { if bytes.isEmpty { bytes = $0 } else { bytes += $0 } }
    return bytes
  }

  /// Gives the report away in pieces of whole lines; `full`, `concise` and `jsonl` never hold all of it.
  ///
  /// - Parameter options: Used by the formats for people, `full` and `concise`.
  package func write(
    _ report: Report, _ options: TextOptions = TextOptions(), _ take: (_ piece: [UInt8]) -> Void
  ) {
    switch self {
    case .full: FullFormat.write(report, options, take)
    case .concise: ConciseFormat.write(report, options, take)
    case .json: take(JSONFormat.render(report))
    case .jsonl: JSONLinesFormat.write(report, take)
    case .sarif: take(SARIFFormat.render(report))
    case .github: take(GitHubFormat.render(report))
    case .gitlab: take(GitLabFormat.render(report))
    case .junit: take(JUnitFormat.render(report))
    case .checkstyle: take(CheckstyleFormat.render(report))
    case .rdjson: take(ReviewdogFormat.render(report))
    case .rdjsonl: take(ReviewdogFormat.renderLines(report))
    case .markdown: take(MarkdownFormat.render(report))
    case .html: take(HTMLFormat.render(report))
    }
  }
}
