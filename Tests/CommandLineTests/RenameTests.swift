import TestSupport
import Testing

/// A rule that gets another identifier: what used the former one goes on working and is told the present one.
@Suite struct RenameTests {
  private static let note = "“test/safe” is now “test/wary”\n"

  /// A repository whose rule `test/safe` is called `test/wary` after `before`.
  private func renaming(
    before: (DraftRepository) throws -> Void = { _ in }, _ body: (DraftRepository) throws -> Void
  ) throws {
    try DraftRepository.with { repository in
      try before(repository)
      let rule = try repository.read("rules/test/safe.yml")
        .replacing("id: test/safe\n", with: "id: test/wary\naliases: [test/safe]\n")
      try repository.write(rule, to: "rules/test/wary.yml")
      _ = try repository.caveat.shell("rm rules/test/safe.yml")
      try body(repository)
    }
  }

  @Test func aBaselineHoldsAndIsWrittenUnderTheNewName() throws {
    try renaming { repository in
      try repository.write("It is safe and effective.\n\nNow, it is safe and effective.\n", to: "a.md")
      #expect(try repository.run("baseline").status == 0)
    } _: { repository in
      let checked = try repository.check("--strict-baseline")
      #expect(checked.status == 0 && checked.output.isEmpty)
      #expect(checked.errors == "caveat: note: .caveat-baseline.json: " + Self.note)
      let written = try repository.run("baseline")
      #expect(written.output == ".caveat-baseline.json: 2 entries, 0 added, 0 taken out\n")
      #expect(try !repository.read(".caveat-baseline.json").contains("test/safe"))
      let again = try repository.check("--strict-baseline")
      #expect(again.status == 0 && again.output.isEmpty && again.errors.isEmpty)
    }
  }

  @Test(arguments: [false, true])
  func waiversHold(byFingerprint: Bool) throws {
    try renaming { repository in
      try repository.write("It is safe and effective.\n", to: "a.md")
      let found = try repository.run("check", "--format jsonl").output
      let print = try #require(found.split(separator: "\"fingerprint\":\"").last?.prefix(16))
      let name = byFingerprint ? "fingerprint: '\(print)'" : "rule: test/safe\n  quote: safe and effective"
      try repository.write("- \(name)\n  reason: So it is\n  approver: A\n", to: ".caveat-waivers.yml")
    } _: { repository in
      let checked = try repository.check("--fail-on advice")
      #expect(checked.status == 0 && checked.output.isEmpty)
      let note = byFingerprint ? "" : "caveat: note: .caveat-waivers.yml:1: " + Self.note
      #expect(checked.errors == note)
    }
  }

  @Test func commentsAndSelectorsHold() throws {
    try renaming { repository in
      try repository.write(
        "New.\n\n<!-- caveat-disable-file test/safe -- so -->\n\nSafe and effective.\n", to: "a.md")
      try repository.write("ignore: [test/safe]\n", to: "b/.caveat.yml")
      try repository.write("Safe and effective.\n", to: "b/c.md")
      let checked = try repository.check("--select test/safe --fail-on advice")
      #expect(checked.status == 0 && checked.output.isEmpty)
      #expect(
        checked.errors == """
          caveat: note: command line: \(Self.note)\
          caveat: note: b/.caveat.yml:1: \(Self.note)\
          caveat: note: a.md:3: \(Self.note)
          """)
    }
  }

  @Test func reportsAndPagesTellTheFormerName() throws {
    try renaming { repository in
      try repository.write("Safe and effective.\n", to: "a.md")
      let sarif = try repository.run("check", "--format sarif").output
      #expect(sarif.contains("\"deprecatedIds\": [\n"))
      let page = try repository.caveat.run(
        "rules", "show", "test/safe", "--no-builtin", "--rules", "rules")
      #expect(page.output.hasPrefix("test/wary\n") && page.output.contains("formerly: test/safe"))
      let list = try repository.caveat.run(
        "rules", "list", "--format", "json", "--no-builtin", "--rules", "rules")
      #expect(list.output.contains("\"test/safe\""))
    }
  }

  @Test func anEntryForARuleThatIsGoneIsStale() throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n", to: "a.md")
      #expect(try repository.run("baseline").status == 0)
      _ = try repository.caveat.shell("rm rules/test/safe.yml")
      let checked = try repository.check("--strict-baseline")
      #expect(checked.status == 1 && checked.errors.contains("1 stale entry"))
    }
  }

  @Test(arguments: [
    ("test/safe", "the rule has this id now"), ("safe", "“safe” is no id"), ("a/b/c", "“a/b/c” is no id"),
    ("test/registered", "a rule “test/registered” exists already"),
  ])
  func badAliasesAreMistakesInTheRuleFile(_ alias: String, _ message: String) throws {
    try DraftRepository.with { repository in
      let rule = try repository.read("rules/test/safe.yml")
        .replacing("id: test/safe\n", with: "id: test/safe\naliases: [\(alias)]\n")
      try repository.write(rule, to: "rules/test/safe.yml")
      try repository.write("New.\n", to: "a.md")
      let checked = try repository.check()
      #expect(checked.status == 2 && checked.errors.contains(message), "\(checked.errors)")
    }
  }
}
