package import Diagnostics
package import Linting

/// What the command line asks for, for all files of a run.
package struct RunOptions: Sendable {
  /// The day on which the copy is judged, as YYYY-MM-DD; the caller looks at the clock.
  package var asOf: String
  /// Overrides configuration and front matter.
  package var jurisdictions: LintOptions.Jurisdictions?
  /// Replaces the topics of the configuration unless it is empty.
  package var topics: [String] = []
  /// Overrides configuration and front matter.
  package var audience: String?
  /// Overrides configuration.
  package var failOn: FailLevel?
  /// Replaces the selection of the configuration unless it is empty.
  package var select: [String] = []
  /// Added to what the configuration ignores.
  package var ignore: [String] = []
  package var preview = false
  /// Whether `.caveat.yml` files are looked for.
  package var findsConfiguration = true
  /// The one configuration file that holds for every file.
  package var configurationFile: FilePath?
  /// Folders with more rules.
  package var ruleFolders: [FilePath] = []
  package var usesBuiltInRules = true
  /// Where rules of folders are kept for the next start; nothing keeps none.
  package var cacheFolder: FilePath?
  /// The most bytes of a draft that is read.
  package var maxFileSize = 64 << 20
  /// What can be done about a draft of more bytes.
  package static let largeFileRemedy = "raise --max-file-size to check it"
  /// Whether the linter tells of every match why it was flagged or left alone.
  package var traces = false

  package init(asOf: String) { self.asOf = asOf }
}

extension RunOptions {
  /// What the command line says about judgement, in one line: the same text for the same options.
  ///
  /// The day is left out: it is no setting, and most runs take it from the clock.
  var canonicalText: String {
    let chosen =
      switch jurisdictions {
      case nil: ""
      case .general: "general"
      case .all: "all"
      case .some(.some(let names)): names.joined(separator: ",")
      }
    let parts = [
      "jurisdictions", chosen, "topics", topics.joined(separator: ","), "audience", audience ?? "",
      "fail-on", failOn?.rawValue ?? "", "select", select.joined(separator: ","),
      "ignore", ignore.joined(separator: ","), "preview", String(preview), "built-in",
      String(usesBuiltInRules),
    ]
    return parts.joined(separator: " ")
  }
}

/// The gravity from which findings make a run fail.
package enum FailLevel: String, Sendable, CaseIterable {
  case error, warning, advice, never

  /// Whether a finding of `severity` makes the run fail.
  package func includes(_ severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .advice: true
    case .never: false
    }
  }
}
