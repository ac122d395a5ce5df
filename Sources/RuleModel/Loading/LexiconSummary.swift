import YAML

/// What an index tells of a word list.
package struct LexiconSummary: Sendable, Equatable {
  package var name: String
  package var about: String
  /// Its own words and patterns.
  package var entries: Int
  /// The lists that it takes in.
  package var includes: [String]

  /// Reads a file of `lexicons/`; one that does not load as a word list is for `RuleLoader` to report.
  ///
  /// - Returns: Nothing when the bytes are no YAML mapping with the key `lexicon`.
  package init?(_ bytes: [UInt8]) {
    guard let node = try? YAMLParser.parse(bytes), let name = node["lexicon"]?.scalar else { return nil }
    self.name = name
    about = node["about"]?.scalar ?? ""
    entries = (node["words"]?.items?.count ?? 0) + (node["regex"]?.items?.count ?? 0)
    includes = (node["include"]?.items ?? []).compactMap(\.scalar)
  }
}
