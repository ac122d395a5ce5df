/// A rule that a setting or an exception calls by an identifier that it had.
package struct RuleRename: Hashable, Sendable {
  package var former: String
  package var present: String
  /// The file in which the former identifier stands, absolute; nothing for the command line.
  package var file: FilePath?
  /// The line, from 1; nothing where the whole file is meant.
  package var line: Int?
}
