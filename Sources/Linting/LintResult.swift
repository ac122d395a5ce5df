package import Diagnostics
package import SourceText

/// Everything the linter has to say about one document.
package struct LintResult: Sendable {
  /// Findings that stand, in `Diagnostic.inOrder`, with fingerprints.
  package var findings: [Diagnostic] = []
  /// Findings that a comment in the document silences, and its reason.
  package var suppressed: [SuppressedFinding] = []
  /// Former identifiers of rules that comments in the document use.
  package var renamed: [RenamedRule] = []
  /// What the document is about and how that was told.
  package var context = DocumentContext()
  /// What could not be checked; the document was not checked whole.
  package var incidents: [Incident] = []
  /// Why each place was flagged or left alone, where the run asked for it.
  package var trace: [TraceEntry] = []
}

/// A rule that a comment calls by an identifier that it had.
package struct RenamedRule: Sendable, Equatable {
  package var former: String
  package var present: String
  /// The comment.
  package var range: ByteRange
}

/// One step of the way to a finding or to none.
package struct TraceEntry: Sendable, Equatable {
  package var rule: String
  package var range: ByteRange
  /// What happened, as a phrase: “flagged”, “acquitted: negated by ‘not’”, “fulfilled by ‘results vary’”, “part of
  /// general/x”, “silenced by a comment: quoted in court”.
  package var outcome: String
}

extension TraceEntry {
  /// That a comment took a finding away.
  init(silenced: SuppressedFinding) {
    self.init(
      rule: silenced.finding.rule, range: silenced.finding.range,
      outcome: "silenced by a comment: \(silenced.reason)")
  }
}
