package import Reporting

/// The version of the program and the library.
package enum CaveatVersion {
  package static let current = "0.1.0"

  /// The program as reports name it.
  package static func tool(ruleSetDigest: String, configurationDigest: String) -> ToolDescription {
    ToolDescription(
      name: "caveat", version: current, ruleSet: ruleSetDigest, configuration: configurationDigest)
  }
}
