import RuleModel

/// What settling findings asks of their rules again and again.
struct RuleTraits: Sendable {
  /// Whether what the rule finds is an overclaim.
  let isOverclaim: Bool
  /// Whether what the rule finds is something that is missing.
  let isAbsence: Bool
  static let rankOfLaw = 2
  /// `rankOfLaw` for a rule of a jurisdiction's pack, 1 for one of a subject's, 0 for a general one.
  let rank: Int

  init(_ rule: Rule) {
    isOverclaim = rule.isOverclaim
    isAbsence = rule.category.hasPrefix("missing/")
    let pack = rule.pack
    rank = RuleCategory.jurisdictions.contains(pack) ? Self.rankOfLaw : pack == "general" ? 0 : 1
  }
}
