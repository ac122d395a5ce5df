import ArgumentParser
import CaveatKit

/// `caveat why`
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Tell why a place was flagged or left alone.")
}
