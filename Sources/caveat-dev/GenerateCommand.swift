import ArgumentParser
import CaveatKit

/// `caveat-dev generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Write the rule index, the JSON Schema of rules, the command reference, the manual page and the output in README.md.",
    discussion:
      "The reference, the page and the output come from the program caveat that was built beside this one.")

  @OptionGroup var package: PackageFolder

  @Flag(help: "Write nothing; tell which files are out of date, and exit with status 1 if any is.")
  var check = false

  func run() throws {
    var stale = 0
    let root = try package.path()
    for file in try GenerateCommand.files(in: root) {
      let path = root.appending(file.path)
      if (try? FileSystem.read(path, limit: 64 << 20)) == file.bytes { continue }
      stale += 1
      if check {
        print("\(file.path) is out of date; run: swift build && .build/debug/caveat-dev generate")
      } else {
        try FileSystem.write(file.bytes, to: path)
        print("wrote \(file.path)")
      }
    }
    if check, stale > 0 { throw ExitCode(1) }
  }

  /// Every generated file, with its path from the package's folder.
  static func files(in root: FilePath) throws -> [(path: String, bytes: [UInt8])] {
    let help = try CommandHelp.ofProgramBesideThisOne()
    let index = try RuleIndex(root).text
    let readme = String(
      decoding: try FileSystem.read(root.appending("README.md"), limit: 1 << 20), as: UTF8.self)
    return [
      ("README.md", Array(try OutputBlocks.refreshed(readme, in: root).utf8)),
      ("Rules/README.md", Array(index.utf8)),
      ("Rules/rule.schema.json", Array(RuleSchema.json().utf8)),
      ("Sources/caveat/Reference.md", Array(CommandReference(help).text.utf8)),
      ("Sources/caveat/caveat.1", Array(ManualPage(help).text.utf8)),
    ]
  }
}
