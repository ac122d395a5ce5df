import CaveatKit

/// What the client sets: `jurisdiction` (a name or several), `audience`, and `rules` (folders).
///
/// They come in `initializationOptions`, in `workspace/didChangeConfiguration` or as an answer to
/// `workspace/configuration`, there under the key `caveat` or bare. Keys of other names are the client's own.
struct ClientSettings: Equatable {
  var jurisdictions: LintOptions.Jurisdictions?
  var audience: String?
  var ruleFolders: [String] = []
  /// What is wrong with them, as sentences.
  var mistakes: [String] = []

  init() {}

  init(_ value: JSONValue) {
    let value = value["caveat"] ?? value
    if let given = read("jurisdiction", value) {
      let parsed = JurisdictionList.parse(given)
      jurisdictions = parsed.jurisdictions
      if parsed.jurisdictions == nil { mistakes.append("setting “jurisdiction”: \(parsed.mistake)") }
    }
    if let given = read("audience", value) {
      if given == ["public"] || given == ["professional"] {
        audience = given[0]
      } else {
        mistakes.append("setting “audience”: it is public or professional")
      }
    }
    ruleFolders = read("rules", value) ?? []
  }

  private mutating func read(_ key: String, _ value: JSONValue) -> [String]? {
    guard let member = value[key], !member.isNull else { return nil }
    if let text = member.text { return [text] }
    if let texts = member.elements?.compactMap(\.text), texts.count == member.elements?.count { return texts }
    mistakes.append("setting “\(key)”: it is neither a text nor a list of texts")
    return nil
  }

  /// The options of a run, those of the command line under these.
  ///
  /// - Parameter folder: The folder from which relative paths count.
  func options(over base: RunOptions, folder: FilePath) -> RunOptions {
    var options = base
    if let jurisdictions { options.jurisdictions = jurisdictions }
    if let audience { options.audience = audience }
    options.ruleFolders += ruleFolders.map { folder.appending($0) }
    return options
  }
}
