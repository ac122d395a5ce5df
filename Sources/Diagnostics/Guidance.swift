/// What a rule says of all that it finds, held once for all its findings.
public final class Guidance: Sendable, Hashable {
  /// The rule, as `pack/name`.
  public let rule: String
  /// The category, as `overclaim/…`, `missing/…` or `caveat/…` for the tool's own findings.
  public let category: String
  /// Why it matters.
  public let why: String
  /// What to write instead, or what to add where.
  public let advice: String
  /// The sources it rests on, in the order of the rule.
  public let references: [Citation]
  /// Whether none of the sources is of a jurisdiction that the run chose, so that they serve for comparison.
  public let areReferencesForeign: Bool

  /// Guidance from its parts.
  public init(
    rule: String, category: String, why: String, advice: String, references: [Citation],
    areReferencesForeign: Bool = false
  ) {
    self.rule = rule
    self.category = category
    self.why = why
    self.advice = advice
    self.references = references
    self.areReferencesForeign = areReferencesForeign
  }

  /// What to call the sources before a reader: law of elsewhere is not the reader's.
  public var lawTitle: String { areReferencesForeign ? "Law elsewhere" : "Law" }

  /// Whether both say the same.
  public static func == (a: Guidance, b: Guidance) -> Bool {
    a === b
      || a.rule == b.rule && a.category == b.category && a.why == b.why && a.advice == b.advice
        && a.references == b.references
  }

  /// Hashes the rule; those of one rule differ at most in their sources.
  public func hash(into hasher: inout Hasher) { hasher.combine(rule) }
}
