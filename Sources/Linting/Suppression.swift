import Diagnostics
import Documents
import RuleModel
import SourceText

/// Applies the suppression comments of one document.
///
/// A comment without a reason, past its date or for a rule that does not exist silences nothing and is a
/// finding itself; so is one that had nothing to silence although its rule ran.
struct Suppression {
  /// The rule and category of findings about comments.
  static let rule = "caveat/suppression"

  private let document: Document
  private let rules: [Rule]
  private let asOf: String

  init(_ document: Document, rules: [Rule], asOf: String) {
    self.document = document
    self.rules = rules
    self.asOf = asOf
  }

  /// Takes what is silenced out of the findings; and findings about the comments.
  ///
  /// - Parameter active: The rules that ran, as places in the rule set.
  func apply(
    to findings: inout [Diagnostic], active: [Int]
  ) -> (silenced: [SuppressedFinding], remarks: [Diagnostic]) {
    guard !document.directives.isEmpty else { return ([], []) }
    var remarks: [Diagnostic] = []
    let valid = document.directives.enumerated().filter { _, directive in
      guard let problem = problem(with: directive) else { return directive.action != .enable }
      remarks.append(remark(on: directive, problem))
      return false
    }
    let reaches = valid.map { place, directive in reach(of: directive, at: place) }
    var used = Array(repeating: false, count: valid.count)
    var standing: [Diagnostic] = []
    var silenced: [SuppressedFinding] = []
    for finding in findings {
      let place = valid.indices.first { place in
        reaches[place].contains(finding.range.lower) && names(valid[place].element, finding.rule)
      }
      guard let place else {
        standing.append(finding)
        continue
      }
      used[place] = true
      silenced.append(
        SuppressedFinding(
          finding: finding, reason: valid[place].element.reason ?? "", source: "comment",
          until: valid[place].element.until))
    }
    for (place, entry) in valid.enumerated() where !used[place] && mayBeNeeded(entry.element, active) {
      remarks.append(remark(on: entry.element, "silences nothing; take the comment out"))
    }
    findings = standing
    return (silenced, remarks)
  }

  /// Former identifiers that comments use, in the order of the document.
  var renamed: [RenamedRule] {
    document.directives.flatMap { directive in
      directive.rules.compactMap { name in
        guard let rule = rules.first(where: { $0.aliases.contains(name) }), rule.id != name else {
          return nil
        }
        return RenamedRule(former: name, present: rule.id, range: directive.range)
      }
    }
  }

  private func problem(with directive: Directive) -> String? {
    guard let action = directive.action else {
      return "“\(directive.word)” is no comment that Caveat knows"
    }
    if directive.rules.isEmpty { return "names no rule" }
    if let unknown = directive.rules.first(where: { name in !rules.contains { $0.isNamed(by: name) } }) {
      return "names the rule “\(unknown)”, which does not exist"
    }
    guard action != .enable else { return nil }
    if directive.reason == nil { return "gives no reason; write “-- why” after the rule" }
    if let until = directive.until, until < asOf { return "ended on \(until)" }
    return nil
  }

  /// The bytes of the file in which a comment holds.
  private func reach(of directive: Directive, at place: Int) -> ByteRange {
    let end = document.length
    switch directive.action {
    case .disableFile: return ByteRange(0, end)
    case .disable:
      let closing = document.directives[(place + 1)...].first { later in
        later.action == .enable && directive.rules.allSatisfy { later.rules.contains($0) }
      }
      return ByteRange(directive.range.upper, max(directive.range.upper, closing?.range.lower ?? end))
    case .disableNext:
      let next = document.blocks.lazy.map { document.source(of: $0.text) }
        .first { $0.lower >= directive.range.upper }
      return next ?? ByteRange(end, end)
    case .enable, nil: return ByteRange(end, end)
    }
  }

  private func names(_ directive: Directive, _ id: String) -> Bool {
    guard let rule = rules.first(where: { $0.id == id }) else { return false }
    return directive.rules.contains(where: rule.isNamed)
  }

  private func mayBeNeeded(_ directive: Directive, _ active: [Int]) -> Bool {
    active.contains { directive.rules.contains(where: rules[$0].isNamed) }
  }

  private func remark(on directive: Directive, _ problem: String) -> Diagnostic {
    Diagnostic(
      rule: Suppression.rule, category: Suppression.rule, severity: .warning,
      message: "this comment \(problem)",
      why: "An exception that nobody can account for hides the next mistake.",
      advice: "Write <!-- caveat-disable-next RULE -- reason until DATE --> or take the comment out.",
      range: directive.range, fingerprint: directive.word + directive.rules.joined(separator: ","))
  }
}
