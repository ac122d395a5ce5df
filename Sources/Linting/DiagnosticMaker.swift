import Diagnostics
import Documents
import RuleModel
import SourceText
import Synchronization

/// Puts the findings of one document in the measure of its file.
///
/// Findings of one rule on one text say the same wherever it stands, so that what they say is made once.
struct DiagnosticMaker {
  /// What a rule says of a stretch of a text.
  private struct Place: Hashable {
    var rule: Int32
    var text: Int32
    /// From the start of the text.
    var range: ByteRange
  }

  private let ruleSet: RuleSet
  private let citations: [String: Reference]
  private let selected: SelectedRules
  private let document: Document
  /// For each sentence, the number of its text.
  private let texts: [Int32]
  private var said: [Place: (message: String, name: Fingerprint)] = [:]
  private var retold: [Place: String] = [:]
  private var sentences: [Int32: String] = [:]
  /// By rule, of findings to which no other lost its place.
  private var guidance: [Int: Guidance] = [:]

  init(
    _ ruleSet: RuleSet, _ citations: [String: Reference], _ selected: SelectedRules, _ document: Document,
    texts: [Int32]
  ) {
    self.ruleSet = ruleSet
    self.citations = citations
    self.selected = selected
    self.document = document
    self.texts = texts
  }

  /// A finding as reports show it; its name is what the final one is made of.
  mutating func diagnostic(_ finding: Finding) -> Diagnostic {
    let range = document.source(of: finding.range)
    let details = finding.details
    let losers = finding.losers
    let (message, name) = said(by: finding)
    var related = (details?.related ?? []).map { place, message in
      Annotation(range: document.source(of: place), message: message)
    }
    for loser in losers where ruleSet.rules[loser.rule].category != ruleSet.rules[finding.rule].category {
      related.append(
        Annotation(range: document.source(of: loser.range), message: retold(loser)))
    }
    var diagnostic = Diagnostic(
      guidance(of: finding.rule, losers: losers.map(\.rule)), severity: finding.severity, message: message,
      range: range, related: related,
      fix: details?.replacement.map { Fix(range: range, replacement: $0.text, isSafe: $0.isSafe) },
      formerNames: ruleSet.rules[finding.rule].aliases.map {
        FormerName(rule: $0, fingerprint: self.name(of: finding, by: $0).text)
      },
      sentence: sentence(finding.sentence))
    diagnostic.name = name
    return diagnostic
  }

  private mutating func said(by finding: Finding) -> (message: String, name: Fingerprint) {
    guard let place = place(of: finding) else { return madeText(of: finding) }
    if let known = said[place] { return known }
    let made = madeText(of: finding)
    said[place] = made
    return made
  }

  /// What a finding says beside the one that took its place.
  private mutating func retold(_ loser: Finding) -> String {
    let place = place(of: loser)
    if let place, let known = retold[place] { return known }
    let message = loser.message(ruleSet.rules[loser.rule].message, in: document.reader.bytes)
    let made = "\(message) [\(ruleSet.rules[loser.rule].id)]"
    if let place { retold[place] = made }
    return made
  }

  /// Where a finding stands in its text; nothing for one that quotes what the text of its sentence does not tell.
  private func place(of finding: Finding) -> Place? {
    let sentence = document.sentences[finding.sentence].text
    guard finding.details == nil, sentence.contains(finding.range) else { return nil }
    return Place(
      rule: Int32(finding.rule), text: texts[finding.sentence],
      range: finding.range.shifted(by: -sentence.lower))
  }

  private func madeText(of finding: Finding) -> (message: String, name: Fingerprint) {
    let message = finding.message(ruleSet.rules[finding.rule].message, in: document.reader.bytes)
    return (message, name(of: finding, by: ruleSet.rules[finding.rule].id))
  }

  /// What names a finding of a rule of some identifier.
  private func name(of finding: Finding, by rule: String) -> Fingerprint {
    finding.details?.duty.map { Fingerprints.base(rule: rule, duty: $0) }
      ?? Fingerprints.base(
        rule: rule, sentence: document.sentences[finding.sentence].text, in: document.reader.bytes)
  }

  /// What reports show of a sentence, which many findings share.
  private mutating func sentence(_ number: Int) -> String {
    if let known = sentences[texts[number]] { return known }
    let text = document.excerpt(ofSentence: number)
    sentences[texts[number]] = text
    return text
  }

  private mutating func guidance(of rule: Int, losers: [Int]) -> Guidance {
    guard losers.isEmpty else { return sharedGuidance(of: [rule] + losers) }
    if let known = guidance[rule] { return known }
    let made = sharedGuidance(of: [rule])
    guidance[rule] = made
    return made
  }

  /// What the first of some rules says, and the citations of all, held once for all documents.
  private func sharedGuidance(of rules: [Int]) -> Guidance {
    if let known = selected.guidance.withLock({ $0[rules] }) { return known }
    let rule = ruleSet.rules[rules[0]]
    let (references, areForeign) = cited(rules.flatMap { ruleSet.rules[$0].references })
    let made = Guidance(
      rule: rule.id, category: rule.category, why: rule.why, advice: rule.advice, references: references,
      areReferencesForeign: areForeign)
    selected.guidance.withLock { $0[rules] = made }
    return made
  }

  /// The citations that the chosen jurisdictions ask for, or all of them, which are then foreign, where a rule has none
  /// of theirs.
  private func cited(_ ids: [String]) -> (citations: [Citation], areForeign: Bool) {
    let options = selected.options
    var seen: Set<String> = []
    let known = ids.filter { seen.insert($0).inserted }.compactMap { citations[$0] }
      .filter { $0.inForce.contains(options.asOf) }
    guard case .some(let chosen) = options.jurisdictions else { return (known.map(\.citation), false) }
    let asked = known.filter { $0.jurisdiction == "general" || chosen.contains($0.jurisdiction) }
    return asked.isEmpty ? (known.map(\.citation), !known.isEmpty) : (asked.map(\.citation), false)
  }
}
