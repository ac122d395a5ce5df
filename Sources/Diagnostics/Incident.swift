public import SourceText

/// A part of a file that was not checked: a rule that did not finish, or text that could not be read.
public struct Incident: Hashable, Sendable {
  /// What went wrong, in one phrase.
  public var message: String
  /// The rule, where one is at fault.
  public var rule: String?
  /// The bytes of the file that are not fully checked.
  public var range: ByteRange

  /// An incident from its parts.
  public init(message: String, rule: String? = nil, range: ByteRange) {
    self.message = message
    self.rule = rule
    self.range = range
  }
}
