/// The formats in which a report can be written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, rdjsonl, markdown, html

  /// The report as bytes; the same report gives the same bytes.
  ///
  /// - Parameter options: Used by the formats for people, `full` and `concise`.
  package func render(_ report: Report, _ options: TextOptions = TextOptions()) -> [UInt8] {
    switch self {
    case .full: FullFormat.render(report, options)
    case .concise: ConciseFormat.render(report, options)
    case .json: JSONFormat.render(report)
    case .jsonl: JSONLinesFormat.render(report)
    case .sarif: SARIFFormat.render(report)
    case .github: GitHubFormat.render(report)
    case .gitlab: GitLabFormat.render(report)
    case .junit: JUnitFormat.render(report)
    case .checkstyle: CheckstyleFormat.render(report)
    case .rdjson: ReviewdogFormat.render(report)
    case .rdjsonl: ReviewdogFormat.renderLines(report)
    case .markdown: MarkdownFormat.render(report)
    case .html: HTMLFormat.render(report)
    }
  }
}
