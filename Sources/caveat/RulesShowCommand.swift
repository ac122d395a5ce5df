import ArgumentParser
import CaveatKit

/// `caveat rules show`
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything about one rule.")

  @OptionGroup var source: RuleArguments

  @Argument(help: ArgumentHelp("The rule, as pack/name.", valueName: "id"), completion: Completions.rules)
  var id: String

  func run() throws {
    let (rules, isWhole) = try source.load()
    guard let rule = rules.rule(id) else {
      let names = rules.ruleSet.rules.map(\.id)
      throw ValidationError("no rule is named “\(id)”" + Suggestion.question(id, among: names))
    }
    let page = RulePage(rule, rules.ruleSet).text
    throw ExitCode(Terminal.write(Array(page.utf8)) && isWhole ? 0 : 2)
  }
}
