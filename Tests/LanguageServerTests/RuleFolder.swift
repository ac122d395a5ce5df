import Foundation
import TestSupport

/// Rules that every test here knows: one `flag`, one `replace`, one `require`.
enum RuleFolder {
  static func write(into caveat: CaveatProcess) throws {
    try caveat.writeSafeRule()
    try caveat.write(wording, to: "rules/test/wording.yml")
    try caveat.write(risk, to: "rules/test/risk.yml")
  }

  private static let wording = """
    id: test/wording
    status: stable
    category: overclaim/other-claim
    severity: advice
    message: "“{match}” says too much"
    why: A listing is no approval.
    advice: Say listed.
    references: [test/law]
    applies: {topics: [any]}
    replace:
      unless: []
      swaps: [{words: [FDA registered], with: FDA-listed, safe: true}]
    examples:
      flagged: ["It is [[FDA registered]]."]
      clean: ["It is FDA-listed."]
    """
  private static let risk = """
    id: test/risk
    status: stable
    category: missing/risk
    severity: warning
    message: The copy names no risk
    why: A benefit alone misleads.
    insert: Name the common side effects.
    references: [test/law]
    applies: {topics: [any]}
    require:
      when: {any: [{words: [Botox]}]}
      within: document
      any: [{words: [bruising]}]
      placement: {not-only-in: [alt text]}
    examples:
      flagged: ["[[Botox]] is here."]
      clean: ["Botox can cause bruising."]
    """
}
