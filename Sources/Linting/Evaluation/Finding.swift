import Diagnostics
import Documents
import RuleModel
import SourceText

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
  }

  private enum Rest {
    case nothing
    case losers([Finding])
    indirect case details(Details, losers: [Finding])
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
    if !match.groups.isEmpty { details = Details(match: match) }
  }

  /// The rule's place in the rule set.
  var rule: Int { Int(ruleNumber) }

  var sentence: Int { Int(sentenceNumber) }

  var details: Details? {
    get { if case .details(let details, _) = rest { details } else { nil } }
    set { rest = newValue.map { .details($0, losers: losers) } ?? .losers(losers) }
  }

  /// The findings of other rules that lost this place to it.
  var losers: [Finding] {
    switch rest {
    case .nothing: []
    case .losers(let losers), .details(_, let losers): losers
    }
  }

  /// Lets go of details and losers, once they were told.
  mutating func forget() { rest = .nothing }

  /// Adds a finding of another rule that lost this place to it.
  mutating func add(loser: Finding) {
    switch rest {
    case .nothing: rest = .losers([loser])
    case .losers(var losers):
      rest = .nothing
      losers.append(loser)
      rest = .losers(losers)
    case .details(let details, let losers): rest = .details(details, losers: losers + [loser])
    }
  }
}

extension Finding {
  /// What is wrong, in one phrase.
  ///
  /// - Parameter template: The rule's message.
  func message(_ template: String, in reader: [UInt8]) -> String {
    let details = details
    let match = details?.match ?? PatternMatch(range: range, sentence: sentence)
    return MessageTemplate.fill(template, match, missing: details?.missing ?? "", in: reader)
  }
}
