import Diagnostics
import RuleModel

extension Rule {
  /// Whether a selector names the rule: its id or an alias, its pack, its category or the first part of that.
  func isNamed(by selector: String) -> Bool {
    let name = selector.hasSuffix("/*") ? String(selector.dropLast(2)) : selector
    return name == "*" || goes(by: name) || pack == name || category == name
      || category.hasPrefix(name + "/")
  }
}

/// Chooses the rules that run on a document.
struct RuleSelection {
  let options: LintOptions

  /// Whether the options let the rule run, whatever the document is about.
  func allows(_ rule: Rule) -> Bool {
    if rule.status == .preview, !options.preview, !options.select.contains(where: rule.goes) { return false }
    if !options.select.isEmpty, !options.select.contains(where: rule.isNamed) { return false }
    if options.ignore.contains(where: rule.isNamed) { return false }
    if options.layoutSupplies.contains(where: rule.isNamed), case .require = rule.kind { return false }
    guard rule.inForce.contains(options.asOf) else { return false }
    guard rule.applies.audience == nil || rule.applies.audience == options.audience else { return false }
    guard severityOverride(of: rule) != "off" else { return false }
    return options.jurisdictions.admit(rule.applies)
  }

  /// The last severity that the configuration gives the rule.
  func severityOverride(of rule: Rule) -> String? {
    options.severities.last { rule.isNamed(by: $0.selector) }?.severity
  }
}
