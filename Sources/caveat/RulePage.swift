import CaveatKit

/// One rule on a page for people.
struct RulePage {
  /// Patterns that are printed; the rest are counted.
  private static let mostPatterns = 6
  /// The characters of a pattern that are printed.
  private static let longestPattern = 300

  private let rule: Rule
  private let ruleSet: RuleSet

  init(_ rule: Rule, _ ruleSet: RuleSet) {
    self.rule = rule
    self.ruleSet = ruleSet
  }

  var text: String {
    var text = "\(rule.id)\n\(String(repeating: "=", count: rule.id.count))\n\n\(rule.message)\n"
    text += section("Why", [rule.why]) + section("Advice", [rule.advice])
    text += section("Law", law) + section("Applies", applies) + section("Looks for", patterns)
    text += section("Flagged", rule.examples.flagged.map { "- " + $0.text })
    text += section("Clean", rule.examples.clean.map { "- " + $0.text })
    text += section("Known misses", rule.examples.knownMisses.map { "- " + $0.text })
    text += section("Known false alarms", rule.examples.knownFalseAlarms.map { "- " + $0.text })
    return text
  }

  private func section(_ title: String, _ paragraphs: [String]) -> String {
    let lines = paragraphs.filter { !$0.isEmpty }.map { paragraph in
      paragraph.split(separator: "\n").map { "  " + DisplayText.safe(String($0)) }.joined(separator: "\n")
    }
    return lines.isEmpty ? "" : "\n\(title)\n" + lines.joined(separator: "\n") + "\n"
  }

  private var law: [String] {
    rule.references.compactMap { id in ruleSet.references.first { $0.id == id } }.flatMap { reference in
      var lines = ["- \(reference.citation.label) (\(reference.authority))", "    \(reference.summary)"]
      if let url = reference.url { lines.append("    \(url)") }
      let confidence = reference.confidence == "primary" ? "text read" : "read in an account of it"
      lines.append("    checked \(reference.checked), \(confidence)" + span(reference.inForce))
      return lines
    }
  }

  private func span(_ span: DateSpan) -> String {
    let from = span.from.map { ", in force from \($0)" } ?? ""
    return from + (span.until.map { ", until \($0)" } ?? "")
  }

  private var applies: [String] {
    let applies = rule.applies
    var lines = ["category: \(rule.category)", "severity: \(severity)", "status: \(rule.status.rawValue)"]
    lines.append(
      "jurisdictions: "
        + (applies.jurisdictions.isEmpty ? "everywhere" : applies.jurisdictions.joined(separator: ", ")))
    if !applies.notJurisdictions.isEmpty {
      lines.append("not in: " + applies.notJurisdictions.joined(separator: ", "))
    }
    lines.append("topics: " + (applies.topics.isEmpty ? "any" : applies.topics.joined(separator: " or ")))
    if !applies.notTopics.isEmpty { lines.append("not on: " + applies.notTopics.joined(separator: ", ")) }
    if let audience = applies.audience { lines.append("audience: \(audience)") }
    if applies.promotes { lines.append("only in copy that promotes something") }
    if !applies.blocks.isEmpty { lines.append("only in blocks: " + applies.blocks.joined(separator: ", ")) }
    if !applies.notBlocks.isEmpty {
      lines.append("not in blocks: " + applies.notBlocks.joined(separator: ", "))
    }
    if rule.inForce != DateSpan() { lines.append("law" + span(rule.inForce)) }
    if let reviewed = rule.reviewed { lines.append("reviewed: \(reviewed)") }
    if !rule.aliases.isEmpty { lines.append("formerly: " + rule.aliases.joined(separator: ", ")) }
    return lines
  }

  private var severity: String {
    let policy = rule.severity
    var text = policy.fallback.rawValue
    for (jurisdiction, severity) in policy.byJurisdiction {
      text += ", \(severity.rawValue) in \(jurisdiction)"
    }
    if !policy.softenedBy.isEmpty {
      text += "; one step lower when \(policy.softenedBy.joined(separator: " or "))"
    }
    return text
  }

  private var patterns: [String] {
    let kind: String
    switch rule.kind {
    case .flag: kind = "copy that should not stand there"
    case .require: kind = "something that must stand somewhere"
    case .qualify: kind = "copy that may stand only with something near it"
    case .limit: kind = "too much of something"
    case .replace: kind = "copy with a better wording"
    }
    let used = Array(Set(rule.kind.patterns)).sorted()
    var lines = ["\(kind), in \(used.count) \(used.count == 1 ? "pattern" : "patterns")"]
    for index in used.prefix(RulePage.mostPatterns) {
      let regex = ruleSet.patterns[index].regex
      let isLong = regex.count > RulePage.longestPattern
      lines.append("- " + (isLong ? String(regex.prefix(RulePage.longestPattern)) + "…" : regex))
    }
    if used.count > RulePage.mostPatterns { lines.append("- and \(used.count - RulePage.mostPatterns) more") }
    return lines
  }
}
