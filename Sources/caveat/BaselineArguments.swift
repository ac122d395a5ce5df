import ArgumentParser
import CaveatKit

/// Which baseline holds; shared by the commands that apply one.
struct BaselineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The baseline. Default: the nearest .caveat-baseline.json up to the repository's root.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(name: .customLong("no-baseline"), help: "Apply no baseline.")
  var noBaseline = false

  func validate() throws {
    if baseline != nil, noBaseline {
      throw ValidationError("--baseline and --no-baseline exclude each other")
    }
  }
}
