import ArgumentParser
import CaveatKit
import Glibc

/// `Rules/README.md`: everything that `Rules/` holds, in tables.
struct RuleIndex {
  private let rules: RuleSet
  private let lexicons: [LexiconSummary]
  private let figures: [Figure]

  /// - Throws: `ExitCode` after mistakes in rules were told on standard error; `FileError`.
  init(_ root: FilePath) throws {
    let folder = root.appending("Rules")
    var options = RunOptions(asOf: "2000-01-01")
    options.findsConfiguration = false
    options.usesBuiltInRules = false
    options.ruleFolders = [folder]
    guard let here = FileSystem.canonical(FilePath(".")) else {
      throw ValidationError("the current folder does not exist any more")
    }
    var session = Session(options, workingFolder: here)
    rules = session.commandLineRules().ruleSet
    let problems =
      session.sourceProblems.map { $0.text(TextOptions()) }
      + session.runProblems.map { ($0.path.map { $0 + ": " } ?? "") + $0.message + "\n" }
    if !problems.isEmpty {
      try FileSystem.write(
        Array(problems.joined().utf8), descriptor: STDERR_FILENO, FilePath("<stderr>"))
      throw ExitCode(2)
    }
    let lists = folder.appending("lexicons")
    lexicons = try FileSystem.names(in: lists).compactMap { name in
      LexiconSummary(try FileSystem.read(lists.appending(name), limit: 4 << 20))
    }
    figures = try Figure.read(folder.appending(Figure.fileName))
  }

  var text: String {
    """
    # Rules

    Made from the files in this folder by `caveat-dev generate`; edit those. How to write one: \
    [AUTHORING.md](AUTHORING.md). Everything about one: `caveat rules show ID`.

    \(SummaryText.plural(rules.rules.count, "rule")) in \(packs.count) packs, \
    \(SummaryText.plural(rules.references.count, "reference")), \
    \(SummaryText.plural(rules.topics.count, "topic")), \
    \(SummaryText.plural(rules.contexts.count, "context")), \
    \(SummaryText.plural(lexicons.count, "word list")).

    """ + measured + packSections + topics + contexts + wordLists
  }

  /// The packs' names, in order.
  private var packs: [String] { Set(rules.rules.map(\.pack)).sorted() }

  private var measured: String {
    if figures.isEmpty { return "" }
    return """

      ## Measured

      What an evaluation on copy outside this repository gave; 1 is the most. `seen` is copy on which rules were tried \
      while they were written; `unseen` is copy that nobody who wrote rules had read, so expect that of yours.


      """
        + table(["figure", "value"], figures.map { [$0.name, $0.value] })
  }

  private var packSections: String {
    let citations = Dictionary(
      rules.references.map { ($0.id, $0.citation) }, uniquingKeysWith: { first, _ in first })
    return packs.map { pack in
      let rows = rules.rules.filter { $0.pack == pack }.map { rule -> [String] in
        let name = rule.id.dropFirst(pack.count + 1)
        let sources = rule.references.compactMap { citations[$0] }.map { citation in
          citation.url.map { "[\(Markdown.cell(citation.label))](\($0))" } ?? Markdown.cell(citation.label)
        }
        let status = rule.status == .stable ? "" : " (\(rule.status.rawValue))"
        return [
          "[\(name)](\(rule.id).yml)\(status)", severity(rule.severity), rule.category,
          Markdown.cell(rule.message), sources.joined(separator: " · "),
        ]
      }
      return "\n## \(pack)\n\n" + table(["rule", "severity", "category", "message", "law"], rows)
    }.joined()
  }

  private func severity(_ policy: SeverityPolicy) -> String {
    ([policy.fallback.rawValue]
      + policy.byJurisdiction.map { "\($0.severity.rawValue) in \($0.jurisdiction)" })
      .joined(separator: ", ")
  }

  private var topics: String {
    let rows = rules.topics.map { topic in
      [
        topic.name, Markdown.cell(topic.about), topic.classes.joined(separator: ", "),
        topic.implies.joined(separator: ", "),
        topic.facts.map { "\($0.key): \(Markdown.cell($0.value))" }.joined(separator: "; "),
      ]
    }
    return "\n## Topics\n\n" + table(["topic", "about", "class", "implies", "facts"], rows)
  }

  private var contexts: String {
    let rows = rules.contexts.map { context in
      let reaches = Set(context.cues.map(\.reach.rawValue)).sorted().joined(separator: ", ")
      return [context.name, Markdown.cell(context.about), reaches]
    }
    return "\n## Contexts\n\n" + table(["context", "about", "reach of its cues"], rows)
  }

  private var wordLists: String {
    let rows = lexicons.sorted { $0.name < $1.name }.map { list in
      [list.name, Markdown.cell(list.about), "\(list.entries)", list.includes.joined(separator: ", ")]
    }
    return "\n## Word lists\n\n" + table(["list", "about", "entries", "takes in"], rows)
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
