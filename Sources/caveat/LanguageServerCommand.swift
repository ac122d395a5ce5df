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

      EXIT STATUS
        0  after the requests to shut down and to exit
        1  the editor went away without them
        2  wrong usage
      """)

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  @Flag(help: ArgumentHelp("Accepted for editors that pass it; there is no other way.", visibility: .hidden))
  var stdio = false

  func run() throws {
    var options = ServerOptions(run: try judgement.options(), workingFolder: try WorkingFolder.current())
    if judgement.asOf == nil { options.today = { Terminal.today() } }
    if isatty(STDIN_FILENO) == 1 { Terminal.message("caveat lsp waits for an editor; end it with Control-D") }
    var loop = ServerLoop(options, input: STDIN_FILENO, output: STDOUT_FILENO)
    throw ExitCode(loop.run())
  }
}
