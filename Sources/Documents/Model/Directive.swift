package import SourceText

/// A comment in a draft that switches rules off, with a reason.
///
/// The forms, in an HTML comment of a Markdown or HTML file, or in `{/* … */}` of MDX:
/// `caveat-disable-next RULE, RULE -- reason until 2027-03-01` (the next block),
/// `caveat-disable RULE -- reason` up to `caveat-enable RULE`, and
/// `caveat-disable-file RULE -- reason`. A reason that has the word `until` ends with it and a day.
package struct Directive: Sendable, Hashable {
  /// What the comment does.
  package enum Action: String, Sendable {
    case disableNext = "caveat-disable-next"
    case disable = "caveat-disable"
    case enable = "caveat-enable"
    case disableFile = "caveat-disable-file"
  }

  /// What it does; nothing for a word that starts with `caveat-` and is none of the actions.
  package var action: Action?
  /// The first word of the comment, as it was written.
  package var word: String
  /// The rules it names, each `pack/name` or `pack/*`.
  package var rules: [String]
  /// Why, as it was written; nothing when no reason is given.
  package var reason: String?
  /// The last day on which it holds, as YYYY-MM-DD.
  package var until: String?
  /// Whether the reason says `until` without a day that exists after it: an exception that would never end.
  package var lacksDay: Bool
  /// The whole comment, in the file.
  package var range: ByteRange

  package init(
    action: Action?, word: String, rules: [String], reason: String?, until: String?, lacksDay: Bool,
    range: ByteRange
  ) {
    self.action = action
    self.word = word
    self.rules = rules
    self.reason = reason
    self.until = until
    self.lacksDay = lacksDay
    self.range = range
  }
}
