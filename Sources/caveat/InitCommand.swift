import ArgumentParser
import CaveatKit

/// `caveat init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .caveat.yml.")
}
