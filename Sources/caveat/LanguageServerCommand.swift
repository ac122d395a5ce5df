import ArgumentParser
import CaveatKit
import Glibc
import LanguageServer

/// `caveat lsp`
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor over standard input and output (Language Server Protocol 3.17).",
    discussion: """
      Drafts are checked as they are typed, with the configuration that `caveat check` finds for them. The \
      editor may set jurisdiction, audience and rules in its initialization options; they win over the options \
      here.
      """)

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  @Flag(help: ArgumentHelp("Accepted for editors that pass it; there is no other way.", visibility: .hidden))
  var stdio = false

  func run() throws {
    var options = ServerOptions(run: try judgement.options(), workingFolder: try WorkingFolder.current())
    if judgement.asOf == nil { options.today = { Terminal.today() } }
    var loop = ServerLoop(options, input: STDIN_FILENO, output: STDOUT_FILENO)
    throw ExitCode(loop.run())
  }
}
