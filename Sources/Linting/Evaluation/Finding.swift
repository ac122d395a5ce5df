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

/// A finding before it is put in the file's own measure; small, since a long text has many.
struct Finding {
  /// What most findings lack.
  struct Details {
    /// What the rule's message quotes, if not the finding's range alone.
    var match: PatternMatch?
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

  private indirect enum Rest {
    case nothing
    case details(Details)
  }

  /// What it is about, in the reader text.
  let range: ByteRange
  private let ruleNumber: Int32
  private let sentenceNumber: Int32
  private var rest = Rest.nothing
  var severity: Severity

  init(rule: Int, range: ByteRange, sentence: Int, severity: Severity) {
    self.range = range
    ruleNumber = Int32(rule)
    sentenceNumber = Int32(sentence)
    self.severity = severity
  }

  /// A finding at a match, which its rule's message quotes.
  init(rule: Int, at match: PatternMatch, severity: Severity) {
    self.init(rule: rule, range: match.range, sentence: match.sentence, severity: severity)
    if !match.groups.isEmpty { details.match = match }
  }

  /// The rule's place in the rule set.
  var rule: Int { Int(ruleNumber) }

  var sentence: Int { Int(sentenceNumber) }

  var details: Details {
    get {
      switch rest {
      case .nothing: Details()
      case .details(let details): details
      }
    }
    set { rest = .details(newValue) }
  }
}

extension Finding {
  /// What is wrong, in one phrase.
  ///
  /// - Parameter details: The finding's own.
  func message(by rule: Rule, quoting details: Details, in document: Document) -> String {
    let match = details.match ?? PatternMatch(range: range, sentence: sentence)
    return MessageTemplate.fill(rule.message, match, missing: details.missing, in: document)
  }
}
