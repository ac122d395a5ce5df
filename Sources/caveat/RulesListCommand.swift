import ArgumentParser
import CaveatKit

/// `caveat rules list`
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules, one a line.")

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  @OptionGroup var source: RuleArguments

  @Option(help: "Only rules of this pack.")
  var pack: String?

  @Option(help: "Only rules of this category, such as missing or overclaim/speed.")
  var category: String?

  @Option(
    help: ArgumentHelp("Only rules that run for these jurisdictions, such as us,uk.", valueName: "names"),
    completion: Completions.jurisdictions)
  var jurisdiction: [String] = []

  @Option(help: "table or json.")
  var format: Form = .table

  func run() throws {
    let (rules, isWhole) = try source.load()
    let known = Set(rules.ruleSet.rules.map(\.pack))
    if let pack, !known.contains(pack) {
      throw ValidationError("no pack is named “\(pack)”" + Suggestion.question(pack, among: known))
    }
    let categories = RuleCategory.all
    if let category, !categories.contains(where: { $0 == category || $0.hasPrefix(category + "/") }) {
      throw ValidationError(
        "no category is named “\(category)”" + Suggestion.question(category, among: categories))
    }
    let parsed = JurisdictionList.parse(jurisdiction)
    if !jurisdiction.isEmpty, parsed.jurisdictions == nil {
      throw ValidationError("--jurisdiction: \(parsed.mistake)")
    }
    let chosen = rules.ruleSet.rules.filter { isChosen($0, parsed.jurisdictions ?? .all) }
    let bytes = format == .json ? RuleJSON.array(chosen, rules).indented : Array(table(chosen).utf8)
    throw ExitCode(Terminal.write(bytes, as: format == .json ? .json : .text) && isWhole ? 0 : 2)
  }

  private func isChosen(_ rule: Rule, _ jurisdictions: LintOptions.Jurisdictions) -> Bool {
    if let pack, rule.pack != pack { return false }
    if let category, rule.category != category, !rule.category.hasPrefix(category + "/") { return false }
    return jurisdictions.admit(rule.applies)
  }

  /// Where a rule applies, such as `uk,ie` or `everywhere but uk`.
  private func place(of applies: Applicability) -> String {
    let own = applies.jurisdictions.isEmpty ? "everywhere" : applies.jurisdictions.joined(separator: ",")
    let others = applies.notJurisdictions.joined(separator: ",")
    return others.isEmpty ? own : "\(own) but \(others)"
  }

  private func table(_ rules: [Rule]) -> String {
    let rows = rules.map { rule in
      [
        rule.id, rule.severity.fallback.rawValue, rule.category,
        place(of: rule.applies),
        rule.status == .stable ? "" : rule.status.rawValue,
      ]
    }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Rules as JSON.
enum RuleJSON {
  static func array(_ chosen: [Rule], _ rules: LoadedRules) -> JSONValue {
    let wanted = Set(chosen.map(\.id))
    let byID = Dictionary(chosen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let objects = rules.descriptions.filter { wanted.contains($0.id) }.map { description -> JSONValue in
      let rule = byID[description.id]
      return .object([
        ("id", .string(description.id)),
        ("aliases", .strings(rule?.aliases ?? [])),
        ("status", .optional(rule?.status.rawValue)),
        ("category", .string(description.category)),
        ("severity", .string(description.severity.rawValue)),
        ("jurisdictions", .strings(rule?.applies.jurisdictions ?? [])),
        ("notJurisdictions", .strings(rule?.applies.notJurisdictions ?? [])),
        ("topics", .strings(rule?.applies.topics ?? [])),
        ("audience", .optional(rule?.applies.audience)),
        ("message", .string(description.message)),
        ("why", .string(description.why)),
        ("advice", .string(description.advice)),
        (
          "references",
          .array(
            description.references.map {
              .object([
                ("id", .string($0.id)), ("label", .string($0.label)), ("url", .optional($0.url)),
                ("checked", .optional($0.checked)),
              ])
            })
        ),
      ])
    }
    return .array(objects)
  }
}
