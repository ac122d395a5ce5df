import Diagnostics
import Documents
import RuleModel
import SourceText

/// Where a rule found an overclaim.
struct Overclaim {
  /// The rule's place in the rule set.
  var rule: Int
  var range: ByteRange
  var sentence: Int
}

/// A finding before it is put in the file's own measure.
struct Finding {
  /// The rule's place in the rule set.
  var rule: Int
  /// What it is about, in the reader text.
  var range: ByteRange
  var sentence: Int
  var severity: Severity
  /// What the rule's message quotes.
  var match: PatternMatch
  /// What is missing.
  var missing = ""
  /// Other places, in the reader text.
  var related: [(range: ByteRange, message: String)] = []
  /// What names the finding in place of its sentence: the missing labels of a duty of the whole document.
  var duty: String?
  /// A replacement for `range`.
  var replacement: (text: String, isSafe: Bool)?
  /// The rules that lost this place to it, as places in the rule set.
  var losers: [Int] = []
}

extension Finding {
  /// What is wrong, in one phrase.
  func message(by rule: Rule, in document: Document) -> String {
    MessageTemplate.fill(rule.message, match, missing: missing, in: document)
  }
}
