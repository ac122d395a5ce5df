import Documents
import Linting

/// What a draft's front matter chooses where the command line does not.
struct FrontMatterChoices {
  private(set) var jurisdictions: LintOptions.Jurisdictions?
  private(set) var audience: String?
  /// What is wrong with the jurisdictions that it names, which are then not chosen.
  private(set) var mistake: String?

  /// - Parameter commandLine: Whether the command line chose jurisdictions and audience.
  init(_ written: DocumentSettings, commandLine: (jurisdictions: Bool, audience: Bool)) {
    if !commandLine.jurisdictions, let names = written.jurisdictions {
      let parsed = JurisdictionList.parse(names)
      jurisdictions = parsed.jurisdictions
      if jurisdictions == nil { mistake = "front matter: \(parsed.mistake)" }
    }
    if !commandLine.audience { audience = written.audience }
  }
}
