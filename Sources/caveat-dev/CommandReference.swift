/// The command-line reference as Markdown.
struct CommandReference {
  private let help: CommandHelp

  init(_ help: CommandHelp) { self.help = help }

  var text: String {
    var text = """
      # The command line

      Made from the help texts by `caveat-dev generate`; edit those. Every command also knows `--help`.

      """
    for command in help.all { text += "\n" + section(command) }
    return text
  }

  private func section(_ command: CommandHelp) -> String {
    var text = "## \(command.fullName)\n\n"
    if let abstract = command.abstract { text += Markdown.cell(abstract) + "\n\n" }
    text += "    \(command.usage)\n"
    for block in HelpBlock.blocks(of: command.discussion ?? "") {
      switch block {
      case .prose(let words): text += "\n\(Markdown.cell(words))\n"
      case .listing(let title, let lines):
        text += "\n\(title):\n\n" + lines.map { "    \($0)\n" }.joined()
      }
    }
    var titles: [String?] = []
    for argument in command.shownArguments where !titles.contains(argument.sectionTitle) {
      titles.append(argument.sectionTitle)
    }
    for title in titles {
      if let title {
        text += "\n### \(title.prefix(1) + title.dropFirst().lowercased()) of \(command.fullName)\n"
      }
      text += "\n| argument | what it does |\n|---|---|\n"
      for argument in command.shownArguments where argument.sectionTitle == title {
        text += "| `\(argument.written)` | \(Markdown.cell(argument.abstract ?? "")) |\n"
      }
    }
    return text
  }
}

/// Text inside Markdown.
enum Markdown {
  /// `text` as it stands in a cell of a table: on one line, nothing in it taken for markup that matters.
  static func cell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|": result += "\\|"
      case "<": result += "&lt;"
      case "*", "_", "[", "]": result += "\\\(character)"
      case "\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
