import SourceText
import YAML

/// Loads folders of rule files into one rule set.
package struct RuleLoader {
  /// What loading gives: everything that is right, and everything that is wrong.
  package struct Result: Sendable {
    package var ruleSet: RuleSet
    /// Ordered by file and place.
    package var problems: [RuleFileProblem]
  }

  private struct File {
    var source: RuleSource
    var node: YAMLNode
    var reader: NodeReader
  }

  /// Loads `sources`, which may name what `base` defines.
  ///
  /// Every mistake of every file is reported. A rule with mistakes is left out; the others stand.
  package static func load(_ sources: [RuleSource], over base: RuleSet = RuleSet()) -> Result {
    var loader = RuleLoader(base)
    return loader.run(sources)
  }

  private let base: RuleSet
  private var set: RuleSet
  private let lexicons = Lexicons()
  private var problems: [RuleFileProblem] = []

  private init(_ base: RuleSet) {
    self.base = base
    set = base
    lexicons.adopt(base.lexicons)
  }

  private mutating func run(_ sources: [RuleSource]) -> Result {
    let files = sources.sorted { $0.path < $1.path }.compactMap { parse($0) }
    for file in files where file.source.path.hasPrefix("lexicons/") {
      lexicons.read(file.node, named: Self.name(of: file.source.path), file.reader)
    }
    set.lexicons = lexicons.expandAll()
    let patterns = PatternReader(lexicons, known: set.patterns)
    readSupport(files, patterns)
    readRules(files, patterns)
    let table = literals(of: patterns.patterns)
    set.literals = LiteralIndex(table)
    set.blockWide = BlockWidePatterns(set.rules, table)
    set.patterns = patterns.patterns
    set.rules.sort { $0.id < $1.id }
    problems += files.flatMap(\.reader.problems)
    problems.sort { a, b in
      a.path != b.path ? a.path < b.path : a.range != b.range ? a.range < b.range : a.message < b.message
    }
    return Result(ruleSet: set, problems: problems)
  }

  private mutating func parse(_ source: RuleSource) -> File? {
    let reader = NodeReader(path: source.displayPath, bytes: source.bytes)
    if let message = Self.misplacement(of: source.path) {
      problems.append(RuleFileProblem(path: source.displayPath, range: ByteRange(0, 0), message: message))
      return nil
    }
    do {
      _ = try SourceFile(path: source.displayPath, bytes: source.bytes)
    } catch {
      problems.append(
        RuleFileProblem(
          path: source.displayPath, range: ByteRange(error.offset, error.offset), message: "the file \(error)"
        ))
      return nil
    }
    do {
      if let node = try YAMLParser.parse(source.bytes) {
        return File(source: source, node: node, reader: reader)
      }
      problems.append(
        RuleFileProblem(path: source.displayPath, range: ByteRange(0, 0), message: "the file is empty"))
    } catch {
      problems.append(RuleFileProblem(path: source.displayPath, range: error.range, message: error.message))
    }
    return nil
  }

  /// The literals of the base's patterns and of those that follow them.
  private func literals(of patterns: [PatternSource]) -> LiteralTable {
    var table = LiteralTable(set.literals)
    table.append(patterns[table.patterns.count...].map { RequiredLiterals(of: $0.regex) })
    return table
  }

  /// What is wrong with the place of a file, if anything.
  private static func misplacement(of path: String) -> String? {
    let parts: [Substring] = path.split(separator: "/")
    if path.hasSuffix(".yaml") { return "rule files end in .yml, not .yaml" }
    if path == "references.yml" || path == "contexts.yml" { return nil }
    if parts.count == 2 { return nil }
    return parts.count == 1
      ? "a rule file stands in the folder of its pack; only references.yml and contexts.yml stand beside"
      : "folders inside a pack are not allowed"
  }

  private static func name(of path: String) -> String {
    String(path.dropLast(".yml".count).split(separator: "/").last ?? "")
  }

  private mutating func readSupport(_ files: [File], _ patterns: PatternReader) {
    var implied: [(text: String, node: YAMLNode, reader: NodeReader)] = []
    for file in files {
      let support = SupportReader(reader: file.reader, patterns: patterns)
      if file.source.path == "references.yml" {
        for reference in support.references(file.node) { add(reference, file) }
      } else if file.source.path == "contexts.yml" {
        let (contexts, breaks) = support.contexts(file.node)
        for context in contexts { add(context, file) }
        set.clauseBreaks += breaks
      } else if file.source.path.hasPrefix("topics/"),
        let (topic, implies) = support.topic(file.node, named: Self.name(of: file.source.path))
      {
        if set.topics.contains(where: { $0.name == topic.name }) {
          file.reader.reportTaken(
            (file.node["topic"] ?? file.node).range, "a topic “\(topic.name)”",
            isLoaded: base.topics.contains { $0.name == topic.name })
        } else {
          set.topics.append(topic)
          implied += implies.map { ($0.text, $0.node, file.reader) }
        }
      }
    }
    set.topics.sort { $0.name < $1.name }
    set.contexts.sort { $0.name < $1.name }
    set.references.sort { $0.id < $1.id }
    let names = set.topics.map(\.name)
    for (name, node, reader) in implied where !names.contains(name) {
      reader.report(
        node.range, "there is no topic “\(name)”", hint: Suggestion.hint(for: name, among: names))
    }
  }

  private mutating func add(_ reference: Reference, _ file: File) {
    if set.references.contains(where: { $0.id == reference.id }) {
      file.reader.reportTaken(
        file.node.range, "a reference “\(reference.id)”",
        isLoaded: base.references.contains { $0.id == reference.id })
    } else {
      set.references.append(reference)
    }
  }

  private mutating func add(_ context: ContextDefinition, _ file: File) {
    if set.contexts.contains(where: { $0.name == context.name }) {
      file.reader.reportTaken(
        file.node.range, "a context “\(context.name)”",
        isLoaded: base.contexts.contains { $0.name == context.name })
    } else {
      set.contexts.append(context)
    }
  }

  private mutating func readRules(_ files: [File], _ patterns: PatternReader) {
    let names = KnownNames(
      topics: Set(set.topics.map(\.name)), contexts: Set(set.contexts.map(\.name)),
      references: Set(set.references.map(\.id)))
    var known = Set(set.rules.flatMap { [$0.id] + $0.aliases })
    for file in files where Self.isRule(file.source.path) {
      let before = file.reader.problems.count
      let reader = RuleReader(reader: file.reader, patterns: patterns, names: names)
      guard let rule = reader.rule(file.node, path: file.source.path) else { continue }
      for id in [rule.id] + rule.aliases where !known.insert(id).inserted {
        file.reader.reportTaken(
          (file.node["id"] ?? file.node).range, "a rule “\(id)”",
          isLoaded: base.rules.contains { $0.goes(by: id) })
      }
      if file.reader.problems.count == before { set.rules.append(rule) }
    }
  }

  private static func isRule(_ path: String) -> Bool {
    path.contains("/") && !path.hasPrefix("lexicons/") && !path.hasPrefix("topics/")
  }
}
