import CaveatKit

/// The settings of one file, each with the place that it comes from.
enum ConfigurationText {
  static func text(for path: FilePath, _ session: inout Session) -> String {
    let settings = session.settingsWithFrontMatter(for: path)
    let chain = session.chain(for: path)
    var rows: [(String, String, Origin)] = []
    func add(_ key: String, _ value: String?, _ origin: Origin?, fallback: String) {
      rows.append((key, value ?? fallback, origin ?? .byDefault))
    }
    add(
      "jurisdictions", settings.jurisdictions.map { text(of: $0.value) }, settings.jurisdictions?.origin,
      fallback: "general")
    add(
      "topics", settings.topics.map { $0.map(\.value).joined(separator: ", ") },
      settings.topics?.first?.origin,
      fallback: "(detected)")
    add("audience", settings.audience?.value, settings.audience?.origin, fallback: "public")
    add("fail-on", settings.failOn?.value.rawValue, settings.failOn?.origin, fallback: "error")
    if settings.select == nil { add("select", nil, nil, fallback: "(all rules)") }
    for item in settings.select ?? [] { add("select", item.value, item.origin, fallback: "") }
    for item in settings.ignore { add("ignore", item.value, item.origin, fallback: "") }
    for item in settings.severities {
      add("severity", "\(item.value.selector): \(item.value.severity)", item.origin, fallback: "")
    }
    for item in settings.layoutSupplies { add("layout-supplies", item.value, item.origin, fallback: "") }
    for configuration in chain.configurations {
      for item in configuration.ruleFolders { add("rules", item.value, item.origin, fallback: "") }
      for item in configuration.exclude { add("exclude", item.value.text, item.origin, fallback: "") }
      for item in configuration.include { add("include", item.value.text, item.origin, fallback: "") }
    }
    for folder in session.options.ruleFolders { add("rules", folder.display, .commandLine, fallback: "") }
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { key, value, origin in
      let padding = String(repeating: " ", count: width - key.count)
      return "\(key):\(padding) \(DisplayText.safe(value))   # \(origin.description)\n"
    }
    return "# settings for \(path.display)\n" + lines.joined()
  }

  private static func text(of jurisdictions: LintOptions.Jurisdictions) -> String {
    switch jurisdictions {
    case .general: "general"
    case .all: "all"
    case .some(let names): names.joined(separator: ", ")
    }
  }
}
