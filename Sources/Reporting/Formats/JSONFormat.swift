import Diagnostics
import SourceText

/// The whole report as one JSON object, for programs and for the record.
enum JSONFormat {
  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    JSONValue.object([
      (
        "tool",
        .object([
          ("name", .string(report.tool.name)), ("version", .string(report.tool.version)),
          ("ruleset", .string(report.tool.ruleSet)),
          ("configuration", .string(report.tool.configuration)),
        ])
      ),
      ("files", .made { add in for reported in report.files { add(file(reported)) } }),
      (
        "problems",
        .array(
          report.problems.map {
            .object([("path", .optional($0.path)), ("message", .string($0.message))])
          })
      ),
      ("summary", summary(report.summary)),
    ]).writeIndented(to: take)
  }

  private static func file(_ file: FileReport) -> JSONValue {
    let table = PositionTable(file.bytes)
    return .object([
      ("path", .string(file.path)),
      ("sha256", .string(file.sha256)),
      ("context", context(file.context)),
      (
        "findings",
        .made { add in for finding in file.findings { add(FindingJSON.object(finding, file, table)) } }
      ),
      (
        "suppressed",
        .array(
          file.suppressed.map { item in
            .object([
              ("reason", .string(item.reason)), ("source", .string(item.source)),
              ("until", .optional(item.until)), ("approver", .optional(item.approver)),
              ("evidence", .optional(item.evidence)),
              ("finding", FindingJSON.object(item.finding, file, table)),
            ])
          })
      ),
      (
        "incidents",
        .array(
          file.incidents.map { incident in
            .object([
              ("message", .string(incident.message)), ("rule", .optional(incident.rule)),
              ("start", FindingJSON.position(table.position(at: incident.range.lower))),
              ("end", FindingJSON.position(table.position(at: incident.range.upper))),
            ])
          })
      ),
    ])
  }

  private static func context(_ context: DocumentContext) -> JSONValue {
    .object([
      (
        "topics",
        .array(
          context.topics.map {
            .object([
              ("name", .string($0.name)), ("score", .integer($0.score)), ("reason", .string($0.reason)),
            ])
          })
      ),
      ("classes", .strings(context.classes)),
      ("promotes", .boolean(context.promotes)),
      ("promotesReason", .string(context.promotesReason)),
      ("jurisdictions", .strings(context.jurisdictions)),
      ("audience", .string(context.audience)),
      ("words", .integer(context.words)),
    ])
  }

  private static func summary(_ summary: Summary) -> JSONValue {
    .object([
      ("files", .integer(summary.files)), ("filesWithFindings", .integer(summary.filesWithFindings)),
      ("errors", .integer(summary.errors)), ("warnings", .integer(summary.warnings)),
      ("advice", .integer(summary.advice)), ("suppressed", .integer(summary.suppressed)),
      ("incidents", .integer(summary.incidents)),
    ])
  }
}
