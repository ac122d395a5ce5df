/// The closed list of categories.
package enum RuleCategory {
  /// Every category, claims first, in the order in which references list them.
  package static let all: [String] =
    [
      "efficacy-guarantee", "disease-claim", "absolute-safety", "minimised-risk", "superiority", "speed",
      "permanence", "unsupported-evidence", "authority-misuse", "natural-equals-safe", "off-label",
      "testimonial", "before-after", "inducement", "body-image", "credential", "discourages-care",
      "weight-loss", "prescription-to-public", "other-claim",
    ].map { "overclaim/" + $0 }
    + [
      "risk", "serious-risk", "suitability", "results-vary", "duration", "credentials", "evidence",
      "supplement-disclaimer", "prescription-status", "terms", "identity", "balance",
    ].map { "missing/" + $0 }

  /// The jurisdictions that packs, references and the command line may name.
  package static let jurisdictions = ["us", "uk", "ie", "eu", "de", "au", "nz", "ca", "in"]

  /// Those in which law of the European Union applies beside their own.
  package static let membersOfUnion = ["ie", "de"]
}
