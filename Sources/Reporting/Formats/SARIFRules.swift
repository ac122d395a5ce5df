import Diagnostics

/// Rules as SARIF `reportingDescriptor` objects (section 3.49).
enum SARIFRules {
  /// GitHub rejects longer short and full descriptions.
  private static let longest = 1024

  static func descriptor(_ rule: RuleDescription) -> JSONValue {
    let full = rule.why.isEmpty ? rule.message : rule.why
    var members: [(String, JSONValue)] = [
      ("id", .string(rule.id)),
      ("shortDescription", text(rule.message)),
      ("fullDescription", text(full)),
      (
        "help",
        .object([("text", .string(help(rule))), ("markdown", .string(markdown(rule)))])
      ),
      ("defaultConfiguration", .object([("level", .string(level(rule.severity)))])),
      (
        "properties",
        .object([
          ("category", .string(rule.category)),
          ("tags", .strings(["marketing", String(rule.category.prefix { $0 != "/" })])),
          ("precision", .string("high")),
          ("problem.severity", .string(problemSeverity(rule.severity))),
        ])
      ),
    ]
    // Section 3.49.5: so that results under a former identifier are known again.
    if !rule.formerIDs.isEmpty { members.insert(("deprecatedIds", .strings(rule.formerIDs)), at: 1) }
    if let url = rule.references.lazy.compactMap(\.url).first {
      members.insert(("helpUri", .string(url)), at: 3)
    }
    return .object(members)
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }

  private static func problemSeverity(_ severity: Severity) -> String {
    severity == .advice ? "recommendation" : severity.rawValue
  }

  private static func text(_ text: String) -> JSONValue {
    let isLong = text.utf8.count > longest && text.count > longest
    return .object([("text", .string(isLong ? String(text.prefix(longest - 1)) + "…" : text))])
  }

  private static func help(_ rule: RuleDescription) -> String {
    var lines = [rule.message, rule.why, rule.advice].filter { !$0.isEmpty }
    lines += rule.references.map { $0.label + ($0.url.map { " <\($0)>" } ?? "") }
    return lines.joined(separator: "\n")
  }

  private static func markdown(_ rule: RuleDescription) -> String {
    var parts: [String] = []
    if !rule.why.isEmpty { parts.append("**Why.** " + escape(rule.why)) }
    if !rule.advice.isEmpty { parts.append("**Advice.** " + escape(rule.advice)) }
    let law = rule.references.map { citation in
      let label = escape(citation.label)
      return "- " + (citation.url.map { "[\(label)](\($0))" } ?? label)
    }
    if !law.isEmpty { parts.append("**Law**\n\n" + law.joined(separator: "\n")) }
    return parts.isEmpty ? escape(rule.message) : parts.joined(separator: "\n\n")
  }

  private static func escape(_ text: String) -> String {
    let markup = "\\`*_[]<>"
    guard text.mayHold(markup) else { return text }
    var result = ""
    for character in text {
      if markup.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
