package import SourceText

/// A mistake in a rule file.
package struct RuleFileProblem: Sendable, Equatable, Error {
  /// The file, as it is shown.
  package var path: String
  /// The bytes that are wrong.
  package var range: ByteRange
  /// What is wrong, as a sentence without its full stop.
  package var message: String
  /// “did you mean …”, where something like it exists.
  package var hint: String?

  package init(path: String, range: ByteRange, message: String, hint: String? = nil) {
    self.path = path
    self.range = range
    self.message = message
    self.hint = hint
  }
}
