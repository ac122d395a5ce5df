package import Foundation
package import RuleModel

/// Rules for tests: texts, or files of the repository's `Rules/`.
package enum RuleFixtures {
  package struct Broken: Error, CustomStringConvertible {
    package var description: String
  }

  /// A rule set of files by path below a rule folder.
  ///
  /// - Throws: `Broken` with every problem, if there is one.
  package static func load(_ files: [String: String]) throws -> RuleSet {
    let result = RuleLoader.load(sources(files))
    guard result.problems.isEmpty else {
      throw Broken(description: result.problems.map { "\($0.path): \($0.message)" }.joined(separator: "\n"))
    }
    return result.ruleSet
  }

  /// A rule set of the named files of `Rules/` with the word lists that stand in them, and of texts beside them.
  package static func load(_ names: [String], and files: [String: String] = [:]) throws -> RuleSet {
    var all = files
    var open = names
    while let name = open.popLast() {
      let text = try String(contentsOf: rules.appendingPathComponent(name), encoding: .utf8)
      all[name] = text
      let lists = text.matches(of: /\{([a-z][a-z0-9-]+)\}/).map { "lexicons/\($0.output.1).yml" }
      open += lists.filter { all[$0] == nil }
    }
    return try load(all)
  }

  package static func sources(_ files: [String: String]) -> [RuleSource] {
    files.map { RuleSource(path: $0.key, displayPath: $0.key, bytes: Array($0.value.utf8)) }
      .sorted { $0.path < $1.path }
  }

  /// The repository's rules.
  package static let rules = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Rules")
}
