package import Diagnostics
package import SourceText

/// One rule, checked and with every name in it resolved.
package struct Rule: Sendable, Equatable {
  /// The identifier, `pack/name`.
  package var id: String
  /// How settled it is.
  package var status: RuleStatus
  /// The category, one of `RuleCategory.all`.
  package var category: String
  /// How grave a finding is, by jurisdiction.
  package var severity: SeverityPolicy
  /// What is wrong; `{match}` and `{name}` of a named group stand for matched text, `{missing}` for labels.
  package var message: String
  /// Why it matters.
  package var why: String
  /// What to write instead; for an absence, what to insert.
  package var advice: String
  /// Identifiers of the sources, in order.
  package var references: [String]
  /// Where and when it applies.
  package var applies: Applicability
  /// What it looks for.
  package var kind: RuleKind
  /// Identifiers that it had before; selectors and exceptions that use them go on working.
  package var aliases: [String]
  /// The first and last day on which the law behind it holds, as YYYY-MM-DD.
  package var inForce: DateSpan
  /// The day on which somebody last compared the rule with its sources, as YYYY-MM-DD.
  package var reviewed: String?
  /// What it must find, what it must leave alone, and what it is known to get wrong.
  package var examples: RuleExamples

  /// The folder it lives in.
  package var pack: String { String(id.utf8.prefix { $0 != UInt8(ascii: "/") }) ?? id }

  /// Whether what it finds is an overclaim.
  package var isOverclaim: Bool { category.hasPrefix("overclaim/") }

  /// Whether the rule has this identifier or had it.
  package func goes(by name: String) -> Bool { id == name || aliases.contains(name) }
}

/// How settled a rule is.
package enum RuleStatus: String, Sendable, CaseIterable {
  case preview, stable, deprecated
}

/// A gravity for every jurisdiction.
package struct SeverityPolicy: Sendable, Equatable {
  package var fallback: Severity
  /// Ordered by jurisdiction.
  package var byJurisdiction: [(jurisdiction: String, severity: Severity)]
  /// Contexts that take a finding one step down, such as `hedged`.
  package var softenedBy: [String]

  package init(
    _ fallback: Severity, byJurisdiction: [(jurisdiction: String, severity: Severity)] = [],
    softenedBy: [String] = []
  ) {
    self.fallback = fallback
    self.byJurisdiction = byJurisdiction
    self.softenedBy = softenedBy
  }

  package static func == (a: SeverityPolicy, b: SeverityPolicy) -> Bool {
    a.fallback == b.fallback && a.softenedBy == b.softenedBy
      && a.byJurisdiction.elementsEqual(b.byJurisdiction, by: ==)
  }
}

/// Days from one to another, both included, each as YYYY-MM-DD; a missing one is open.
package struct DateSpan: Sendable, Equatable {
  package var from: String?
  package var until: String?

  package init(from: String? = nil, until: String? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether `date`, as YYYY-MM-DD, lies in the span.
  package func contains(_ date: String) -> Bool {
    (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}

/// The documents and blocks on which a rule runs.
package struct Applicability: Sendable, Equatable {
  /// One of these topics must be present; `health` unless the rule says otherwise.
  package var topics: [String] = ["health"]
  /// None of these topics may be present.
  package var notTopics: [String] = []
  /// `public`, `professional`, or nothing for both.
  package var audience: String?
  /// The jurisdictions for which it is law; empty for all.
  package var jurisdictions: [String] = []
  /// The jurisdictions where it does not apply: a choice of nothing but these leaves it out.
  package var notJurisdictions: [String] = []
  /// Whether the document must promote something.
  package var promotes = false
  /// The kinds of block in which matches count; empty for all that readers see as copy.
  package var blocks: [String] = []
  /// The kinds of block in which matches do not count.
  package var notBlocks: [String] = []

  package init() {}
}

/// Texts that show what a rule finds; `[[` and `]]` stand around each finding.
package struct RuleExamples: Sendable, Equatable {
  package var flagged: [RuleExample] = []
  package var clean: [RuleExample] = []
  package var knownMisses: [RuleExample] = []
  package var knownFalseAlarms: [RuleExample] = []

  package init() {}
}

/// One example and where it stands in the rule file.
package struct RuleExample: Sendable, Equatable {
  private let source: RuleText
  package var range: ByteRange

  package var text: String { source.string }

  package init(text: String, range: ByteRange) { self.init(RuleText(text), range) }

  init(_ source: RuleText, _ range: ByteRange) {
    self.source = source
    self.range = range
  }
}
