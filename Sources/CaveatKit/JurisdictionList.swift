package import Linting
import RuleModel

/// Reads a choice of jurisdictions: `general`, `all`, or names such as `us, uk`; a member of the European Union brings
/// `eu` with it.
package enum JurisdictionList {
  /// Either the choice, or what is wrong with it as a phrase.
  package static func parse(
    _ names: [String]
  ) -> (jurisdictions: LintOptions.Jurisdictions?, mistake: String) {
    let known = RuleCategory.jurisdictions
    let words = names.flatMap { $0.split(separator: ",") }
      .map { word in word.filter { !$0.isWhitespace }.lowercased() }.filter { !$0.isEmpty }
    if words.isEmpty { return (nil, "no jurisdiction is named") }
    if words == ["general"] { return (.general, "") }
    if words == ["all"] { return (.all, "") }
    for word in words where !known.contains(word) {
      if word == "all" || word == "general" { return (nil, "“\(word)” stands alone, without other names") }
      let question =
        otherNames[word].map { "; did you mean “\($0)”?" }
        ?? Suggestion.question(word, among: known + ["all", "general"])
      let list = (known + ["general", "all"]).joined(separator: ", ")
      return (nil, "“\(word)” is no jurisdiction\(question.isEmpty ? "; known are \(list)" : question)")
    }
    let union = words.contains(where: RuleCategory.membersOfUnion.contains) ? ["eu"] : []
    var seen: Set<String> = []
    return (.some((words + union).filter { seen.insert($0).inserted }), "")
  }

  /// What others call jurisdictions: codes of ISO 3166 and names of countries, without white space.
  private static let otherNames = [
    "gb": "uk", "gbr": "uk", "gb-eng": "uk", "gb-nir": "uk", "gb-sct": "uk", "gb-wls": "uk", "britain": "uk",
    "greatbritain": "uk", "unitedkingdom": "uk", "england": "uk", "scotland": "uk", "wales": "uk",
    "northernireland": "uk", "usa": "us", "america": "us", "unitedstates": "us", "aus": "au",
    "australia": "au", "irl": "ie", "ireland": "ie", "europe": "eu", "deu": "de", "germany": "de",
    "deutschland": "de", "nzl": "nz", "newzealand": "nz", "can": "ca", "canada": "ca", "ind": "in",
    "india": "in",
  ]
}
