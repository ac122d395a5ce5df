import Diagnostics
import Linting
import RuleModel
import SourceText
import YAML

/// Reads a `.caveat.yml`; every mistake is reported, and what is right holds.
enum ConfigurationDecoder {
  static func decode(
    _ bytes: [UInt8], file: FilePath
  ) -> (configuration: Configuration, problems: [SourceProblem]) {
    var reader = ConfigurationReader(bytes, file)
    do throws(YAMLError) {
      if let node = try YAMLParser.parse(bytes) { reader.read(node) }
    } catch {
      reader.report(error.message, error.range)
    }
    return (reader.configuration, reader.problems)
  }

  /// A mistake at `range` of the configuration `file`.
  static func problem(
    _ message: String, _ range: ByteRange, file: FilePath, bytes: [UInt8]
  ) -> SourceProblem {
    SourceProblem(
      path: file.display, bytes: bytes,
      diagnostic: Diagnostic(
        rule: "", category: "caveat/configuration", severity: .error, message: message, range: range))
  }
}

/// Builds a configuration from YAML, key by key.
private struct ConfigurationReader {
  private static let settingKeys = [
    "jurisdictions", "topics", "audience", "fail-on", "select", "ignore", "severity", "layout-supplies",
  ]
  private static let fileKeys = ["root", "rules", "exclude", "include", "overrides"]

  private(set) var configuration: Configuration
  private(set) var problems: [SourceProblem] = []
  private let bytes: [UInt8]
  private let file: FilePath
  private let lines: LineIndex

  init(_ bytes: [UInt8], _ file: FilePath) {
    self.bytes = bytes
    self.file = file
    lines = LineIndex(bytes)
    configuration = Configuration(file: file, bytes: bytes)
  }

  mutating func report(_ message: String, _ range: ByteRange) {
    problems.append(ConfigurationDecoder.problem(message, range, file: file, bytes: bytes))
  }

  mutating func read(_ node: YAMLNode) {
    if node.isNull { return }
    guard let pairs = node.pairs else {
      return report("a configuration is a mapping, not \(node.kindName)", node.range)
    }
    for pair in pairs {
      let key = pair.key.scalar ?? ""
      if Self.settingKeys.contains(key) {
        var settings = configuration.settings
        setting(key, pair, into: &settings)
        configuration.settings = settings
        continue
      }
      switch key {
      case "root": configuration.isRoot = boolean(pair) ?? false
      case "rules": configuration.ruleFolders = texts(pair)
      case "exclude": configuration.exclude = globs(pair)
      case "include": configuration.include = globs(pair)
      case "overrides": overrides(pair)
      default: unknown(pair.key, Self.settingKeys + Self.fileKeys)
      }
    }
  }

  private mutating func overrides(_ pair: YAMLNode.Pair) {
    guard let items = pair.value.items else {
      return report("“overrides” is a list, not \(pair.value.kindName)", place(pair))
    }
    for item in items {
      guard let pairs = item.pairs else {
        report("an override is a mapping with the key “files”", item.range)
        continue
      }
      var override = Configuration.Override(files: [], settings: SettingsLayer())
      for inner in pairs {
        let key = inner.key.scalar ?? ""
        if key == "files" {
          override.files = globs(inner).map(\.value)
        } else if Self.settingKeys.contains(key) {
          setting(key, inner, into: &override.settings)
        } else {
          unknown(inner.key, Self.settingKeys + ["files"])
        }
      }
      if override.files.isEmpty { report("an override needs “files”, a list of globs", item.range) }
      configuration.overrides.append(override)
    }
  }

  private mutating func setting(_ key: String, _ pair: YAMLNode.Pair, into layer: inout SettingsLayer) {
    switch key {
    case "jurisdictions": layer.jurisdictions = jurisdictions(pair)
    case "topics": layer.topics = texts(pair)
    case "audience": layer.audience = choice(pair, ["public", "professional"])
    case "fail-on":
      let level = choice(pair, FailLevel.allCases.map(\.rawValue))
      layer.failOn = level.flatMap { text in FailLevel(rawValue: text.value).map { Sourced($0, text.origin) }
      }
    case "select": layer.select = texts(pair)
    case "ignore": layer.ignore = texts(pair)
    case "severity": layer.severities = severities(pair)
    default: layer.layoutSupplies = texts(pair)
    }
  }

