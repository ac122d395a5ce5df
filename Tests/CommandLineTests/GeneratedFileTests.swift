import Foundation
import TestSupport
import Testing

/// The files that `caveat-dev` writes.
@Suite struct GeneratedFileTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let program = CaveatProcess.program.deletingLastPathComponent()
    .appendingPathComponent("caveat-dev").path

  /// A package with one rule, in which generated files may be written.
  private func inPackage(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let files = [
      "general/safe.yml": """
      id: general/safe
      status: stable
      category: overclaim/absolute-safety
      severity: {default: error, au: warning}
      message: "“{match}” is a | unqualified"
      why: Nothing is free of risk.
      advice: Name the risks.
      references: [us/law]
      applies: {topics: [any]}
      flag: {any: [{words: ["{safe}"]}]}
      examples: {flagged: ["It is [[quite safe]]."], clean: ["It is new."]}
      """,
      "lexicons/safe.yml": "lexicon: safe\nabout: Safe\nwords: [quite safe, harmless]\nregex: [100% safe]\n",
      "topics/health.yml":
        "topic: health\nabout: Health\nclass: [care]\nevidence: [{words: [doctor]}]\nfacts: {lasts: long}\n",
      "contexts.yml":
        "contexts: {negated: {about: Denied, cues: [{reach: clause, any: [{words: [not]}]}]}}\n",
      "references.yml": """
      references:
        us/law: {jurisdiction: us, authority: FTC, instrument: FTC Act, section: §5, url: 'https://example.com/a',
          checked: 2026-11-26, confidence: primary, says: Deception is unlawful.}
      """,
    ]
    for (path, text) in files { try caveat.write(text, to: "Rules/" + path) }
    try caveat.write("", to: "Sources/caveat/main.swift")
    try caveat.write(
      "A\n<!-- output of: caveat --version -->\nold\n<!-- end of output -->\nB\n", to: "README.md")
    try body(caveat)
  }

  private func run(_ arguments: String, in caveat: CaveatProcess) throws -> CaveatProcess.Outcome {
    try caveat.shell("\"$DEV\" \(arguments)", environment: ["DEV": Self.program])
  }

  @Test func theGeneratedFilesAreUpToDate() throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let outcome = try run("generate --check --root '\(Self.root.path)'", in: caveat)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func theRulesThatHelpNamesExist() throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let reference = try String(
      contentsOf: Self.root.appendingPathComponent("Sources/caveat/Reference.md"), encoding: .utf8)
    let ids = Set(reference.matches(of: /rules show ([a-z-]+\/[a-z-]+)/).map { String($0.output.1) })
    #expect(!ids.isEmpty)
    for id in ids {
      let page = try caveat.run("rules", "show", id)
      #expect(page.status == 0, "\(page.errors)")
    }
  }

  @Test func theIndexTellsEverything() throws {
    try inPackage { caveat in
      #expect(try run("generate", in: caveat).status == 0)
      let index = try caveat.read("Rules/README.md")
      let version = try caveat.run("--version").output
      #expect(try caveat.read("README.md").contains("-->\n```text\n\(version)```\n<!-- end"))
      let row =
        "| [safe](general/safe.yml) | error, warning in au | overclaim/absolute-safety "
        + "| “{match}” is a \\| unqualified | [US FTC Act §5](https://example.com/a) |\n"
      #expect(index.contains(row), "\(index)")
      #expect(index.contains("| health | Health | care |  | lasts: long |\n"))
      #expect(index.contains("| safe | Safe | 3 |  |\n"))
      #expect(index.contains("| negated | Denied | clause |\n"))
      try caveat.write("id: general/other\n", to: "Rules/general/other.yml")
      let broken = try run("generate", in: caveat)
      #expect(broken.status == 2 && broken.errors.contains("Rules/general/other.yml:1:1: error: "))
    }
  }

  @Test func aStaleFileIsToldAndWrittenAnew() throws {
    try inPackage { caveat in
      #expect(try run("generate", in: caveat).status == 0)
      try caveat.write("old", to: "Rules/README.md")
      let check = try run("generate --check", in: caveat)
      #expect(check.status == 1)
      #expect(check.output.hasPrefix("Rules/README.md is out of date; run: "))
      #expect(try caveat.read("Rules/README.md") == "old")
      #expect(try run("generate", in: caveat).output == "wrote Rules/README.md\n")
      #expect(try run("generate --check", in: caveat).status == 0)
    }
  }

  @Test func figuresAreKeptAndShown() throws {
    try inPackage { caveat in
      try caveat.write(
        #"{"claims.recall": 0.91239, "pages": {"f1": 0.5, "text": "cures all"}, "rows": 12}"#, to: "f.json")
      #expect(try run("generate", in: caveat).status == 0)
      #expect(try run("score f.json", in: caveat).status == 0)
      #expect(
        try caveat.read("Rules/measured.json")
          == "{\n  \"claims.recall\": 0.912,\n  \"pages.f1\": 0.5,\n  \"rows\": 12\n}\n")
      let index = try caveat.read("Rules/README.md")
      #expect(index.contains("| claims.recall | 0.912 |\n| pages.f1 | 0.5 |\n| rows | 12 |\n"))
      #expect(!index.contains("cures all"))
      #expect(try run("generate --check", in: caveat).status == 0)
      try caveat.write("[1, 2]", to: "f.json")
      #expect(try run("score f.json", in: caveat).status != 0)
    }
  }

  @Test(arguments: ["flag", "require", "qualify", "limit", "replace"])
  func aNewRuleHasOnlyKnownKeys(_ kind: String) throws {
    try inPackage { caveat in
      #expect(try run("new-rule general/brand-new --kind \(kind)", in: caveat).status == 0)
      #expect(try run("new-rule general/brand-new", in: caveat).errors.contains("exists"))
      let test = try caveat.run("rules", "test", "--no-builtin", "Rules/general/brand-new.yml")
      #expect(test.status == 2)
      let mistakes = test.errors.split(separator: "\n").filter { $0.contains("brand-new.yml:") }
      #expect(!mistakes.isEmpty)
      // What is to be filled in is empty; nothing else is wrong.
      #expect(mistakes.allSatisfy { $0.contains("empty") }, "\(mistakes)")
    }
  }

  @Test(arguments: ["general", "General/x", "a/b/c", "lexicons/x", "no-such-pack/x", "../x/y"])
  func aNewRuleNeedsAProperName(_ id: String) throws {
    try inPackage { caveat in
      let outcome = try run("new-rule '\(id)'", in: caveat)
      #expect(outcome.status != 0)
    }
  }
}
