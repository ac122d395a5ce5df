/// A finding that was silenced on purpose.
public struct SuppressedFinding: Hashable, Sendable {
  /// What was found.
  public var finding: Diagnostic
  /// Why it may stand.
  public var reason: String
  /// `comment`, `waiver` or `baseline`; `since` for a finding that an older version of the copy has too.
  public var source: String
  /// The last day on which it is silenced, as YYYY-MM-DD.
  public var until: String?
  /// Who allowed it; waivers only.
  public var approver: String?
  /// What the approval rests on, such as a document number; waivers only.
  public var evidence: String?
  /// Whether the baseline or the older version of the copy that the run was compared with has the finding.
  public var stoodBefore: Bool

  /// A silenced finding from its parts.
  public init(
    finding: Diagnostic, reason: String, source: String, until: String? = nil, approver: String? = nil,
    evidence: String? = nil, stoodBefore: Bool = false
  ) {
    self.finding = finding
    self.reason = reason
    self.source = source
    self.until = until
    self.approver = approver
    self.evidence = evidence
    self.stoodBefore = stoodBefore
  }
}
