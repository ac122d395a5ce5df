import Diagnostics
import Linting
import Reporting
import RuleModel
import SourceText

/// Applies the waivers of one file to reports, and tells of those that are over or that nothing needs.
struct WaiverMatcher {
  /// The rule and category of findings about waivers.
  static let rule = "caveat/waiver"

  private let file: WaiverFile
  private let index: Int
  private let asOf: String
  /// For each waiver the words that it quotes, if any.
  private let quotes: [FoldedText?]
  private var used: [Bool]

  /// - Parameter index: The file's place in `Session.waiverFiles`.
  init(_ file: WaiverFile, index: Int, asOf: String) {
    self.file = file
    self.index = index
    self.asOf = asOf
    quotes = file.waivers.map { $0.quote.map(FoldedText.init) }
    used = Array(repeating: false, count: file.waivers.count)
  }

  /// Moves waived findings from `findings` to `suppressed`; the first waiver in the file that fits is used.
  mutating func apply(to checked: inout CheckedFile) {
    guard checked.waiverFile == index, !checked.report.findings.isEmpty else { return }
    let path = checked.place.relative(to: file.file.parent)
    let waivers = file.waivers.indices.filter { place in
      !isOver(file.waivers[place]) && file.waivers[place].covers(draftAt: path)
    }
    let bytes = checked.report.bytes
    var sentences = WaiverSentences(of: checked)
    var standing: [Diagnostic] = []
    for finding in checked.report.findings {
      var copy: (sentence: FoldedText, excerpt: FoldedText)?
      let place = waivers.first { place in
        guard file.waivers[place].names(finding) else { return false }
        guard let words = quotes[place] else { return true }
        let folded =
          copy ?? (FoldedText(finding.sentence), FoldedText(Self.text(bytes, finding.range)))
        copy = folded
        return folded.sentence.contains(words) || folded.excerpt.contains(words)
          || sentences.hold(words, around: finding)
      }
      guard let place else {
        standing.append(finding)
        continue
      }
      used[place] = true
      let waiver = file.waivers[place]
      checked.report.suppressed.append(
        SuppressedFinding(
          finding: finding, reason: waiver.reason, source: "waiver", until: waiver.until,
          approver: waiver.approver, evidence: waiver.evidence))
    }
    checked.report.findings = standing
  }

  /// The flagged bytes as text, so far as words are looked for in them.
  private static func text(_ bytes: [UInt8], _ range: ByteRange) -> String {
    String(decoding: bytes[range.range].prefix(2000), as: UTF8.self)
  }

  /// A finding for each waiver that is over, names no rule of this run, or was not needed by its drafts.
  func remarks(on checked: [CheckedFile], _ coverage: Coverage) -> [Diagnostic] {
    let own = checked.filter { $0.waiverFile == index }
    return file.waivers.enumerated().compactMap { place, waiver in
      if isOver(waiver) { return remark(waiver, "ended on \(waiver.until ?? "")") }
      if used[place] { return nil }
      if let rule = waiver.rule {
        if !own.isEmpty, presentName(of: rule, own) == nil {
          let names = Set(own.flatMap(\.judge.linter.ruleNames)).sorted()
          return remark(
            waiver, "names the rule “\(rule)”, which does not exist" + Suggestion.question(rule, among: names)
          )
        }
      }
      return mayBeNeeded(waiver, own, coverage) ? nil : remark(waiver, "waives nothing; take it out")
    }
  }

  /// Waivers that call their rule by a former identifier.
  func renames(in checked: [CheckedFile]) -> [RuleRename] {
    let own = checked.filter { $0.waiverFile == index }
    let lines = LineIndex(file.bytes)
    return file.waivers.compactMap { waiver in
      guard let rule = waiver.rule, let present = presentName(of: rule, own), present != rule else {
        return nil
      }
      return RuleRename(
        former: rule, present: present, file: file.file, line: lines.line(at: waiver.range.lower))
    }
  }

  /// The present identifier of a rule, by the rules of the drafts.
  private func presentName(of rule: String, _ own: [CheckedFile]) -> String? {
    own.lazy.compactMap { $0.judge.linter.presentName(of: rule) }.first
  }

  private func isOver(_ waiver: Waiver) -> Bool { waiver.until.map { $0 < asOf } ?? false }

  /// Whether a draft that was not looked at, or a rule that did not run, may need the waiver.
  private func mayBeNeeded(_ waiver: Waiver, _ own: [CheckedFile], _ coverage: Coverage) -> Bool {
    guard coverage.isWhole else { return true }
    let folder = file.file.parent
    let isNamed = waiver.path.map { path in
      own.contains { $0.place == folder.appending(path.text).normalized }
    }
    guard isNamed == true || coverage.includes(folder) else { return true }
    let drafts = own.filter { draft in
      guard let glob = waiver.path else { return true }
      return draft.place.relative(to: folder).map { glob.covers($0) } ?? false
    }
    guard let rule = waiver.rule else {
      return own.contains { !$0.judge.options.select.isEmpty || !$0.judge.options.ignore.isEmpty }
    }
    return !drafts.isEmpty && !drafts.contains { $0.runs(rule) }
  }

  private func remark(_ waiver: Waiver, _ problem: String) -> Diagnostic {
    Diagnostic(
      rule: WaiverMatcher.rule, category: WaiverMatcher.rule, severity: .warning,
      message: "this waiver \(problem)",
      why: "An exception that is over, or that nothing needs, hides the next mistake.",
      advice: "Have it approved anew with a later “until”, or take it out.",
      range: waiver.range.isEmpty ? ByteRange(0, min(1, file.bytes.count)) : waiver.range,
      fingerprint: fingerprint(waiver, problem))
  }

  private func fingerprint(_ waiver: Waiver, _ problem: String) -> String {
    var hash = StableHash()
    for part in [problem, waiver.fingerprint, waiver.rule, waiver.quote, waiver.path?.text] {
      hash.combine(part ?? "")
    }
    return hash.hexadecimal
  }
}
