import Foundation
import TestSupport
import Testing

/// A folder with a git repository, rules of its own and drafts.
struct DraftRepository {
  let caveat: CaveatProcess

  /// The options that make the outcome depend on the rules below and on nothing else.
  static let rules = ["--no-builtin", "--rules", "rules", "--as-of", "2026-11-26"]

  init() throws {
    caveat = try CaveatProcess()
    try caveat.write(Self.safe, to: "rules/test/safe.yml")
    try caveat.write(Self.registered, to: "rules/test/registered.yml")
    try caveat.write(Self.disclaimer, to: "rules/test/disclaimer.yml")
    try caveat.write(TestRules.references, to: "rules/references.yml")
    try caveat.write("rules\n", to: ".gitignore")
    try git("init -q -b main . && git config user.email a@example.org && git config user.name A")
  }

  /// Runs `body` in a fresh repository.
  static func with(_ body: (DraftRepository) throws -> Void) throws {
    let repository = try DraftRepository()
    defer { repository.caveat.remove() }
    try body(repository)
  }

  func write(_ text: String, to path: String) throws { try caveat.write(text, to: path) }

  func read(_ path: String) throws -> String { try caveat.read(path) }

  /// Runs git commands; a failure fails the test.
  func git(_ commands: String) throws {
    let outcome = try caveat.shell("git \(commands)", environment: ["GIT_CONFIG_GLOBAL": "/dev/null"])
    if outcome.status != 0 { Issue.record("git \(commands): \(outcome.errors)") }
  }

  func commit(_ message: String = "change") throws { try git("add -A && git commit -q -m \(message)") }

  /// Runs `caveat COMMAND` with the rules of this repository.
  func run(
    _ command: String, _ more: String = "", environment: [String: String] = [:]
  ) throws -> CaveatProcess.Outcome {
    try caveat.shell(
      "\"$CAVEAT\" \(command) \(Self.rules.joined(separator: " ")) \(more)", environment: environment)
  }

  /// Runs `caveat check` and gives one line a finding.
  func check(_ more: String = "") throws -> CaveatProcess.Outcome {
    try run("check", "--format concise --quiet \(more)")
  }

  private static func head(_ name: String, _ category: String, _ message: String) -> String {
    """
    id: test/\(name)
    status: stable
    category: \(category)
    severity: error
    message: "\(message)"
    why: It is so.
    advice: Write something else.
    references: [test/law]
    applies: {topics: [any]}

    """
  }

  private static let safe =
    head("safe", "overclaim/absolute-safety", "“{match}” is unqualified") + """
      flag: {any: [{words: [safe and effective]}], unless: []}
      examples:
        flagged: ["It is [[safe and effective]]."]
        clean: ["It is new."]
      """
  private static let registered =
    head("registered", "overclaim/other-claim", "“{match}” is wrong") + """
      replace:
        unless: []
        swaps:
          - {words: [FDA registered], with: FDA-listed, safe: true}
          - {words: [FDA-listed clinic], with: listed clinic, safe: true}
          - {words: [miracle], with: new, safe: false}
          - {words: [parted], with: "two: parts", safe: true}
          - {words: [many], with: "a, b", safe: true}
          - {words: [pointed], with: "- point", safe: true}
          - {words: ["it's"], with: it is, safe: true}
          - {words: [tick], with: tock, safe: true}
          - {words: [tock], with: tick, safe: true}
      examples:
        flagged: ["It is [[FDA registered]]."]
        clean: ["It is new."]
      """
  private static let disclaimer =
    head("disclaimer", "missing/supplement-disclaimer", "“{match}” needs the disclaimer") + """
      require:
        when: {any: [{words: [supplement]}], unless: []}
        within: document
        any: [{words: [not evaluated]}]
        satisfied-unless: []
      examples:
        flagged: ["Our [[supplement]] is new."]
        clean: ["Our supplement was not evaluated."]
      """
}
