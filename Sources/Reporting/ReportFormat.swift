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

  /// Gives the report away in pieces; none is held whole but those that their readers limit: `github` and `markdown`.
  ///
  /// - Parameter options: Used by the formats for people, `full` and `concise`.
  package func write(
    _ report: Report, _ options: TextOptions = TextOptions(), _ take: (_ piece: [UInt8]) -> Void
  ) {
    switch self {
    case .full: FullFormat.write(report, options, take)
    case .concise: ConciseFormat.write(report, options, take)
    case .json: JSONFormat.write(report, take)
    case .jsonl: JSONLinesFormat.write(report, take)
    case .sarif: SARIFFormat.write(report, take)
    case .github: take(GitHubFormat.render(report))
    case .gitlab: GitLabFormat.write(report, take)
    case .junit: JUnitFormat.write(report, take)
    case .checkstyle: CheckstyleFormat.write(report, take)
    case .rdjson: ReviewdogFormat.write(report, take)
    case .rdjsonl: ReviewdogFormat.writeLines(report, take)
    case .markdown: take(MarkdownFormat.render(report))
    case .html: HTMLFormat.write(report, take)
    }
  }
}
