import Diagnostics
import Documents
import RuleModel
import SourceText

extension Evaluator {
  /// A statement that is missing: one finding, at what first called for it.
  func missing(_ rule: Rule, _ index: Int, _ requirement: Requirement) -> [Finding] {
    let triggers = triggers(of: requirement.when, rule)
    guard !triggers.isEmpty else { return [] }
    var remarks: [(range: ByteRange, message: String)] = []
    let statements = statements(for: requirement, &remarks)
    let open = triggers.compactMap { trigger -> (PatternMatch, [String])? in
      let near = statements.filter { isNear($0.match, trigger, requirement) }
      let lacking = lacking(requirement, near.map(\.use))
      return lacking.map { (trigger, $0) }
    }
    guard let (trigger, labels) = requirement.anchor == .lastTrigger ? open.last : open.first else {
      note(rule, triggers[0].range, "fulfilled")
      return []
    }
    let place = requirement.anchor == .title ? title() ?? trigger : trigger
    note(rule, place.range, "missing")
    var finding = Finding(
      rule: index, range: place.range, sentence: place.sentence, severity: severity(of: rule, at: nil),
      message: fill(rule.message, trigger, missing: labels.joined(separator: ", ")))
    finding.related = Array(remarks.prefix(3))
    return [finding]
  }

  // MARK: What calls for it

  private func triggers(of when: Requirement.Trigger, _ rule: Rule) -> [PatternMatch] {
    if when.promotes, !context.promotes { return [] }
    let present = Set(context.topics.map(\.name))
    let named = when.topics.filter(present.contains)
    if !when.topics.isEmpty, named.isEmpty { return [] }
    let carriers = ruleSet.topics.filter { topic in
      present.contains(topic.name) && !topic.classes.filter(when.classes.contains).isEmpty
    }
    if !when.classes.isEmpty, carriers.isEmpty { return [] }
    if let patterns = when.patterns { return accepted(patterns, of: rule) }
    let mentions = (named + carriers.map(\.name)).compactMap { topics.firstMention(of: $0) }
    if let first = mentions.min(by: { $0.range < $1.range }) { return [first] }
    return firstSentence().map { [$0] } ?? []
  }

  /// The first sentence of copy, for duties that no single place creates.
  private func firstSentence() -> PatternMatch? {
    document.sentences.indices.first { sentence in
      let kind = document.blocks[document.sentences[sentence].block].kind
      return kind != .boilerplate && kind != .code
    }.map { PatternMatch(range: document.sentences[$0].text, sentence: $0) }
  }

  /// The title, or the first heading.
  private func title() -> PatternMatch? {
    let block =
      document.blocks.first { $0.kind == .title } ?? document.blocks.first { $0.kind == .heading }
    guard let block, let sentence = block.sentences.first else { return nil }
    return PatternMatch(range: document.sentences[sentence].text, sentence: sentence)
  }

  // MARK: What fulfils it

  private func statements(
    for requirement: Requirement, _ remarks: inout [(range: ByteRange, message: String)]
  ) -> [(use: PatternUse, match: PatternMatch)] {
    var counted: [(use: PatternUse, match: PatternMatch)] = []
    for use in requirement.any + requirement.all {
      for match in matcher.matches(of: use.pattern) {
        let block = block(of: match)
        if block.kind == .code { continue }
        if let place = requirement.notOnlyIn.first(where: block.isCalled) {
          remarks.append((match.range, "this does not count: it stands in \(place)"))
        } else if let (name, _) = contexts.context(among: requirement.satisfiedUnless, at: match) {
          remarks.append((match.range, "this does not count: it is \(name)"))
        } else if let most = requirement.beforeWords, words(before: match) > most {
          remarks.append((match.range, "this does not count: it comes after the first \(most) words"))
        } else {
          counted.append((use, match))
        }
      }
    }
    return counted
  }

  private func isNear(_ statement: PatternMatch, _ trigger: PatternMatch, _ requirement: Requirement) -> Bool
  {
    if requirement.sameSection,
      !isSection(block(of: statement).section, within: block(of: trigger).section)
    {
      return false
    }
    return isWithin(requirement.within, statement, of: trigger)
  }

  /// The labels that nothing fulfils; nothing at all when the duty is fulfilled.
  private func lacking(_ requirement: Requirement, _ found: [PatternUse]) -> [String]? {
    guard !requirement.all.isEmpty else {
      return found.isEmpty ? [] : nil
    }
    let labels = requirement.all.map { $0.label ?? "statement" }
    let fulfilled = Set(found.map { $0.label ?? "statement" })
    var seen: Set<String> = []
    let open = labels.filter { !fulfilled.contains($0) && seen.insert($0).inserted }
    return open.isEmpty ? nil : open
  }

  private func words(before match: PatternMatch) -> Int {
    document.reader.bytes[..<match.range.lower].count { $0 == 0x20 || $0 == 0x0A }
  }
}
