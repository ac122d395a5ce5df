import ArgumentParser
import CaveatKit

/// `caveat-dev score`
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Put the figures of an evaluation into the rule index.",
    discussion: """
      The file is a JSON object of numbers, such as {"claims.recall": 0.91}; objects inside it are spelled out \
      with dots, and everything but numbers is left out. They are kept in Rules/measured.json.
      """)

  @OptionGroup var package: PackageFolder

  @Argument(help: ArgumentHelp("The figures.", valueName: "json"))
  var file: String

  func run() throws {
    let root = try package.path()
    let path = FilePath(file)
    let figures = try Figure.figures(in: try FileSystem.read(path, limit: 16 << 20), path)
    let target = root.appending("Rules").appending(Figure.fileName)
    try FileSystem.write(Figure.json(figures), to: target)
    let index = try RuleIndex(root).text
    try FileSystem.write(Array(index.utf8), to: root.appending("Rules/README.md"))
    print("wrote Rules/\(Figure.fileName) and Rules/README.md")
  }
}
