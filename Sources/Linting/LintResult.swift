package import Diagnostics
package import SourceText

/// Everything the linter has to say about one document.
package struct LintResult: Sendable {
  /// Findings that stand, in `Diagnostic.inOrder`, with fingerprints.
  package var findings: [Diagnostic] = []
  /// Findings that a comment in the document silences, and its reason.
  package var suppressed: [SuppressedFinding] = []
  /// What the document is about and how that was told.
  package var context = DocumentContext()
  /// What could not be checked; the document was not checked whole.
  package var incidents: [Incident] = []
  /// Why each place was flagged or left alone, where the run asked for it.
  package var trace: [TraceEntry] = []
}

/// A finding that was silenced on purpose.
package struct SuppressedFinding: Sendable {
  package var finding: Diagnostic
  package var reason: String
  /// `comment`, `waiver` or `baseline`.
  package var source: String
  /// The last day on which it is silenced, as YYYY-MM-DD.
  package var until: String?

  package init(finding: Diagnostic, reason: String, source: String, until: String? = nil) {
    self.finding = finding
    self.reason = reason
    self.source = source
    self.until = until
  }
}

/// A rule that did not finish, or a part of the document that could not be read.
package struct Incident: Sendable, Hashable {
  package var message: String
  /// The rule, where one is at fault.
  package var rule: String?
  package var range: ByteRange

  package init(message: String, rule: String?, range: ByteRange) {
    self.message = message
    self.rule = rule
    self.range = range
  }
}

/// What a document is about.
package struct DocumentContext: Sendable, Equatable {
  /// A topic that is present.
  package struct TopicMatch: Sendable, Equatable {
    package var name: String
    /// The sum of its evidence; 0 for a topic that was declared or is implied.
    package var score: Int
    /// `declared`, `implied by NAME`, or what was found: “Botox”, “frown lines”.
    package var reason: String
  }

  /// Ordered by name.
  package var topics: [TopicMatch] = []
  /// Product classes of the topics, in order.
  package var classes: [String] = []
  /// Whether the document promotes something, and how that was told.
  package var promotes = false
  package var promotesReason = ""
  package var jurisdictions: [String] = []
  package var audience = "public"
  package var words = 0
}

/// One step of the way to a finding or to none.
package struct TraceEntry: Sendable, Equatable {
  package var rule: String
  package var range: ByteRange
  /// What happened, as a phrase: “flagged”, “acquitted: negated by ‘not’”, “lost to general/x”.
  package var outcome: String
}
