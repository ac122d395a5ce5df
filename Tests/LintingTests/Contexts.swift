import Documents
import RuleModel
import SourceText
import TestSupport

@testable import Linting

/// Asks the contexts of Rules/contexts.yml about marked text.
enum Contexts {
  /// For each mark, the first of `names` that holds there.
  static func holding(_ names: [String], in marked: String, asMarkdown: Bool = false) throws -> [String?] {
    let ruleSet = try RuleFixtures.load(["contexts.yml"])
    let copy = MarkedText(marked)
    let marks = copy.ranges
    let file = try SourceFile(path: "test.txt", bytes: copy.bytes)
    let document = DocumentReader.read(file, as: asMarkdown ? .markdown : .plainText)
    let matcher = DocumentMatcher(
      document, tools: MatchingTools(PatternStore(ruleSet.patterns)),
      prefilter: Prefilter(ruleSet.literals))
    let evaluator = ContextEvaluator(ruleSet, matcher, ContextTable(ruleSet))
    return marks.map { mark in
      let sentence = document.sentences.indices.first { index in
        document.source(of: document.sentences[index].text).contains(mark.lower)
      }
      guard let sentence else { return "no sentence there" }
      let text = document.sentences[sentence].text
      let range = (text.lower..<text.upper).first {
        document.source(of: ByteRange($0, $0 + 1)).lower == mark.lower
      }
      guard let start = range else { return "no text there" }
      let match = PatternMatch(range: ByteRange(start, start + mark.count), sentence: sentence)
      return evaluator.context(among: evaluator.table.choice(of: names), at: match)?.name
    }
  }
}
