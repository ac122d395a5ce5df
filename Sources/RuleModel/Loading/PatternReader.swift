import PCRE
import SourceText
import YAML

/// Reads patterns and keeps one copy of each.
final class PatternReader {
  private let lexicons: Lexicons
  private(set) var patterns: [PatternSource]
  private var places: [Name: Int] = [:]

  private struct Name: Hashable {
    var regex: String
    var isCaseSensitive: Bool
  }

  /// - Parameter known: The patterns that the new ones follow.
  init(_ lexicons: Lexicons, known: [PatternSource] = []) {
    self.lexicons = lexicons
    patterns = known
    for (place, pattern) in known.enumerated() {
      places[Name(regex: pattern.regex, isCaseSensitive: pattern.isCaseSensitive)] = place
    }
  }

  /// The patterns of a list of matchers.
  func uses(_ node: YAMLNode?, _ reader: NodeReader) -> [PatternUse] {
    reader.list(node).compactMap { use($0, reader) }
  }

  /// The patterns of a list of matchers of which any one will do.
  ///
  /// A word list that is a whole pattern gives one pattern for each of its alternatives: each is tried only where its
  /// own literals stand, and a list of long ones is not tried as a whole wherever any of them might begin.
  func alternatives(_ node: YAMLNode?, _ reader: NodeReader) -> [PatternUse] {
    reader.list(node).flatMap { item in
      guard item["words"] == nil, let branches = item["regex"]?.scalar.flatMap(lexicons.alternatives),
        let values = reader.fields(item, KeyTables.matcher, of: "a pattern")
      else { return use(item, reader).map { [$0] } ?? [] }
      let isCaseSensitive = reader.flag(values["case"]) ?? false
      let label = reader.text(values["label"])
      return branches.map { PatternUse(pattern: place(of: $0, isCaseSensitive), label: label) }
    }
  }

  /// One matcher: a mapping with `words` or `regex`, or a bare text, which is a regex.
  func use(_ node: YAMLNode, _ reader: NodeReader, table: [Key] = KeyTables.matcher) -> PatternUse? {
    guard let values = reader.fields(node, table, of: "a pattern") else { return nil }
    let isCaseSensitive = reader.flag(values["case"]) ?? false
    let label = reader.text(values["label"])
    if values["words"] != nil, let second = values["regex"] {
      reader.report(second.range, "a pattern has either “words” or “regex”")
      return nil
    }
    if let regex = values["regex"] {
      return place(ofRegex: regex, isCaseSensitive, reader).map { PatternUse(pattern: $0, label: label) }
    }
    guard let words = values["words"] else {
      reader.report(node.range, "a pattern needs “words” or “regex”", hint: nil)
      return nil
    }
    var trie = PhraseTrie()
    for word in reader.texts(words, mayBeEmpty: false) {
      if let phrase = lexicons.phrase(word.text, word.node, reader) { trie.insert(phrase.bounded) }
    }
    guard !trie.isEmpty else { return nil }
    Self.check(trie.pattern, written: nil, words, reader)
    return PatternUse(pattern: place(of: trie.pattern, isCaseSensitive), label: label)
  }

  /// The place of a pattern that stands as a scalar.
  func place(ofRegex node: YAMLNode, _ isCaseSensitive: Bool, _ reader: NodeReader) -> Int? {
    guard let written = reader.text(node) else { return nil }
    if let problem = GapLint.firstProblem(in: written) {
      reader.report(in: node, at: problem.offset, problem.message)
      return nil
    }
    let expansion = lexicons.expanded(written, node, reader)
    do {
      _ = try Pattern(expansion.text)
    } catch {
      let (offset, isInList) = expansion.written(at: error.offset)
      reader.report(in: node, at: offset, error.message + (isInList ? " (in the word list)" : ""))
      return nil
    }
    return place(of: expansion.text, isCaseSensitive)
  }

  private func place(of regex: String, _ isCaseSensitive: Bool) -> Int {
    let name = Name(regex: regex, isCaseSensitive: isCaseSensitive)
    if let known = places[name] { return known }
    places[name] = patterns.count
    patterns.append(PatternSource(regex: regex, isCaseSensitive: isCaseSensitive))
    return patterns.count - 1
  }

  /// Reports a pattern that does not compile, and a gap without an end in what was written.
  static func check(_ regex: String, written: String?, _ node: YAMLNode, _ reader: NodeReader) {
    if let written, let problem = GapLint.firstProblem(in: written) {
      reader.report(in: node, at: problem.offset, problem.message)
    }
    do {
      _ = try Pattern(regex)
    } catch {
      reader.report(node.range, error.message)
    }
  }
}
