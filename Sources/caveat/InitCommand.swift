import ArgumentParser
import CaveatKit

/// `caveat init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .caveat.yml into this folder.")

  @Option(
    name: .customLong("jurisdiction"),
    help: ArgumentHelp("Whose law applies: names such as us,uk, or general, or all.", valueName: "names"))
  var jurisdictions: [String] = []

  @Flag(help: "Write over a file that exists.")
  var force = false

  func run() throws {
    let file = FilePath(ConfigurationFinder.fileName)
    if !force, FileSystem.kind(of: file, followingLinks: false) != nil {
      throw FileError(path: file, reason: "exists; --force writes over it")
    }
    var chosen: String?
    if !jurisdictions.isEmpty {
      let parsed = JurisdictionList.parse(jurisdictions)
      guard let choice = parsed.jurisdictions else {
        throw ValidationError("--jurisdiction: \(parsed.mistake)")
      }
      switch choice {
      case .general: chosen = "[general]"
      case .all: chosen = "[all]"
      case .some(let names): chosen = "[\(names.joined(separator: ", "))]"
      }
    }
    try FileSystem.write(Array(InitCommand.text(chosen).utf8), to: file)
    throw ExitCode(Terminal.write(Array("wrote \(file.display)\n".utf8)) ? 0 : 2)
  }

  private static func text(_ jurisdictions: String?) -> String {
    """
    # Settings of Caveat for the drafts in this folder and below.
    # Files nearer to a draft win; the search ends at the repository's root or at `root: true`.

    # Whose law applies: us, uk, ie, eu, de, au, nz, ca, in; or [all]; or [general].
    \(jurisdictions.map { "jurisdictions: \($0)" } ?? "# jurisdictions: [us, uk]")

    # Whom the copy addresses: public or professional.
    # audience: public

    # The gravity that makes a check fail: error, warning, advice or never.
    # fail-on: error

    # Declared topics, in place of those that are found in each draft.
    # topics: [health]

    # Rules, packs (injectables) or categories (missing/risk) that run alone, or do not run.
    # select: [overclaim]
    # ignore: [general/results-vary]

    # Other severities: error, warning, advice or off.
    # severity:
    #   missing/balance: advice

    # Disclosures that the page template adds to every draft.
    # layout-supplies: [supplements/dshea-disclaimer]

    # Folders with rules of your own; they must lie in this repository.
    # rules: [compliance/rules]

    # Drafts that a walk leaves out, and, if given, the only ones that it takes.
    # exclude: [archive/, '*.draft.md']
    # include: ['content/**/*.md']

    # Settings for some of the drafts.
    # overrides:
    #   - files: ['professionals/**']
    #     audience: professional

    """
  }
}
