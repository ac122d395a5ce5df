import Diagnostics
import Documents
import RuleModel
import SourceText

/// Tells what a document is about from the evidence that topics name.
final class TopicDetector {
  private let ruleSet: RuleSet
  private let matcher: DocumentMatcher

  /// Copy shorter than this is too short to show whether it promotes something.
  private static let wordsToTell = 60
  private static let textsShown = 3

  private var document: Document { matcher.document }

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
    for topic in ruleSet.topics {
      if declared.contains(topic.name) {
        present[topic.name] = .init(name: topic.name, score: 0, reason: "declared")
        continue
      }
      if let reason = claimed[topic.name] {
        present[topic.name] = .init(name: topic.name, score: 0, reason: reason)
        continue
      }
      let (score, texts) = evidence(of: topic)
      let threshold = isShort ? topic.shortThreshold : topic.threshold
      guard score >= threshold, !texts.isEmpty else { continue }
      let shown = texts.map { "“\($0)”" }.joined(separator: ", ")
      present[topic.name] = .init(name: topic.name, score: score, reason: shown)
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
      .flatMap { matcher.matches(of: $0.pattern) }
      .filter { counts($0) }
      .min { $0.range < $1.range }
  }

  private func evidence(of topic: Topic) -> (score: Int, texts: [String]) {
    var score = 0
    var texts: [String] = []
    for evidence in topic.evidence {
      let matches = matcher.matches(of: evidence.pattern).filter(counts)
      guard !matches.isEmpty else { continue }
      let counted: Int
      if let most = evidence.mentions {
        counted = min(most, matches.count)
      } else {
        counted = matches.count == 1 ? 1 : Set(matches.map { document.text(of: $0.range).lowercased() }).count
      }
      score += evidence.weight * counted
      if evidence.weight > 0 { show(matches, in: &texts) }
    }
    return (score, texts)
  }

  /// Adds texts of matches until there are enough to tell the reason.
  private func show(_ matches: [PatternMatch], in texts: inout [String]) {
    for match in matches {
      guard texts.count < Self.textsShown else { return }
      let text = document.text(of: match.range)
      let folded = text.lowercased()
      if !texts.contains(where: { $0.lowercased() == folded }) { texts.append(text) }
    }
  }

  private func counts(_ match: PatternMatch) -> Bool {
    document.blocks[document.sentences[match.sentence].block].isCopy
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
