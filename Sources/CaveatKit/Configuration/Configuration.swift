package import Linting
package import SourceText

/// One `.caveat.yml`, decoded.
package struct Configuration: Sendable {
  /// The file, absolute.
  package var file: FilePath
  /// The file's bytes, for messages about it.
  package var bytes: [UInt8]
  /// Whether files further out do not count.
  package var isRoot = false
  package var settings = SettingsLayer()
  package var overrides: [Override] = []
  /// Folders with more rules, as written.
  package var ruleFolders: [Sourced<String>] = []
  package var exclude: [Sourced<FileGlob>] = []
  package var include: [Sourced<FileGlob>] = []

  /// Settings for some of the files below the configuration's folder.
  package struct Override: Sendable {
    package var files: [FileGlob]
    package var settings: SettingsLayer
  }

  package init(file: FilePath, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }
}

/// A value and where it was written.
package struct Sourced<Value: Sendable>: Sendable {
  package var value: Value
  package var origin: Origin

  package init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

/// Where a setting comes from.
package enum Origin: Sendable, Hashable {
  case commandLine
  case frontMatter
  case byDefault
  /// A place in a configuration file.
  case file(FilePath, line: Int, ByteRange)

  /// Such as `.caveat.yml:3`.
  package var description: String {
    switch self {
    case .commandLine: "command line"
    case .frontMatter: "front matter"
    case .byDefault: "default"
    case .file(let path, let line, _): "\(path.display):\(line)"
    }
  }
}

/// The settings that a file, an override or the command line may give.
///
/// Jurisdictions, topics, audience, `fail-on` and `select` replace what stands further out; the lists
/// `ignore`, `severity` and `layout-supplies` add to it.
package struct SettingsLayer: Sendable {
  package var jurisdictions: Sourced<LintOptions.Jurisdictions>?
  package var topics: [Sourced<String>]?
  package var audience: Sourced<String>?
  package var failOn: Sourced<FailLevel>?
  package var select: [Sourced<String>]?
  package var ignore: [Sourced<String>] = []
  package var severities: [Sourced<SeverityOverride>] = []
  package var layoutSupplies: [Sourced<String>] = []

  package init() {}

  /// Puts a layer from further in over this one.
  package mutating func merge(_ inner: SettingsLayer) {
    jurisdictions = inner.jurisdictions ?? jurisdictions
    topics = inner.topics ?? topics
    audience = inner.audience ?? audience
    failOn = inner.failOn ?? failOn
    select = inner.select ?? select
    ignore += inner.ignore
    severities += inner.severities
    layoutSupplies += inner.layoutSupplies
  }

  /// Every selector of rules, with its place.
  package var selectors: [Sourced<String>] {
    (select ?? []) + ignore + layoutSupplies + severities.map { Sourced($0.value.selector, $0.origin) }
  }
}
