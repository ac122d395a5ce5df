import Diagnostics
import Documents
import PCRE
import RuleModel
import SourceText

/// Tells what a document is about from the evidence that topics name.
final class TopicDetector {
  private let ruleSet: RuleSet
  private let matcher: DocumentMatcher
  private let table: TopicTable
  /// The places of topics that need no evidence.
  private let declared: [Int]
  /// Of topics that were looked for, by their places in the rule set, how much tells of them, and whether anything does.
  private var known: [(score: Int, isShown: Bool)?]

  /// Copy shorter than this is too short to show whether it promotes something.
  private static let wordsToTell = 60
  private static let textsShown = 3

  private var document: Document { _read { yield matcher.document } }

  /// - Parameter declared: Names of topics that the document has whatever it says.
  init(_ ruleSet: RuleSet, _ matcher: DocumentMatcher, _ table: TopicTable, declared: [String]) {
    self.ruleSet = ruleSet
    self.matcher = matcher
    self.table = table
    self.declared = table.places(of: declared)
    known = Array(repeating: nil, count: ruleSet.topics.count)
  }

  /// Looks for what tells of a topic, so that it is known when it is asked for.
  func look(forTopicAt place: Int) {
    if !declared.contains(place) { _ = evidence(at: place) }
  }

  /// The topics of the document, and those that are declared and that `claimed` adds with all they imply.
  ///
  /// - Parameter claimed: Topics that the document's claims tell of, each with the reason.
  func context(claimed: [String: String]) -> DocumentContext {
    var context = DocumentContext()
    context.words = words()
    let isShort = context.words < Self.wordsToTell
    var present: [Int: DocumentContext.TopicMatch] = [:]
    for place in declared {
      present[place] = .init(name: ruleSet.topics[place].name, score: 0, reason: "declared")
    }
    for (name, reason) in claimed {
      guard let place = table.place(of: name), present[place] == nil else { continue }
      present[place] = .init(name: name, score: 0, reason: reason)
    }
    for place in ruleSet.topics.indices where present[place] == nil {
      let (score, isShown) = evidence(at: place)
      guard isShown, ruleSet.topics[place].isTold(by: score, words: context.words, isShort: isShort)
      else { continue }
      let shown = shownTexts(at: place).map { "“\($0)”" }.joined(separator: ", ")
      present[place] = .init(name: ruleSet.topics[place].name, score: score, reason: shown)
    }
    addImplied(to: &present)
    context.topics = present.values.sorted { $0.name < $1.name }
    context.isOffTopic = present.isEmpty && !ruleSet.topics.isEmpty
    context.classes = Set(present.keys.flatMap { ruleSet.topics[$0].classes }).sorted()
    let promotion = table.place(of: "promotion")
    if let promotion, let match = present[promotion] {
      (context.promotes, context.promotesReason) = (true, match.reason)
    } else if promotion == nil {
      (context.promotes, context.promotesReason) = (true, "the rules do not say what promotes")
    } else if context.words < Self.wordsToTell {
      (context.promotes, context.promotesReason) = (true, "too short to tell")
    }
    return context
  }

  /// For each topic, whether it is among those of a context.
  func presence(in context: DocumentContext) -> [Bool] {
    var isPresent = [Bool](repeating: false, count: ruleSet.topics.count)
    for place in context.topics.compactMap({ table.place(of: $0.name) }) { isPresent[place] = true }
    return isPresent
  }

  /// Whether the evidence against a topic outweighs the evidence for it.
  func isRefuted(at place: Int) -> Bool { evidence(at: place).score < 0 }

  /// The first place at which a topic shows, in copy before navigation and the like.
  func firstMention(at place: Int) -> PatternMatch? {
    ruleSet.topics[place].evidence.filter { $0.weight > 0 }
      .compactMap { matcher.mentions(of: $0.pattern).first.first }
      .min { $0.range < $1.range }
  }

  private func evidence(at place: Int) -> (score: Int, isShown: Bool) {
    if let known = known[place] { return known }
    var score = 0
    var isShown = false
    for evidence in ruleSet.topics[place].evidence {
      let (count, first) = matcher.mentions(of: evidence.pattern)
      guard count > 0 else { continue }
      score += evidence.weight * (evidence.mentions.map { min($0, count) } ?? distinctTexts(of: first))
      if evidence.weight > 0 { isShown = true }
    }
    known[place] = (score, isShown)
    return (score, isShown)
  }

  /// How many different texts matches matched, in any case.
  private func distinctTexts(of matches: [PatternMatch]) -> Int {
    guard matches.count > 1 else { return matches.count }
    let reader = document.reader.bytes
    let bytes = reader.span
    var small: [UInt8] = []
    return Set(
      matches.map { match in
        SmallLetters.fold(bytes.extracting(match.range.range), into: &small)
        var hash = StableHash()
        hash.combine(small.span.extracting(first: match.range.count))
        return hash.value
      }
    ).count
  }

  /// The first texts that tell of a topic, each once in any case.
  private func shownTexts(at place: Int) -> [String] {
    var texts: [String] = []
    for evidence in ruleSet.topics[place].evidence where evidence.weight > 0 {
      for match in matcher.mentions(of: evidence.pattern).first {
        guard texts.count < Self.textsShown else { return texts }
        let text = document.text(of: match.range)
        let folded = text.lowercased()
        if !texts.contains(where: { $0.lowercased() == folded }) { texts.append(text) }
      }
    }
    return texts
  }

  private func addImplied(to present: inout [Int: DocumentContext.TopicMatch]) {
    var waiting = present.values.map(\.name).sorted()
    while let name = waiting.popLast() {
      guard let place = table.place(of: name) else { continue }
      for implied in ruleSet.topics[place].implies {
        guard let other = table.place(of: implied), present[other] == nil else { continue }
        present[other] = .init(name: implied, score: 0, reason: "implied by \(name)")
        waiting.append(implied)
      }
    }
  }

  private func words() -> Int {
    let text = document.reader.bytes
    let bytes = text.span
    var count = 0
    for block in document.blocks where block.isCopy {
      count += 1 + bytes.extracting(block.text.range).count(of: UInt8(ascii: " "))
    }
    return count
  }
}
