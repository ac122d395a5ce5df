import Diagnostics
import Documents
import Linting
package import RuleModel
import SourceText

/// Runs the examples of rules against the linter.
///
/// Each rule runs alone, with its topics, jurisdictions and audience declared, so that an example shows what the
/// rule finds and not whether the rest of a page would be recognised.
package struct RuleExampleRunner: Sendable {
  private let rules: LoadedRules
  private let asOf: String

  /// - Parameter asOf: The day, as YYYY-MM-DD; a rule that is not in force then runs on a day on which it is.
  package init(_ rules: LoadedRules, asOf: String) {
    self.rules = rules
    self.asOf = asOf
  }

  /// What every example of `rule` gave.
  package func outcomes(
    of rule: Rule, variants: [ExampleVariant] = [.plain]
  ) -> [ExampleOutcome] {
    let groups: [(ExampleOutcome.Kind, [RuleExample])] = [
      (.flagged, rule.examples.flagged), (.clean, rule.examples.clean),
      (.knownMiss, rule.examples.knownMisses), (.knownFalseAlarm, rule.examples.knownFalseAlarms),
    ]
    var outcomes: [ExampleOutcome] = []
    for (kind, examples) in groups {
      for example in examples {
        for variant in variants {
          if let outcome = outcome(of: rule, kind, example, variant) { outcomes.append(outcome) }
        }
      }
    }
    return outcomes
  }

  private func outcome(
    of rule: Rule, _ kind: ExampleOutcome.Kind, _ example: RuleExample, _ variant: ExampleVariant
  ) -> ExampleOutcome? {
    guard let marked = MarkedExample(example.text) else {
      return ExampleOutcome(
        rule: rule.id, kind: kind, example: example, variant: variant,
        verdict: .failed("the marks [[ and ]] do not pair up"))
    }
    if isCaseVariant(variant), isCaseSensitive(rule) { return nil }
    guard let written = variant.apply(to: marked) else { return nil }
    let verdict = judge(kind, written, found: findings(of: rule, in: written, variant))
    return ExampleOutcome(rule: rule.id, kind: kind, example: example, variant: variant, verdict: verdict)
  }

  private func judge(
    _ kind: ExampleOutcome.Kind, _ example: MarkedExample, found: Result<[ByteRange], FileError>
  ) -> ExampleOutcome.Verdict {
    let ranges: [ByteRange]
    switch found {
    case .failure(let error): return .failed(error.reason)
    case .success(let found): ranges = found
    }
    let wanted = example.ranges
    let isExact = wanted.isEmpty ? !ranges.isEmpty : ranges == wanted
    let bytes = example.bytes
    let shown = ranges.map { "“\(String(decoding: bytes[$0.range], as: UTF8.self))”" }.joined(separator: ", ")
    switch kind {
    case .flagged:
      if wanted.isEmpty { return .failed("a flagged example needs [[ and ]] around each finding") }
      if isExact { return .passed }
      return .failed(ranges.isEmpty ? "nothing was found" : "found \(shown) instead of the marked text")
    case .clean: return ranges.isEmpty ? .passed : .failed("found \(shown) in a clean example")
    case .knownMiss:
      return isExact ? .failed("is found now; move it to flagged") : .known("still missed")
    case .knownFalseAlarm:
      return ranges.isEmpty ? .failed("is left alone now; move it to clean") : .known("still flags \(shown)")
    }
  }

  /// The places, in the text, that the rule flags.
  private func findings(
    of rule: Rule, in example: MarkedExample, _ variant: ExampleVariant
  ) -> Result<[ByteRange], FileError> {
    do throws(SourceError) {
      let file = try SourceFile(path: "example", bytes: example.bytes)
      let document = DocumentReader.read(file, as: variant.format)
      let result = rules.linter.lint(document, options(for: rule))
      if let incident = result.incidents.first {
        return .failure(FileError(path: FilePath("example"), reason: incident.message))
      }
      return .success(result.findings.filter { $0.rule == rule.id }.map(\.range))
    } catch {
      return .failure(FileError(path: FilePath("example"), reason: error.description))
    }
  }

  private func options(for rule: Rule) -> LintOptions {
    var options = LintOptions(
      asOf: rule.inForce.contains(asOf) ? asOf : rule.inForce.from ?? rule.inForce.until ?? asOf)
    options.jurisdictions = rule.applies.jurisdictions.isEmpty ? .all : .some(rule.applies.jurisdictions)
    options.audience = rule.applies.audience ?? "public"
    options.select = [rule.id]
    options.preview = true
    options.topics = rule.applies.topics
    if case .require(let requirement) = rule.kind {
      options.topics += requirement.when.topics
      for productClass in requirement.when.classes {
        options.topics +=
          rules.ruleSet.topics.first { $0.classes.contains(productClass) }.map { [$0.name] } ?? []
      }
    }
    return options
  }

  private func isCaseVariant(_ variant: ExampleVariant) -> Bool {
    variant == .upperCase || variant == .lowerCase
  }

  private func isCaseSensitive(_ rule: Rule) -> Bool {
    rule.kind.patterns.contains { rules.ruleSet.patterns[$0].isCaseSensitive }
  }
}

/// What one example gave.
package struct ExampleOutcome: Sendable, Equatable {
  /// What the example is meant to show.
  package enum Kind: String, Sendable {
    case flagged, clean
    case knownMiss = "known miss"
    case knownFalseAlarm = "known false alarm"
  }

  package enum Verdict: Sendable, Equatable {
    case passed
    /// The rule errs as its author said it would.
    case known(String)
    case failed(String)
  }

  package var rule: String
  package var kind: Kind
  package var example: RuleExample
  package var variant: ExampleVariant
  package var verdict: Verdict
}
