import Diagnostics
import SourceText

/// SARIF 2.1.0 (OASIS Standard, errata 01), with what GitHub code scanning asks for beyond it.
enum SARIFFormat {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var places: [String: Int] = [:]
    let rules = report.rules
    for (i, rule) in rules.enumerated() { places[rule.id] = i }
    let budget = SARIFBudget(report)
    let rulePlaces = places
    let run: [(String, JSONValue)] = [
      ("tool", .object([("driver", driver(report.tool, rules))])),
      ("invocations", .array([invocation(report, excess: budget.excess)])),
      ("artifacts", .array(report.files.map(artifact))),
      ("columnKind", .string("utf16CodeUnits")),
      ("newlineSequences", .strings(["\r\n", "\n", "\r"])),
      ("results", .made { add in addResults(of: report, budget, rulePlaces, add) }),
    ]
    JSONValue.object([
      ("$schema", .string(schema)), ("version", .string("2.1.0")), ("runs", .array([.object(run)])),
    ]).writeIndented(to: take)
  }

  private static func addResults(
    of report: Report, _ budget: SARIFBudget, _ rulePlaces: [String: Int], _ add: (JSONValue) -> Void
  ) {
    // Section 3.27.23: either every result of a run has `suppressions` or none has.
    let hasSuppressions = report.files.contains { !$0.suppressed.isEmpty }
    var budget = budget
    var said = Memo(FindingText.rest)
    for (index, file) in report.files.enumerated() where !(file.findings.isEmpty && file.suppressed.isEmpty) {
      let builder = SARIFResults(
        file: file, index: index, rulePlaces: rulePlaces, isComparison: report.isComparison)
      for finding in file.findings where budget.takes(finding.severity) {
        add(builder.result(finding, suppressions: hasSuppressions ? [] : nil, &said))
      }
      for item in file.suppressed where budget.takes(nil) {
        add(builder.result(item.finding, suppressions: [item], &said))
      }
    }
  }

  private static func driver(_ tool: ToolDescription, _ rules: [RuleDescription]) -> JSONValue {
    .object([
      ("name", .string(tool.name)),
      ("semanticVersion", .string(tool.version)),
      ("rules", .array(rules.map(SARIFRules.descriptor))),
      (
        "properties",
        .object([
          ("ruleSetSha256", .string(tool.ruleSet)),
          ("configurationSha256", .string(tool.configuration)),
        ])
      ),
    ])
  }

  /// - Parameter excess: How many results were left out.
  private static func invocation(_ report: Report, excess: Int) -> JSONValue {
    var notifications = report.problems.map { problem -> JSONValue in
      notification(
        (problem.path.map { $0 + ": " } ?? "") + problem.message, rule: nil, locations: [])
    }
    for (index, file) in report.files.enumerated() where !file.incidents.isEmpty {
      let places = SARIFPlaces(in: file, index: index)
      for incident in file.incidents {
        let place = places.location(incident.range, message: nil)
        notifications.append(notification(incident.message, rule: incident.rule, locations: [place]))
      }
    }
    let isWhole = notifications.isEmpty
    if excess > 0 {
      let text =
        "\(SummaryText.plural(excess, "result")) left out, the least grave: a run holds "
        + "\(SARIFBudget.mostResults)"
      notifications.append(notification(text, level: "warning", rule: nil, locations: []))
    }
    return .object([
      ("executionSuccessful", .boolean(isWhole)),
      ("toolExecutionNotifications", .array(notifications)),
    ])
  }

  private static func notification(
    _ text: String, level: String = "error", rule: String?, locations: [JSONValue]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("level", .string(level)), ("message", .object([("text", .string(text))])),
    ]
    if !locations.isEmpty { members.append(("locations", .array(locations))) }
    if let rule { members.append(("associatedRule", .object([("id", .string(rule))]))) }
    return .object(members)
  }

  private static func artifact(_ file: FileReport) -> JSONValue {
    .object([
      ("location", .object([("uri", .string(SARIFPlaces.address(of: file)))])),
      ("length", .integer(file.length)),
      ("encoding", .string("UTF-8")),
      ("hashes", .object([("sha-256", .string(file.sha256))])),
    ])
  }
}
