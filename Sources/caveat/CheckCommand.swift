import ArgumentParser
import CaveatKit
import Glibc

/// `caveat check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check drafts and report findings.",
    discussion: """
      Folders are walked: .gitignore and .ignore are honoured, hidden files and symbolic links skipped. A file \
      that is named is read whatever its name; one of an unknown kind is read as plain text.

      EXAMPLES
        caveat check                                   this folder and below
        caveat check --jurisdiction uk 'drafts/**/*.md'
        caveat check --format github --output sarif=caveat.sarif .
        caveat check --stdin-filename page.html - < page.html
        caveat check --fail-on warning --statistics .
        caveat check --since origin/main               only what this branch added or took away
        caveat check --staged                          what the next commit will hold
        caveat check --fix --diff                      what safe fixes would change
        caveat check --show-config drafts/botox.md     which settings hold, and from where

      Columns in text formats count bytes from 1, as Vim reads them. Emacs counts characters, Visual Studio Code \
      UTF-16 units: see --columns.
      """)

  @OptionGroup var drafts: DraftArguments

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  @Option(
    help:
      "full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, rdjsonl, markdown or html."
  )
  var format: ReportFormat = .full

  @Option(
    help: ArgumentHelp("Also write a report to a file; repeatable.", valueName: "format=file"))
  var output: [OutputFile] = []

  @Option(
    name: .customLong("fail-on"), help: "The gravity that makes exit status 1: error, warning, advice, never."
  )
  var failOn: FailLevel?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("The name that standard input goes by.", valueName: "path"), completion: .file())
  var standardInputName: String?

  @Option(
    help: ArgumentHelp(
      "Report only findings that the merge base of a revision and HEAD does not have.", valueName: "revision")
  )
  var since: String?

  @Flag(help: "Check added and changed drafts as they stand in git's index.")
  var staged = false

  @OptionGroup(title: "BASELINE") var baseline: BaselineArguments

  @Flag(name: .customLong("strict-baseline"), help: "Exit with 1 when the baseline has stale entries.")
  var strictBaseline = false

  @Flag(help: "Put in the replacements that rules mark as safe, and report what is left.")
  var fix = false

  @Flag(
    name: .customLong("unsafe-fixes"),
    help: "With --fix or --diff: also replacements that may change the sense.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix would change as a unified diff, and write nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Leave out the closing summary.")
  var quiet = false

  @Flag(help: "Print how often each rule was broken, in place of the findings; as full, concise or json.")
  var statistics = false

  @Flag(name: .customLong("explain-context"), help: "Print what each draft was taken to be about, and why.")
  var explainContext = false

  @Option(
    name: .customLong("show-config"),
    help: ArgumentHelp(
      "Print the settings for a file and where each comes from, then stop.", valueName: "file"),
    completion: .file())
  var showConfig: String?

  @Flag(help: "Go on and check drafts again when they change; for the formats full and concise.")
  var watch = false

  @Option(help: "The unit of columns in full and concise: bytes, utf16 or characters.")
  var columns: ColumnUnit = .bytes

  @Option(help: "Colours: auto, always or never.")
  var color: Terminal.When = .auto

  @Option(help: "Links from rules to the law: auto, always or never.")
  var hyperlinks: Terminal.When = .auto

  /// Whether something is asked for that a watching run does not do.
  private var changesRun: Bool {
    fix || diff || staged || since != nil || strictBaseline || showConfig != nil
  }

  /// The layout of standard output.
  func textOptions(isQuiet: Bool) -> TextOptions {
    var options = Terminal.textOptions(color, descriptor: STDOUT_FILENO, isQuiet: isQuiet)
    options.columnUnit = columns.encoding
    options.usesHyperlinks = Terminal.usesHyperlinks(hyperlinks, descriptor: STDOUT_FILENO)
    return options
  }

  func validate() throws {
    if judgement.noBuiltIn, judgement.ruleFolders.isEmpty, judgement.config == nil, judgement.noConfig {
      throw ValidationError("--no-builtin leaves no rules; name some with --rules")
    }
    if standardInputName != nil, drafts.paths != ["-"] {
      throw ValidationError("--stdin-filename goes with the path -")
    }
    if since != nil, drafts.paths == ["-"], standardInputName == nil {
      throw ValidationError("--since with - needs --stdin-filename, which tells which draft to compare with")
    }
    if statistics, ![.full, .concise, .json].contains(format) {
      throw ValidationError("--statistics goes with the formats full, concise and json")
    }
    if output.contains(where: { $0.path == FilePath("-") }) {
      throw ValidationError("--output writes files; the report on standard output takes --format")
    }
    if watch, drafts.paths == ["-"] { throw ValidationError("--watch needs files or folders, not -") }
    if watch,
      !output.isEmpty || statistics || explainContext || ![.full, .concise].contains(format) || changesRun
    {
      throw ValidationError("--watch tells findings as full or concise, and nothing else")
    }
    if staged, drafts.paths.contains("-") {
      throw ValidationError("--staged reads the index, - reads standard input")
    }
    if fix, !diff, staged || drafts.paths.contains("-") {
      throw ValidationError("--fix writes files; for the index or standard input, use --diff")
    }
    if unsafeFixes, !fix, !diff { throw ValidationError("--unsafe-fixes goes with --fix or --diff") }
  }

  func run() async throws {
    var options = try judgement.options()
    options.failOn = failOn
    if watch {
      var watching = try WatchRun(self, options)
      throw ExitCode(try await watching.start())
    }
    var check = try CheckRun(self, options)
    if let showConfig {
      throw ExitCode(check.showConfiguration(of: FilePath(showConfig)))
    }
    throw ExitCode(await check.run())
  }
}

/// A value of `--columns`.
enum ColumnUnit: String, CaseIterable, ExpressibleByArgument {
  case bytes, utf16, characters

  /// The unit by the name of its encoding.
  var encoding: PositionEncoding {
    switch self {
    case .bytes: .utf8
    case .utf16: .utf16
    case .characters: .scalar
    }
  }
}

/// A value of `--output`: `format=file`.
struct OutputFile: ExpressibleByArgument {
  let format: ReportFormat
  let path: FilePath

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    let name = argument[argument.index(after: equals)...]
    guard let format = ReportFormat(rawValue: String(argument[..<equals])), !name.isEmpty else { return nil }
    self.format = format
    path = FilePath(String(name))
  }
}
