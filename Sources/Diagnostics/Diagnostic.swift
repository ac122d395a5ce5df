public import SourceText

/// A source of law or of a code, as a report shows it.
public struct Citation: Hashable, Sendable {
  /// The identifier in `Rules/references.yml`, such as `us/21cfr202.1-e6i`.
  public let id: String
  /// What a reader sees, such as "US 21 CFR 202.1(e)(6)(i)".
  public let label: String
  /// Where it can be read, or nothing when no public address is known.
  public let url: String?
  /// The day on which the source was last checked, as YYYY-MM-DD.
  public let checked: String?

  /// A citation from its parts.
  public init(id: String, label: String, url: String?, checked: String?) {
    self.id = id
    self.label = label
    self.url = url
    self.checked = checked
  }
}

/// A second place that explains a finding.
public struct Annotation: Hashable, Sendable {
  /// The bytes in the same file.
  public let range: ByteRange
  /// A short phrase about that place.
  public let message: String

  /// An annotation from its parts.
  public init(range: ByteRange, message: String) {
    self.range = range
    self.message = message
  }
}

/// Text that may be put in place of the finding's range.
public struct Fix: Hashable, Sendable {
  /// The bytes of the file that are replaced.
  public let range: ByteRange
  /// What stands there afterwards.
  public let replacement: String
  /// Whether the sense of the copy stays as it was.
  public let isSafe: Bool

  /// A fix from its parts.
  public init(range: ByteRange, replacement: String, isSafe: Bool) {
    self.range = range
    self.replacement = replacement
    self.isSafe = isSafe
  }
}

/// How a finding went by while its rule had another identifier.
public struct FormerName: Hashable, Sendable {
  /// The identifier that the rule had.
  public let rule: String
  /// The fingerprint under that identifier.
  public var fingerprint: String

  /// A former name from its parts.
  public init(rule: String, fingerprint: String) {
    self.rule = rule
    self.fingerprint = fingerprint
  }
}

/// One finding in one file: what is wrong, where, why, on what ground, and what to write instead.
public struct Diagnostic: Sendable, Hashable {
  /// What few findings have.
  private struct Details: Hashable {
    var related: [Annotation] = []
    var fix: Fix?
    var formerNames: [FormerName] = []
  }

  /// Details, which take no room in findings without them.
  private enum Rest: Hashable {
    case none
    indirect case details(Details)
  }

  /// What its rule says of all that it finds.
  public let guidance: Guidance
  /// What is wrong, in one phrase.
  public var message: String
  private var rest = Rest.none
  /// `fingerprint`, as it is held.
  package var name: Fingerprint
  /// How grave it is.
  public var severity: Severity
  /// The bytes of the file that the finding is about: never empty, on character boundaries.
  public var range: ByteRange
  /// The sentence it stands in as a reader sees it, cut at 500 bytes; empty for findings about comments.
  public var sentence: String

  /// A diagnostic from its parts; the fingerprint is given later, when all findings of a file are known.
  public init(
    rule: String, category: String, severity: Severity, message: String, why: String = "",
    advice: String = "", references: [Citation] = [], range: ByteRange, related: [Annotation] = [],
    fix: Fix? = nil, fingerprint: String = "", formerNames: [FormerName] = [], sentence: String = ""
  ) {
    self.init(
      Guidance(rule: rule, category: category, why: why, advice: advice, references: references),
      severity: severity, message: message, range: range, related: related, fix: fix,
      fingerprint: fingerprint,
      formerNames: formerNames, sentence: sentence)
  }

  /// A diagnostic whose rule found others.
  public init(
    _ guidance: Guidance, severity: Severity, message: String, range: ByteRange, related: [Annotation] = [],
    fix: Fix? = nil, fingerprint: String = "", formerNames: [FormerName] = [], sentence: String = ""
  ) {
    self.guidance = guidance
    self.severity = severity
    self.message = message
    self.range = range
    name = Fingerprint(fingerprint)
    self.sentence = sentence
    details = Details(related: related, fix: fix, formerNames: formerNames)
  }

  private var details: Details {
    get { if case .details(let details) = rest { details } else { Details() } }
    set { rest = newValue == Details() ? .none : .details(newValue) }
  }
}

extension Diagnostic {
  /// Other places that explain it.
  public var related: [Annotation] {
    get { details.related }
    set { details.related = newValue }
  }
  /// A replacement, where a rule has one.
  public var fix: Fix? {
    get { details.fix }
    set { details.fix = newValue }
  }
  /// What exceptions that were written before the rule was renamed call the finding.
  public var formerNames: [FormerName] {
    get { details.formerNames }
    set { details.formerNames = newValue }
  }
  /// Names the finding across edits elsewhere in the file: 16 hexadecimal digits.
  public var fingerprint: String {
    get { name.text }
    set { name = Fingerprint(newValue) }
  }
  /// The rule, as `pack/name`.
  public var rule: String { guidance.rule }
  /// The category, as `overclaim/…`, `missing/…` or `caveat/…` for the tool's own findings.
  public var category: String { guidance.category }
  /// Why it matters.
  public var why: String { guidance.why }
  /// What to write instead, or what to add where.
  public var advice: String { guidance.advice }
  /// The sources it rests on, in the order of the rule.
  public var references: [Citation] { guidance.references }

  /// Whether the finding's rule has this identifier or had it.
  public func isOf(rule: String) -> Bool {
    self.rule == rule || formerNames.contains { $0.rule == rule }
  }

  /// Whether this is the finding's fingerprint or was it under a former identifier of its rule.
  public func isNamed(_ fingerprint: String) -> Bool {
    name == Fingerprint(fingerprint) || formerNames.contains { $0.fingerprint == fingerprint }
  }

  /// The one order of findings inside a file: place, gravity, rule, message.
  public static func inOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if a.range != b.range { return a.range < b.range }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.message < b.message
  }
}
