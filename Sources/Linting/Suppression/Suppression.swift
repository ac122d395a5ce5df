import Diagnostics
import Documents
import RuleModel
import SourceText

/// Applies the suppression comments of one document.
///
/// A comment without a reason, past its date or for a rule that does not exist silences nothing and is a
/// finding itself; so is one that had nothing to silence although its rule ran, and one that ends nothing.
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

  /// Takes what is silenced out of the findings, which are in the order of the file; and findings about the comments.
  func apply(
    to findings: inout [Diagnostic], _ grounds: SuppressionGrounds
  ) -> (silenced: [SuppressedFinding], remarks: [Diagnostic]) {
    let comments = document.directives
    guard !comments.isEmpty else { return ([], []) }
    var names = RuleNames(rules)
    let named = comments.map { names.rules(named: $0.rules) }
    let problems = comments.map { problem(with: $0, &names) }
    let start = SuppressionReach(document, named, holds: problems.map { $0 == nil })
    var reach = start
    var isUsed = Array(repeating: false, count: comments.count)
    var standing: [Diagnostic] = []
    var silenced: [SuppressedFinding] = []
    for finding in findings {
      reach.advance(to: finding.range.lower)
      let comment = names.place(of: finding.rule).flatMap { reach.comment(for: $0, at: finding.range.lower) }
      guard let comment else {
        standing.append(finding)
        continue
      }
      isUsed[comment] = true
      silenced.append(
        SuppressedFinding(
          finding: finding, reason: comments[comment].reason ?? "", source: "comment",
          until: comments[comment].until))
    }
    findings = standing
    reach.advance(to: .max)
    let endingNothing = Set(reach.endingNothing)
    let use = SuppressionUse(rules, named, grounds, winners(start, grounds))
    let remarks = comments.indices.compactMap { place -> Diagnostic? in
      var problem = problems[place]
      if problem == nil, comments[place].action == .enable {
        problem = endingNothing.contains(place) ? "ends nothing; take the comment out" : nil
      } else if problem == nil, !isUsed[place] {
        problem = use.problem(withIdle: place)
      }
      return problem.map { remark(on: comments[place], $0) }
    }
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

  private func problem(with directive: Directive, _ names: inout RuleNames) -> String? {
    guard let action = directive.action else {
      return "“\(directive.word)” is no comment that Caveat knows"
    }
    if directive.rules.isEmpty { return "names no rule" }
    for name in directive.rules where names.rules(named: name).isEmpty {
      return "names the rule “\(name)”, which does not exist"
    }
    guard action != .enable else { return nil }
    if directive.reason == nil { return "gives no reason; write “-- why” after the rule" }
    if directive.lacksDay { return "says “until” without a day that exists; end it with “until YYYY-MM-DD”" }
    if let until = directive.until, until < asOf { return "ended on \(until)" }
    return nil
  }

  /// For comments in whose place findings of their rules gave way, the rule of one that stands there instead and that no
  /// comment names.
  private func winners(_ start: SuppressionReach, _ grounds: SuppressionGrounds) -> [Int: Int] {
    var winners: [Int: Int] = [:]
    var reach = start
    for loss in grounds.losses.sorted(by: { $0.range < $1.range }) where loss.winner != loss.loser {
      reach.advance(to: loss.range.lower)
      guard let comment = reach.comment(for: loss.loser, at: loss.range.lower),
        reach.comment(for: loss.winner, at: loss.range.lower) == nil
      else { continue }
      if winners[comment] == nil { winners[comment] = loss.winner }
    }
    return winners
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
