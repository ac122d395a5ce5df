import Diagnostics
import SourceText

/// The Reviewdog Diagnostic Format (github.com/reviewdog/reviewdog, proto/rdf): columns in bytes.
enum ReviewdogFormat {
  /// One object with all findings: `rdjson`.
  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    JSONValue.object([
      ("source", source(report.tool)),
      ("diagnostics", .made { add in eachDiagnostic(of: report, add) }),
    ]).writeIndented(to: take)
  }

  /// One finding a line: `rdjsonl`.
  static func writeLines(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var writer = JSONWriter(isIndented: false)
    eachDiagnostic(of: report) { diagnostic in
      writer.write(diagnostic)
      writer.output.append(UInt8(ascii: "\n"))
      writer.output.give(to: take)
    }
    writer.output.giveAll(to: take)
  }

  private static func eachDiagnostic(of report: Report, _ tell: (JSONValue) -> Void) {
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      for finding in file.findings { tell(diagnostic(finding, file, table, report.tool)) }
    }
  }

  private static func diagnostic(
    _ finding: Diagnostic, _ file: FileReport, _ table: PositionTable, _ tool: ToolDescription
  ) -> JSONValue {
    var code: [(String, JSONValue)] = [("value", .string(finding.rule))]
    if let url = finding.references.lazy.compactMap(\.url).first { code.append(("url", .string(url))) }
    var members: [(String, JSONValue)] = [
      ("message", .string(FindingText.lines(of: finding).joined(separator: "\n"))),
      ("location", location(finding.range, file, table)),
      ("severity", .string(severity(finding.severity))),
      ("source", source(tool)),
      ("code", .object(code)),
    ]
    if let fix = finding.fix {
      let suggestion: [(String, JSONValue)] = [
        ("range", range(fix.range, table)), ("text", .string(fix.replacement)),
      ]
      members.append(("suggestions", .array([.object(suggestion)])))
    }
    if !finding.related.isEmpty {
      let related = finding.related.map { other -> JSONValue in
        .object([("message", .string(other.message)), ("location", location(other.range, file, table))])
      }
      members.append(("related_locations", .array(related)))
    }
    return .object(members)
  }

  private static func source(_ tool: ToolDescription) -> JSONValue {
    .object([("name", .string(tool.name))])
  }

  private static func location(
    _ bytes: ByteRange, _ file: FileReport, _ table: PositionTable
  ) -> JSONValue {
    .object([("path", .string(file.path)), ("range", range(bytes, table))])
  }

  private static func range(_ range: ByteRange, _ table: PositionTable) -> JSONValue {
    let (start, end) = table.positions(of: range)
    func point(_ position: Position) -> JSONValue {
      .object([("line", .integer(position.line)), ("column", .integer(position.column))])
    }
    return .object([("start", point(start)), ("end", point(end))])
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .advice: "INFO"
    }
  }
}