  private mutating func jurisdictions(
    _ pair: YAMLNode.Pair
  ) -> Sourced<LintOptions.Jurisdictions>? {
    let names = texts(pair)
    if names.isEmpty { return nil }
    let parsed = JurisdictionList.parse(names.map(\.value))
    guard let chosen = parsed.jurisdictions else {
      let wrong = names.first { JurisdictionList.parse([$0.value]).jurisdictions == nil }
      var range = place(pair)
      if case .file(_, _, let written)? = wrong?.origin { range = written }
      report(parsed.mistake, range)
      return nil
    }
    return Sourced(chosen, origin(pair.value, or: pair.key))
  }

  private mutating func severities(_ pair: YAMLNode.Pair) -> [Sourced<SeverityOverride>] {
    guard let pairs = pair.value.pairs else {
      report("“severity” is a mapping from rules to severities, not \(pair.value.kindName)", place(pair))
      return []
    }
    return pairs.compactMap { inner in
      guard let level = choice(inner, ["error", "warning", "advice", "off"]) else { return nil }
      let override = SeverityOverride(selector: inner.key.scalar ?? "", severity: level.value)
      return Sourced(override, origin(inner.key, or: inner.key))
    }
  }

  /// One text or a list of texts.
  private mutating func texts(_ pair: YAMLNode.Pair) -> [Sourced<String>] {
    let nodes = pair.value.items ?? [pair.value]
    return nodes.compactMap { node in
      guard let text = node.scalar, !text.isEmpty, !node.isNull else {
        report(
          "“\(pair.key.scalar ?? "")” is a list of texts", node.range.isEmpty ? pair.key.range : node.range)
        return nil
      }
      return Sourced(text, origin(node, or: pair.key))
    }
  }

  /// One glob or a list of globs.
  private mutating func globs(_ pair: YAMLNode.Pair) -> [Sourced<FileGlob>] {
    let globs = texts(pair).filter { glob in
      guard case .file(_, _, let range) = glob.origin else { return true }
      if glob.value.first == "!" {
        report(
          "“\(glob.value)” starts with “!”, which takes nothing back here; write \\! for a name that starts so",
          range)
        return false
      }
      if GlobAlternatives.of(glob.value) == nil {
        report("the braces of a glob stand for at most \(GlobAlternatives.most) others", range)
        return false
      }
      return true
    }
    return globs.map { Sourced(FileGlob($0.value), $0.origin) }
  }

  private mutating func choice(_ pair: YAMLNode.Pair, _ known: [String]) -> Sourced<String>? {
    guard let text = pair.value.scalar, known.contains(text) else {
      let written = pair.value.scalar.map { "“\($0)”" } ?? pair.value.kindName
      let list = known.joined(separator: ", ")
      report("“\(pair.key.scalar ?? "")” is one of \(list), not \(written)", place(pair))
      return nil
    }
    return Sourced(text, origin(pair.value, or: pair.key))
  }

  private mutating func boolean(_ pair: YAMLNode.Pair) -> Bool? {
    choice(pair, ["true", "false"]).map { $0.value == "true" }
  }

  private mutating func unknown(_ key: YAMLNode, _ known: [String]) {
    let name = key.scalar ?? ""
    report("unknown key “\(name)”" + Suggestion.question(name, among: known), key.range)
  }

  private func place(_ pair: YAMLNode.Pair) -> ByteRange {
    pair.value.range.isEmpty ? pair.key.range : pair.value.range
  }

  private func origin(_ node: YAMLNode, or key: YAMLNode) -> Origin {
    let range = node.range.isEmpty ? key.range : node.range
    return .file(file, line: lines.line(at: range.lower), range)
  }
}
