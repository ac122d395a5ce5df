import ArgumentParser
import FoundationEssentials

/// A command as ArgumentParser describes it in answer to `--experimental-dump-help` (serialization version 0).
struct CommandHelp: Decodable {
  /// An argument, option or flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name with its dashes.
      var written: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var abstract: String?
    var sectionTitle: String?
    var valueName: String?
    var names: [Name]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    /// How it is written, such as `--topic <name>`.
    var written: String {
      let value = "<\(valueName ?? "value")>"
      if kind == "positional" { return value }
      let names = (names ?? []).map(\.written).joined(separator: ", ")
      return kind == "flag" ? names : "\(names) \(value)"
    }
  }

  private struct Dump: Decodable {
    var serializationVersion: Int
    var command: CommandHelp
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var superCommands: [String]?
  var arguments: [Argument]?
  var subcommands: [CommandHelp]?

  /// The names from the program down, such as `caveat rules list`.
  var fullName: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// How the command is called.
  var usage: String {
    var words = [fullName]
    if !(subcommands ?? []).isEmpty { words.append("<subcommand>") }
    if arguments?.contains(where: { $0.kind != "positional" }) == true { words.append("[options]") }
    for argument in shownArguments where argument.kind == "positional" {
      let word = argument.written + (argument.isRepeating ? " ..." : "")
      words.append(argument.isOptional ? "[\(word)]" : word)
    }
    return words.joined(separator: " ")
  }

  /// What help shows, without `--help` and `--version`, which every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["help", "version"].contains(argument.valueName ?? "")
    }
  }

  /// This command and all below it, without the one that prints help.
  var all: [CommandHelp] {
    [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all)
  }

  /// The help of the program `caveat` that was built into the same folder as this one.
  static func ofProgramBesideThisOne() throws -> CommandHelp {
    let output = try ProgramBesideThisOne.output("--experimental-dump-help")
    let dump = try JSONDecoder().decode(Dump.self, from: Data(output))
    guard dump.serializationVersion == 0 else {
      throw ValidationError("the help dump has version \(dump.serializationVersion), not 0")
    }
    return dump.command
  }
}

/// A part of a command's discussion.
enum HelpBlock {
  case prose(String)
  /// Lines under a heading in capitals, such as EXAMPLES, whose layout counts.
  case listing(title: String, lines: [String])

  /// The blocks of a discussion; blank lines stand between them.
  static func blocks(of discussion: String) -> [HelpBlock] {
    var groups: [[String]] = [[]]
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { groups.append([]) } else { groups[groups.count - 1].append(String(line)) }
    }
    return groups.filter { !$0.isEmpty }.map { lines in
      let title = lines[0]
      guard lines.count > 1, title.allSatisfy({ $0.isUppercase || $0 == " " }) else {
        return .prose(lines.joined(separator: " "))
      }
      let body = lines.dropFirst().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
      return .listing(title: title.prefix(1) + title.dropFirst().lowercased(), lines: body)
    }
  }
}
