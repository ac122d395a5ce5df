import Diagnostics
import Documents
import RuleModel
import SourceText

extension Evaluator {
  /// A statement that is missing: one finding, at what first called for it.
  func missing(_ rule: ActiveRule, _ requirement: Requirement) -> [Finding] {
    let calls = triggers(of: requirement, rule)
    guard !calls.isEmpty else { return [] }
    var remarks: [(match: PatternMatch, message: String)] = []
    let statements = statements(for: requirement, rule, &remarks)
    // A statement that does not count is the worst place to tell what is missing, if there is another.
    let without = Set(remarks.map(\.match.sentence))
    let others = calls.filter { !without.contains($0.sentence) }
    let triggers = others.isEmpty ? calls : others
    let ordered = requirement.anchor == .lastTrigger ? triggers.reversed() : triggers
    let reached = ReachedStatements(statements, requirement, document)
    guard let (trigger, labels) = firstOpen(among: ordered, requirement, reached) else {
      let first = triggers[0]
      note(rule.id, first.range, "fulfilled by \(quoted(reached.first(near: first)))")
      return []
    }
    let place = requirement.anchor == .title ? title() ?? trigger : trigger
    note(rule.id, place.range, "missing")
    var finding = Finding(
      rule: rule.index, range: place.range, sentence: place.sentence, severity: rule.severity)
    var details = Finding.Details(match: trigger, missing: labels.joined(separator: ", "))
    details.related = remarks.prefix(3).map { ($0.match.range, $0.message) }
    // The duty stays the same when the sentence that first calls for it is edited or another one comes first.
    if requirement.within == .document { details.duty = details.missing }
    finding.details = details
    return [finding]
  }

  // MARK: What calls for it

  private func triggers(of requirement: Requirement, _ rule: ActiveRule) -> [PatternMatch] {
    let when = requirement.when
    if when.promotes, !context.promotes { return [] }
    let named = rule.callingTopics.filter { hasTopic[$0] }
    if !when.topics.isEmpty, named.isEmpty { return [] }
    let carriers = when.classes.isEmpty ? [] : topicsOfClasses(when.classes)
    if !when.classes.isEmpty, carriers.isEmpty { return [] }
    if when.patterns != nil || when.claims != nil {
      let copy = when.patterns == nil ? [] : accepted(rule)
      guard let wanted = when.claims else { return copy }
      return (copy + claims(wanted, endsOnly: requirement.isUniform)).inOrder()
    }
    let mentions = (named + carriers).compactMap { topics.firstMention(at: $0) }
    if let first = mentions.min(by: { $0.range < $1.range }) { return [first] }
    return firstSentence().map { [$0] } ?? []
  }

  /// The document's topics that have one of some product classes.
  private func topicsOfClasses(_ classes: [String]) -> [Int] {
    hasTopic.indices.filter { hasTopic[$0] && ruleSet.topics[$0].classes.contains(where: classes.contains) }
  }

  /// The overclaims that call for a statement, if they are enough; or the first and the last one of them.
  private func claims(_ wanted: ClaimCount, endsOnly: Bool) -> [PatternMatch] {
    let counted = claims.counted(by: wanted, ruleSet.rules)
    let sentences = counted.sentenceCount(among: document.sentences.count)
    guard wanted.sentences.isMet(by: sentences, words: context.words) else { return [] }
    return endsOnly ? counted.ends : counted.matches
  }

  /// The first sentence of copy, for duties that no single place creates.
  private func firstSentence() -> PatternMatch? {
    document.sentences.indices.first { sentence in
      document.blocks[document.sentences[sentence].block].isCopy
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
    for requirement: Requirement, _ rule: ActiveRule,
    _ remarks: inout [(match: PatternMatch, message: String)]
  ) -> [(use: PatternUse, match: PatternMatch)] {
    var counted: [(use: PatternUse, match: PatternMatch)] = []
    let voiding = rule.voiding(contexts.table)
    let barred = BlockNames(requirement.notOnlyIn)
    for use in requirement.any + requirement.all {
      for match in matcher.matches(of: use.pattern) {
        let block = block(of: match)
        if block.kind == .code { continue }
        if !barred.isDisjoint(with: BlockNames(of: block)),
          let place = requirement.notOnlyIn.first(where: block.isCalled)
        {
          remarks.append((match, "this does not count: it stands in \(place)"))
        } else if let (name, _) = contexts.context(among: voiding, at: match) {
          remarks.append((match, "this does not count: it is \(name)"))
        } else if let most = requirement.beforeWords, stands(match, after: most) {
          remarks.append((match, "this does not count: it comes after the first \(most) words"))
        } else {
          counted.append((use, match))
        }
      }
    }
    return counted
  }

  /// The first trigger whose duty nothing fulfils, and the labels that are missing there.
  private func firstOpen(
    among triggers: [PatternMatch], _ requirement: Requirement, _ reached: ReachedStatements
  ) -> (PatternMatch, [String])? {
    for trigger in requirement.isUniform ? Array(triggers.prefix(1)) : triggers {
      let fulfilled = Set(reached.first(near: trigger).map(\.label))
      if let lacking = lacking(requirement, fulfilled) { return (trigger, lacking) }
    }
    return nil
  }

  /// Statements, as they stand in the copy.
  private func quoted(_ statements: [(label: String, match: PatternMatch)]) -> String {
    statements.map(\.match.range).sorted().map { "“\(document.text(of: $0))”" }.joined(separator: ", ")
  }

  /// The labels that nothing fulfils; nothing at all when the duty is fulfilled.
  private func lacking(_ requirement: Requirement, _ fulfilled: Set<String>) -> [String]? {
    guard !requirement.all.isEmpty else { return fulfilled.isEmpty ? [] : nil }
    var seen: Set<String> = []
    let open = requirement.all.map(\.statementLabel)
      .filter { !fulfilled.contains($0) && seen.insert($0).inserted }
    return open.isEmpty ? nil : open
  }

  /// Whether at least `words` words come before a match; looks no further than those words.
  private func stands(_ match: PatternMatch, after words: Int) -> Bool {
    document.reader.bytes[..<match.range.lower].lazy.filter { $0 == 0x20 || $0 == 0x0A }
      .prefix(words).count == words
  }
}

extension Requirement {
  /// Whether every trigger sees the same statements.
  fileprivate var isUniform: Bool { within == .document && !sameSection }
}
