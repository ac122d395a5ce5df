/// Texts of rule files that tests of several targets work with.
package enum TestRules {
  /// `test/safe`: a `flag` of “safe and effective”.
  package static let safe = """
    id: test/safe
    status: stable
    category: overclaim/absolute-safety
    severity: error
    message: "“{match}” is unqualified"
    why: Nothing is free of risk.
    advice: Name the *risks*.
    references: [test/law]
    applies: {topics: [any]}
    flag:
      any: [{words: [safe and effective]}]
      unless: []
    examples:
      flagged: ["It is [[safe and effective]]."]
      clean: ["It is new."]
    """

  /// `references.yml` with the one source that test rules cite, `test/law`.
  package static let references = """
    references:
      test/law:
        jurisdiction: us
        authority: FTC
        instrument: FTC Act
        section: §5
        url: https://law.example/5
        checked: 2026-11-26
        confidence: primary
        says: Deceptive acts are unlawful.
    """
}

extension CaveatProcess {
  /// Writes `TestRules.safe` and its source to the folder `rules`.
  package func writeSafeRule() throws {
    try write(TestRules.safe, to: "rules/test/safe.yml")
    try write(TestRules.references, to: "rules/references.yml")
  }
}
