package import CaveatKit

/// What the client can do, of the things that matter here (LSP 3.17, `InitializeParams.capabilities`).
package struct ClientCapabilities: Sendable {
  package var encoding = PositionEncoding.utf16
  /// Whether the encoding is told: a client that names none may not know the property.
  package var namesEncodings = false
  package var pullsDiagnostics = false
  package var refreshesDiagnostics = false
  package var takesVersions = false
  package var takesRelated = false
  package var takesCodeDescription = false
  package var takesData = false
  package var hoverIsMarkdown = false
  package var takesCodeActions = false
  package var takesPreferred = false
  package var takesDocumentChanges = false
  package var givesConfiguration = false
  package var registersConfiguration = false
  package var registersWatchers = false

  package init() {}

  /// Reads the `capabilities` of `initialize`.
  package init(_ value: JSONValue) {
    func has(_ path: JSONValue?) -> Bool { path?.boolean == true }
    let document = value["textDocument"]
    let workspace = value["workspace"]
    let published = document?["publishDiagnostics"]
    if let offered = value["general", "positionEncodings"]?.elements {
      namesEncodings = true
      encoding = offered.lazy.compactMap { $0.text.flatMap(PositionEncoding.init(rawValue:)) }.first ?? .utf16
    }
    let pulled = document?["diagnostic"]
    pullsDiagnostics = pulled?.isObject == true
    refreshesDiagnostics = has(workspace?["diagnostics", "refreshSupport"])
    takesVersions = has(published?["versionSupport"])
    takesRelated = has(published?["relatedInformation"]) || has(pulled?["relatedInformation"])
    takesCodeDescription =
      has(published?["codeDescriptionSupport"]) || has(pulled?["codeDescriptionSupport"])
    takesData = has(published?["dataSupport"]) || has(pulled?["dataSupport"])
    hoverIsMarkdown = document?["hover", "contentFormat"]?.elements?.first?.text == "markdown"
    takesCodeActions = document?["codeAction", "codeActionLiteralSupport"]?.isObject == true
    takesPreferred = has(document?["codeAction", "isPreferredSupport"])
    takesDocumentChanges = has(workspace?["workspaceEdit", "documentChanges"])
    givesConfiguration = has(workspace?["configuration"])
    registersConfiguration = has(workspace?["didChangeConfiguration", "dynamicRegistration"])
    registersWatchers = has(workspace?["didChangeWatchedFiles", "dynamicRegistration"])
  }
}
