import Diagnostics
import Documents
import RuleModel
import SourceText

/// Tells what a document is about from the evidence that topics name.
final class TopicDetector {
  private let ruleSet: RuleSet
  private let matcher: DocumentMatcher
  /// Of topics that were looked for, what was found, by their places in the rule set.
  private var known: [Int: (score: Int, texts: [String])] = [:]

  /// Copy shorter than this is too short to show whether it promotes something.
  private static let wordsToTell = 60
  private static let textsShown = 3

  private var document: Document { _read { yield matcher.document } }

  init(_ ruleSet: RuleSet, _ matcher: DocumentMatcher) {
    self.ruleSet = ruleSet
    self.matcher = matcher
  }

  /// The topics of the document, and those that `declared` and `claimed` add with all they imply.
  ///
  /// - Parameter claimed: Topics that the document's claims tell of, each with the reason.
  func context(declared: [String], claimed: [String: String]) -> DocumentContext {
    var context = DocumentContext()
    context.words = words()
    let isShort = context.words < Self.wordsToTell
    var present: [String: DocumentContext.TopicMatch] = [:]
    for place in ruleSet.topics.indices {
      let name = ruleSet.topics[place].name
      if declared.contains(name) {
        present[name] = .init(name: name, score: 0, reason: "declared")
        continue
      }
      if let reason = claimed[name] {
        present[name] = .init(name: name, score: 0, reason: reason)
        continue
      }
      let (score, texts) = evidence(at: place)
      let threshold = isShort ? ruleSet.topics[place].shortThreshold : ruleSet.topics[place].threshold
      guard score >= threshold, !texts.isEmpty else { continue }
      let shown = texts.map { "“\($0)”" }.joined(separator: ", ")
      present[name] = .init(name: name, score: score, reason: shown)
    }
    addImplied(to: &present)
    context.topics = present.values.sorted { $0.name < $1.name }
    let classes = ruleSet.topics.filter { present[$0.name] != nil }.flatMap(\.classes)
    context.classes = Set(classes).sorted()
    if let promotion = present["promotion"] {
      (context.promotes, context.promotesReason) = (true, promotion.reason)
    } else if !ruleSet.topics.contains(where: { $0.name == "promotion" }) {
      (context.promotes, context.promotesReason) = (true, "the rules do not say what promotes")
    } else if context.words < Self.wordsToTell {
      (context.promotes, context.promotesReason) = (true, "too short to tell")
    }
    return context
  }

  /// The first place at which the topic shows, in copy before navigation and the like.
  func firstMention(of topic: String) -> PatternMatch? {
    guard let topic = ruleSet.topics.first(where: { $0.name == topic }) else { return nil }
    return topic.evidence.filter { $0.weight > 0 }
      .compactMap { matcher.mentions(of: $0.pattern).first.first }
      .min { $0.range < $1.range }
  }

  private func evidence(at place: Int) -> (score: Int, texts: [String]) {
    if let known = known[place] { return known }
    var score = 0
    var texts: [String] = []
    for evidence in ruleSet.topics[place].evidence {
      let (count, first) = matcher.mentions(of: evidence.pattern)
      guard count > 0 else { continue }
      let distinct = distinctTexts(of: first)
      let counted =
        evidence.mentions.map { min($0, count) } ?? Set(distinct.map { $0.lowercased() }).count
      score += evidence.weight * counted
      if evidence.weight > 0 { show(distinct, in: &texts) }
    }
    known[place] = (score, texts)
    return (score, texts)
  }

  /// What matches matched, each text once, in order.
  private func distinctTexts(of matches: [PatternMatch]) -> [String] {
    guard matches.count > 1 else { return matches.map { document.text(of: $0.range) } }
    var seen: Set<String> = []
    return matches.compactMap { match in
      let text = document.text(of: match.range)
      return seen.insert(text).inserted ? text : nil
    }
  }

  /// Adds matched texts until there are enough to tell the reason.
  private func show(_ distinct: [String], in texts: inout [String]) {
    for text in distinct {
      guard texts.count < Self.textsShown else { return }
      let folded = text.lowercased()
      if !texts.contains(where: { $0.lowercased() == folded }) { texts.append(text) }
    }
  }

  private func addImplied(to present: inout [String: DocumentContext.TopicMatch]) {
    var waiting = present.keys.sorted()
    while let name = waiting.popLast() {
      guard let topic = ruleSet.topics.first(where: { $0.name == name }) else { continue }
      for implied in topic.implies where present[implied] == nil {
        present[implied] = .init(name: implied, score: 0, reason: "implied by \(name)")
        waiting.append(implied)
      }
    }
  }

  private func words() -> Int {
    let text = document.reader.bytes
    let bytes = text.span
    var count = 0
    for block in document.blocks where block.isCopy {
      count += 1
      for i in block.text.range where bytes[i] == 0x20 { count += 1 }
    }
    return count
  }
}
