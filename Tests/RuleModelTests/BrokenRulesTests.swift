import Foundation
import RuleModel
import SourceText
import TestSupport
import Testing

@Suite struct BrokenRulesTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/broken")

  @Test func everyMistakeOfEveryFileIsReportedAtItsPlace() throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).sorted()
      .filter { $0.hasSuffix("ml") }
    let sources = try paths.map { path in
      RuleSource(
        path: path, displayPath: path,
        bytes: Array(try Data(contentsOf: Self.folder.appendingPathComponent(path))))
    }
    let problems = RuleLoader.load(sources).problems
    let lines = problems.map { problem -> String in
      let bytes = sources.first { $0.path == problem.path }?.bytes ?? []
      let index = LineIndex(bytes)
      let start = index.position(at: problem.range.lower)
      let end = index.position(at: problem.range.upper)
      let hint = problem.hint.map { " (\($0))" } ?? ""
      return "\(problem.path):\(start.line):\(start.column)-\(end.column): \(problem.message)\(hint)\n"
    }
    expectSnapshot(lines.joined(), named: "broken-rules.txt", in: "Tests/RuleModelTests/Snapshots")
  }

  @Test func oneBrokenRuleLeavesTheOthersStanding() throws {
    let good = LintedFolder.rule("general/good")
    var bad = LintedFolder.rule("general/bad")
    bad.bytes = Array(
      String(decoding: bad.bytes, as: UTF8.self).replacingOccurrences(of: "why:", with: "wy:").utf8)
    let result = RuleLoader.load([LintedFolder.references, good, bad])
    #expect(result.ruleSet.rules.map(\.id) == ["general/good"])
    #expect(result.problems.map(\.message) == ["a rule lacks “why”", "a rule has no key “wy”"])
    #expect(result.problems.last?.hint == "did you mean “why”?")
  }

  @Test func aPackMayUseButNotRedefineWhatIsBuiltIn() throws {
    let base = RuleLoader.load([LintedFolder.references, LintedFolder.rule("general/good")]).ruleSet
    let more = RuleLoader.load([LintedFolder.rule("mine/other")], over: base)
    #expect(more.problems.isEmpty)
    #expect(more.ruleSet.rules.map(\.id) == ["general/good", "mine/other"])
    let again = RuleLoader.load([LintedFolder.rule("general/good"), LintedFolder.references], over: base)
    #expect(
      again.problems.map(\.message) == [
        "a rule “general/good” exists already", "a reference “us/law” exists already",
      ])
  }
}

@Suite struct PlaceholderTests {
  /// Mistakes with the copy at which they stand, up to the end of the braces.
  private func mistakes(message: String, with: String = "x") -> [String] {
    var rule = LintedFolder.rule("general/good")
    let text = String(decoding: rule.bytes, as: UTF8.self)
      .replacing("message: m\n", with: "message: '\(message)'\n")
      .replacing(
        "flag: {any: [{words: [safe]}], unless: []}",
        with: "replace: {swaps: [{regex: '(?<what>safe)', with: '\(with)'}]}")
    rule.bytes = Array(text.utf8)
    return RuleLoader.load([LintedFolder.references, rule]).problems.map { problem in
      let place = rule.bytes[problem.range.lower...].prefix { $0 != UInt8(ascii: "}") }
      return String(decoding: place, as: UTF8.self) + ": " + problem.message
    }
  }

  @Test(arguments: ["“{match}” and {missing}", "{what} it is", "{0,3} {} {a b} {Match", "plain"])
  func namesThatStandForSomethingAreTaken(message: String) {
    #expect(mistakes(message: message) == [])
  }

  @Test func otherNamesAreMistakesWhereTheyStand() {
    #expect(
      mistakes(message: "a {mach}", with: "{what} {missing}") == [
        "{mach: “{mach}” stands for nothing; did you mean “match”?",
        "{missing: “{missing}” stands for nothing; known are match, what",
      ])
  }
}

/// Small rule files.
enum LintedFolder {
  static let references = RuleSource(
    path: "references.yml", displayPath: "references.yml",
    bytes: Array(
      """
      references:
        us/law: {jurisdiction: us, authority: A, instrument: B, checked: 2026-11-26, confidence: primary, says: x}
      """.utf8))

  static func rule(_ id: String) -> RuleSource {
    RuleSource(
      path: id + ".yml", displayPath: id + ".yml",
      bytes: Array(
        """
        id: \(id)
        category: overclaim/other-claim
        severity: {default: warning, us: error, softened-by: []}
        message: m
        why: w
        advice: a
        references: [us/law]
        applies: {topics: [any]}
        flag: {any: [{words: [safe]}], unless: []}
        examples: {flagged: ["[[safe]]"], clean: ["y"]}
        """.utf8))
  }
}
