package import RuleModel

/// What a run asks of the linter for one document.
package struct LintOptions: Sendable, Equatable {
  /// Whose law applies.
  package enum Jurisdictions: Sendable, Equatable {
    /// None was chosen: rules without a jurisdiction run, every jurisdiction's citations show.
    case general
    case all
    /// Names such as `us`, in the order in which citations show.
    case some([String])

    /// Whether a rule runs where this was chosen: one of the names is enough.
    package func admit(_ applies: Applicability) -> Bool {
      switch self {
      case .general: applies.jurisdictions.isEmpty
      case .all: true
      case .some(let names):
        names.contains {
          !applies.notJurisdictions.contains($0)
            && (applies.jurisdictions.isEmpty || applies.jurisdictions.contains($0))
        }
      }
    }
  }

  package var jurisdictions: Jurisdictions = .general
  /// Topics that are declared instead of detected; what they imply is declared with them.
  package var topics: [String] = []
  /// `public` or `professional`.
  package var audience = "public"
  /// The day on which the copy is judged, as YYYY-MM-DD.
  package var asOf: String
  /// Rules, packs (`general`, `general/*`) or categories that run; empty for all.
  package var select: [String] = []
  /// Rules, packs or categories that do not run.
  package var ignore: [String] = []
  /// Absence rules that the page's template fulfils.
  package var layoutSupplies: [String] = []
  /// Whether rules with status `preview` run.
  package var preview = false
  /// Severities that replace a rule's own, by rule, pack or category; later entries win.
  package var severities: [SeverityOverride] = []

  package init(asOf: String) { self.asOf = asOf }
}

/// A severity that a configuration gives to rules.
package struct SeverityOverride: Sendable, Equatable {
  package var selector: String
  package var severity: String

  package init(selector: String, severity: String) {
    self.selector = selector
    self.severity = severity
  }
}
