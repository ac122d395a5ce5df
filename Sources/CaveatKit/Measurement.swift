package import Documents
package import Linting
import PCRE
import RuleModel
import SourceText

/// The stages of the program one by one, for measuring.
package struct Measurement: Sendable {
  private let rules: LoadedRules
  private let linter: Linter

  /// Loads the built-in rules.
  ///
  /// - Parameter remembers: Whether documents may make those that follow faster.
  package init(remembers: Bool = false) {
    rules = Self.builtInRules
    linter = remembers ? rules.linter : rules.linter.withoutMemory()
  }

  /// Loads the built-in rules and rule files over them.
  ///
  /// - Throws: The first mistake in a file.
  package init(adding sources: [RuleSource]) throws {
    let result = RuleLoader.load(sources, over: Self.builtInRules.ruleSet)
    if let problem = result.problems.first {
      throw FileError(path: FilePath(problem.path), reason: problem.message)
    }
    rules = LoadedRules(result.ruleSet, digest: "")
    linter = rules.linter.withoutMemory()
  }

  /// The rules that are compiled into the program, loaded anew.
  package static var builtInRules: LoadedRules { RuleSetLoading.load(builtIn: true, folders: []).rules }

  package static func document(_ text: String, path: String) throws(SourceError) -> Document {
    let file = try SourceFile(path: path, bytes: Array(text.utf8))
    return DocumentReader.read(file, as: DocumentFormat(path: path) ?? .plainText)
  }

  /// The patterns of the rule set, each with the first rule that uses it and its regular expression.
  package var patterns: [(rule: String, regex: String, isCaseSensitive: Bool)] {
    var users: [Int: String] = [:]
    for topic in rules.ruleSet.topics {
      for evidence in topic.evidence { users[evidence.pattern, default: "topic \(topic.name)"] += "" }
    }
    for rule in rules.ruleSet.rules { for pattern in rule.kind.patterns { users[pattern] = rule.id } }
    return rules.ruleSet.patterns.enumerated().map { place, source in
      (users[place] ?? "contexts", source.regex, source.isCaseSensitive)
    }
  }

  package func costs(on documents: [Document]) -> [PatternCost] { linter.costs(on: documents) }

  /// The number of findings, for all jurisdictions.
  package func lint(_ document: Document) -> Int {
    var options = LintOptions(asOf: "2026-11-26")
    options.jurisdictions = .all
    return linter.lint(document, options).findings.count
  }

  /// The number of places in which patterns are tried.
  package func candidateCount(in document: Document) -> Int { linter.candidateCount(in: document) }

  /// Runs every pattern, with machine code, over every sentence.
  ///
  /// - Parameter done: Takes the number of matches and the time, compiling left out.
  package func bruteForce(_ documents: [Document], done: (Int, Duration) -> Void) throws {
    let compiled = try rules.ruleSet.patterns.map {
      try Pattern($0.regex, caseSensitive: $0.isCaseSensitive, jit: true)
    }
    let scratch = MatchScratch()
    var matches = 0
    let clock = ContinuousClock()
    let start = clock.now
    for document in documents {
      let bytes = document.reader.bytes
      for pattern in compiled {
        for sentence in document.sentences {
          let subject = bytes.span.extracting(sentence.text.range)
          var at = 0
          while let found = try scratch.firstMatch(of: pattern, in: subject, from: at) {
            matches += found.isEmpty ? 0 : 1
            at = max(found.upperBound, at + 1)
            while at < subject.count, subject[at] & 0xC0 == 0x80 { at += 1 }
            if at > subject.count { break }
          }
        }
      }
    }
    done(matches, clock.now - start)
  }
}
