import ArgumentParser
import CaveatKit

/// What somebody meant who wrote something else in the place of a command.
enum CommandHint {
  /// What other linters call a page about a rule.
  private static let pages: Set = ["explain", "rule", "show"]

  /// What other programs call checking, and what asks for more than that.
  private static let checks = [
    "lint": "check", "scan": "check", "run": "check", "fix": "check --fix", "format": "check --fix",
    "diff": "check --diff", "watch": "check --watch",
  ]

  /// A phrase for the first word after `caveat`; nothing for a command and for an option.
  static func hint(for word: String) -> String? {
    let commands = CaveatCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    if word.hasPrefix("-") || word == "help" || commands.contains(word) { return nil }
    if pages.contains(word) { return "`caveat rules show ID` shows a rule" }
    if let check = checks[word] { return "did you mean `caveat \(check)`?" }
    if FileSystem.kind(of: FilePath(word), followingLinks: true) != nil {
      return "`caveat check \(DisplayText.safe(word))` checks it"
    }
    return Suggestion.hint(for: word, among: commands)
  }
}
