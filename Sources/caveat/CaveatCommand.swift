import ArgumentParser
import CaveatKit

/// The command `caveat`.
struct CaveatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caveat",
    abstract: "Checks health, medical and cosmetic marketing copy against advertising law.",
    discussion: """
      Finds overclaims, missing risk disclosures and absent qualification statements in text, Markdown and \
      HTML, each at its exact place and with the law it rests on.

      EXAMPLES
        caveat check                          the drafts in this folder and below
        caveat check --jurisdiction us,uk draft.md
        caveat check --format sarif --output markdown=summary.md site/
        pbpaste | caveat check -              text from standard input
        caveat baseline                       record today's findings; checks then report new ones
        caveat check --since origin/main      only what this branch added or took away
        caveat why draft.md:14                why that line was flagged or left alone
        caveat rules show general/safe-without-limits

      EXIT STATUS
        0  nothing as grave as --fail-on
        1  findings
        2  something could not be checked: wrong usage, a missing or unreadable file, a mistake in a rule
      """,
    version: CaveatVersion.current,
    subcommands: [
      CheckCommand.self, BaselineCommand.self, WaiversCommand.self, RulesCommand.self, WhyCommand.self,
      InitCommand.self, LanguageServerCommand.self,
    ],
    defaultSubcommand: nil)
}
