import ArgumentParser
import CaveatKit

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
        caveat check --show-config drafts/botox.md     which settings hold, and from where

      Columns in text formats count bytes from 1, as Vim and Emacs read them.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders or globs; - is standard input. Default: this folder.", valueName: "path"))
  var paths: [String] = []

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
    help: ArgumentHelp("The name that standard input goes by.", valueName: "path"))
  var standardInputName: String?

  @Option(help: ArgumentHelp("Files that are checked at once. Default: one a processor.", valueName: "n"))
  var threads: Int?

  @Flag(name: .customLong("no-ignore"), help: "Do not honour .gitignore, .ignore and .git/info/exclude.")
  var noIgnore = false

  @Flag(name: .customLong("force-exclude"), help: "Leave excluded files out even when they are named.")
  var forceExclude = false

  @Flag(name: .shortAndLong, help: "Leave out the closing summary.")
  var quiet = false

  @Flag(help: "Print how often each rule was broken, in place of the findings.")
  var statistics = false

  @Flag(name: .customLong("explain-context"), help: "Print what each draft was taken to be about, and why.")
  var explainContext = false

  @Option(
    name: .customLong("show-config"),
    help: ArgumentHelp(
      "Print the settings for a file and where each comes from, then stop.", valueName: "file"))
  var showConfig: String?

  @Flag(help: "Go on and check drafts again when they change; for the formats full and concise.")
  var watch = false

  @Option(help: "Colours: auto, always or never.")
  var color: Terminal.When = .auto

  @Option(help: "Links from rules to the law: auto, always or never.")
  var hyperlinks: Terminal.When = .auto

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads: \(threads) is below 1") }
    if judgement.noBuiltIn, judgement.ruleFolders.isEmpty, judgement.config == nil, judgement.noConfig {
      throw ValidationError("--no-builtin leaves no rules; name some with --rules")
    }
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("- stands alone: standard input is one draft")
    }
    if standardInputName != nil, paths != ["-"] {
      throw ValidationError("--stdin-filename goes with the path -")
    }
    if watch, paths == ["-"] { throw ValidationError("--watch needs files or folders, not -") }
    if watch, !output.isEmpty || statistics || explainContext || ![.full, .concise].contains(format) {
      throw ValidationError("--watch tells findings as full or concise, and nothing else")
    }
  }

  func run() async throws {
    var options = try judgement.options()
    options.failOn = failOn
    var check = try CheckRun(self, options)
    if let showConfig {
      throw ExitCode(check.showConfiguration(of: FilePath(showConfig)))
    }
    if watch {
      var watching = try WatchRun(self, options)
      throw ExitCode(try await watching.start())
    }
    throw ExitCode(await check.run())
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
