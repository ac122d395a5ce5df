import ArgumentParser
import CaveatKit

/// What shells offer for arguments that are not words of a short list.
enum Completions {
  static let jurisdictions = CompletionKind.list(["general", "all"] + RuleCategory.jurisdictions)

  /// Identifiers of built-in rules.
  static let rules = CompletionKind.custom { (_: [String], _: Int, _: String) in
    builtIn.map(\.id)
  }

  /// Identifiers of built-in rules, their packs and their categories.
  static let selectors = CompletionKind.custom { (_: [String], _: Int, _: String) in
    let rules = builtIn
    return rules.map(\.id) + Set(rules.flatMap { [$0.pack, $0.category] }).sorted()
  }

  private static var builtIn: [Rule] {
    var options = RunOptions(asOf: Terminal.today())
    options.findsConfiguration = false
    var session = Session(options, workingFolder: FilePath("/"))
    return session.commandLineRules().ruleSet.rules
  }
}
