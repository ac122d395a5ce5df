import ArgumentParser
import CaveatKit

/// `caveat rules test`
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of rules.",
    discussion: """
      A path is a folder of rule packs, one pack in it, or one rule file; without a path the built-in rules are \
      tested. Flagged examples must give findings exactly where [[ and ]] stand, clean ones none. Known misses \
      and known false alarms are told, and fail once they stop being true.
      """)

  @OptionGroup var source: RuleArguments

  @Argument(help: ArgumentHelp("Folders or files with rules.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Flag(help: "Also run every example in other forms: in bold, wrapped, as HTML, in capitals, ….")
  var variants = false

  func run() throws {
    let places = try paths.map { try RulePlace(FilePath($0)) }
    let (rules, isWhole) = try source.load(more: RulePlace.folders(of: places))
    let chosen = rules.ruleSet.rules.filter { rule in
      places.isEmpty || places.contains { $0.holds(rule.id) }
    }
    if chosen.isEmpty, isWhole { throw ValidationError("there is no rule to test") }
    let runner = RuleExampleRunner(rules, asOf: Terminal.today())
    var tested = 0
    var known = 0
    var failed = 0
    var text = ""
    for rule in chosen {
      for outcome in runner.outcomes(of: rule, variants: variants ? ExampleVariant.allCases : [.plain]) {
        tested += 1
        switch outcome.verdict {
        case .passed: continue
        case .known(let message):
          known += 1
          text += line(outcome, message)
        case .failed(let message):
          failed += 1
          text += line(outcome, "failed: " + message)
        }
      }
    }
    let tail = "\(SummaryText.plural(chosen.count, "rule")), \(SummaryText.plural(tested, "example")): "
    text += tail + "\(failed) failed, \(known) known to be wrong\n"
    let isWritten = Terminal.write(Array(text.utf8))
    throw ExitCode(!isWhole || !isWritten ? 2 : failed > 0 ? 1 : 0)
  }

  private func line(_ outcome: ExampleOutcome, _ message: String) -> String {
    let variant = outcome.variant == .plain ? "" : ", \(outcome.variant.rawValue)"
    return "\(outcome.rule): \(outcome.kind.rawValue)\(variant): \(DisplayText.safe(message))\n"
      + "    \(DisplayText.safe(outcome.example.text))\n"
  }
}
