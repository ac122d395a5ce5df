import CaveatKit

/// The manual page caveat(1), in the macros of man(7).
///
/// It carries the version in place of a date, so that it changes only when its words do.
struct ManualPage {
  private let help: CommandHelp

  init(_ help: CommandHelp) { self.help = help }

  var text: String {
    var text = ".\\\" Made by caveat-dev generate from the help texts.\n"
    text += ".TH CAVEAT 1 \"\" \"Caveat \(CaveatVersion.current)\" \"Caveat\"\n"
    text += ".SH NAME\ncaveat \\- \(roff(help.abstract ?? ""))\n"
    text += ".SH SYNOPSIS\n.nf\n"
    for command in help.all.dropFirst() { text += "\(roff(command.usage))\n" }
    text += ".fi\n.SH DESCRIPTION\n" + blocks(of: help)
    for command in help.all.dropFirst() {
      text += ".SH \(roff(command.fullName.uppercased()))\n"
      if let abstract = command.abstract { text += "\(roff(abstract))\n" }
      text += blocks(of: command)
      for argument in command.shownArguments {
        text += ".TP\n.B \(roff(argument.written))\n\(roff(argument.abstract ?? ""))\n"
      }
    }
    text += """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR\\fR, \\fBCLICOLOR\\fR, \\fBCLICOLOR_FORCE\\fR, \\fBTERM
      Whether reports are in colour, unless \\-\\-color says so.
      .SH FILES
      .TP
      .B .caveat.yml
      Settings for the folder that it stands in and for those below;
      .B caveat init
      writes one with comments.

      """
    return text
  }

  private func blocks(of command: CommandHelp) -> String {
    HelpBlock.blocks(of: command.discussion ?? "").map { block in
      switch block {
      case .prose(let words): ".PP\n\(roff(words))\n"
      case .listing(let title, let lines):
        ".PP\n\(roff(title)):\n.PP\n.nf\n.RS 2\n" + lines.map { roff($0) + "\n" }.joined() + ".RE\n.fi\n"
      }
    }.joined()
  }

  /// `text` so that roff prints it as it is; a dot or an apostrophe at the start of a line is a request.
  private func roff(_ text: String) -> String {
    var result = text.first == "." || text.first == "'" ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      default: result.append(character)
      }
    }
    return result
  }
}
