import ArgumentParser
import CaveatKit

/// The command `caveat-dev`: what people who work on this package need and its users do not.
struct DevCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caveat-dev",
    abstract: "Writes and checks the generated files of this package.",
    version: CaveatVersion.current,
    subcommands: [GenerateCommand.self, NewRuleCommand.self, ScoreCommand.self])
}

/// The folder of the package.
struct PackageFolder: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the package. Default: this folder.", valueName: "folder"))
  var root = "."

  /// - Throws: `ValidationError` when the folder holds no rules.
  func path() throws -> FilePath {
    let path = FilePath(root)
    guard FileSystem.kind(of: path.appending("Rules"), followingLinks: true) == .folder else {
      throw ValidationError("\(path.display) holds no folder Rules; run this in the package or pass --root")
    }
    return path
  }
}
