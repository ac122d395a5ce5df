import ArgumentParser
import CaveatKit
import Glibc

/// `caveat rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, explain and test rules.",
    discussion: """
      EXAMPLES
        caveat rules list --category missing --jurisdiction us
        caveat rules show general/safe-without-limits
        caveat rules test my-rules/
      """,
    subcommands: [RulesListCommand.self, RulesShowCommand.self, RulesTestCommand.self],
    defaultSubcommand: RulesListCommand.self)
}

/// The options that say which rules there are.
struct RuleArguments: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A folder with more rules; repeatable.", valueName: "folder"), completion: .directory)
  var ruleFolders: [String] = []

  @Flag(name: .customLong("no-builtin"), help: "Only the rules given with --rules.")
  var noBuiltIn = false

  @OptionGroup var cache: CacheArguments

  /// The rules, after mistakes in them have been told on standard error.
  ///
  /// - Returns: Also whether the rules are whole.
  func load(more folders: [FilePath] = []) throws -> (rules: LoadedRules, isWhole: Bool) {
    var options = RunOptions(asOf: Terminal.today())
    options.findsConfiguration = false
    options.ruleFolders = ruleFolders.map { FilePath($0) } + folders
    options.usesBuiltInRules = !noBuiltIn
    options.cacheFolder = cache.folder
    var session = Session(options, workingFolder: try WorkingFolder.current())
    let rules = session.commandLineRules()
    let text = Terminal.textOptions(.auto, descriptor: STDERR_FILENO)
    RunMessages.tell(session.sourceProblems, text)
    for problem in session.finalProblems {
      Terminal.error((problem.path.map { $0 + ": " } ?? "") + problem.message)
    }
    return (rules, session.sourceProblems.isEmpty && session.finalProblems.isEmpty)
  }
}
