import ArgumentParser
import CaveatKit

/// `caveat-dev new-rule`
struct NewRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-rule",
    abstract: "Write a rule file with every key and what it means.",
    discussion: "The file says what is to be filled in, and does not load before that is done.")

  @OptionGroup var package: PackageFolder

  @Option(help: ArgumentHelp("flag, require, qualify, limit or replace.", valueName: "kind"))
  var kind: RuleScaffold.Kind = .flag

  @Argument(help: ArgumentHelp("The rule's identifier.", valueName: "pack/name"))
  var id: String

  func validate() throws {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    let isNamed =
      parts.count == 2
      && parts.allSatisfy { part in
        part.first?.isLetter == true
          && part.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
      }
    guard isNamed else {
      throw ValidationError("“\(id)” is not pack/name in small letters, digits and hyphens")
    }
    if ["lexicons", "topics"].contains(String(parts[0])) {
      throw ValidationError("\(parts[0]) holds no rules")
    }
  }

  func run() throws {
    let path = try package.path().appending("Rules/\(id).yml")
    guard FileSystem.kind(of: path.parent, followingLinks: true) == .folder else {
      throw ValidationError("there is no folder \(path.parent.display); make it to start a pack")
    }
    if FileSystem.kind(of: path, followingLinks: false) != nil {
      throw ValidationError("\(path.display) exists")
    }
    try FileSystem.write(Array(RuleScaffold.text(id, kind).utf8), to: path)
    print("wrote \(path.display)\nfill it in, then: caveat rules test \(path.display)")
  }
}
