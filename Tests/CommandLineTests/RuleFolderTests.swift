import Foundation
import TestSupport
import Testing

/// Runs with rules and configuration of their own.
@Suite struct RuleFolderTests {
  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.writeSafeRule()
    try caveat.write("💉 It is **safe and effective**.\n", to: "a.md")
    try body(caveat)
  }

  private func check(_ caveat: CaveatProcess, _ more: String = "") throws -> CaveatProcess.Outcome {
    try caveat.shell("\"$CAVEAT\" check --no-builtin --rules rules --format concise \(more)")
  }

  @Test func aFindingIsStatusOneAtItsPlace() throws {
    try inFolder { caveat in
      let outcome = try check(caveat, "a.md")
      #expect(outcome.output == "a.md:1:14: error: “safe and effective” is unqualified [test/safe]\n")
      #expect(outcome.status == 1 && outcome.errors.isEmpty)
      let never = try check(caveat, "a.md --fail-on never")
      #expect(never.status == 0 && never.output == outcome.output)
    }
  }

  @Test func configurationsMergeFromTheRootInwards() throws {
    try inFolder { caveat in
      try caveat.write("root: true\nseverity: {test/safe: warning}\n", to: ".caveat.yml")
      try caveat.write("It is safe and effective.\n", to: "sub/b.md")
      try caveat.write("It is safe and effective.\n", to: "sub/old/c.md")
      try caveat.write(
        "fail-on: warning\noverrides: [{files: ['old/**'], ignore: [test]}]\n", to: "sub/.caveat.yml")
      let outer = try check(caveat, "a.md")
      #expect(outer.status == 0 && outer.output.contains(": warning: "))
      let inner = try check(caveat, "sub")
      #expect(inner.status == 1 && inner.output.contains("sub/b.md:1:7: warning: "))
      #expect(!inner.output.contains("c.md"))
      let without = try check(caveat, "--no-config a.md")
      #expect(without.status == 1)
      let shown = try check(caveat, "--show-config sub/b.md")
      #expect(
        shown.output.contains("fail-on:       warning   # ") && shown.output.contains("sub/.caveat.yml:1"))
    }
  }

  @Test func theSettingsOfADraftTellOfItsFrontMatter() throws {
    try inFolder { caveat in
      try caveat.write("root: true\njurisdictions: [us]\naudience: public\n", to: ".caveat.yml")
      try caveat.write("---\ncaveat: {jurisdiction: uk, audience: professional}\n---\nNew.\n", to: "a.md")
      let shown = try check(caveat, "--show-config a.md")
      #expect(shown.status == 0 && shown.errors.isEmpty)
      for line in ["jurisdictions: uk   # front matter\n", "audience:      professional   # front matter\n"] {
        #expect(shown.output.contains(line), "\(shown.output)")
      }
      let chosen = try check(caveat, "--jurisdiction de --show-config a.md")
      #expect(chosen.output.contains("jurisdictions: de, eu   # command line\n"))
      let absent = try check(caveat, "--show-config b.md")
      #expect(absent.status == 0 && absent.output.contains("jurisdictions: us   # "))
      try caveat.write("---\ncaveat: {jurisdiction: gb}\n---\nNew.\n", to: "a.md")
      let mistaken = try check(caveat, "--show-config a.md")
      #expect(mistaken.status == 2 && mistaken.errors.contains("a.md: front matter: “gb” is no jurisdiction"))
    }
  }

  @Test func mistakesInAConfigurationArePlacedAndTheRunGoesOn() throws {
    try inFolder { caveat in
      try caveat.write("root: true\nignroe: [x]\nignore: [test/saef]\n", to: ".caveat.yml")
      let outcome = try check(caveat, "a.md")
      #expect(outcome.status == 2 && outcome.output.hasPrefix("a.md:1:14: error: "))
      #expect(outcome.errors.contains(".caveat.yml:2:1: error: unknown key “ignroe”; did you mean “ignore”?"))
      #expect(
        outcome.errors.contains(".caveat.yml:3:10: error: no rule, pack or category is named “test/saef”"))
    }
  }

  @Test func globsHaveBracesButTakeNothingBack() throws {
    try inFolder { caveat in
      try caveat.write("It is safe and effective.\n", to: "b.txt")
      try caveat.write("root: true\nexclude: ['*.{md,html}', rules/]\n", to: ".caveat.yml")
      #expect(try check(caveat).output.hasPrefix("b.txt:1:7: error: "))
      try caveat.write("root: true\nexclude: ['*.md', '!a.md']\n", to: ".caveat.yml")
      let outcome = try check(caveat, "a.md")
      #expect(outcome.status == 2 && outcome.output.hasPrefix("a.md:1:14: error: "))
      let mistake = ".caveat.yml:2:19: error: “!a.md” starts with “!”"
      #expect(outcome.errors.contains(mistake), "\(outcome.errors)")
    }
  }

  @Test func aTopicThatNoRuleFileDescribesIsAMistake() throws {
    try inFolder { caveat in
      try caveat.write(
        "topic: lasers\nabout: Lasers\nevidence: [{words: [laser]}]\n", to: "rules/topics/lasers.yml")
      let known = try check(caveat, "--topic lasers a.md")
      #expect(known.status == 1 && known.errors.isEmpty, "\(known.errors)")
      let typo = try check(caveat, "--topic lasers,laser a.md")
      #expect(typo.status == 2)
      #expect(typo.errors == "caveat: error: no topic is named “laser”; did you mean “lasers”?\n")
      try caveat.write("root: true\ntopics: [lasers, lazers]\n", to: ".caveat.yml")
      let written = try check(caveat, "a.md")
      #expect(written.status == 2)
      #expect(
        written.errors.contains(
          ".caveat.yml:2:18: error: no topic is named “lazers”; did you mean “lasers”?"), "\(written.errors)")
    }
  }

  @Test func excludedFilesAreLeftOutOfWalks() throws {
    try inFolder { caveat in
      try caveat.write("root: true\nexclude: [a.md, rules/]\n", to: ".caveat.yml")
      try caveat.write("New.\n", to: "b.md")
      let walk = try check(caveat)
      #expect(walk.status == 0 && walk.output.isEmpty)
      let named = try check(caveat, "a.md")
      #expect(named.status == 1)
      let forced = try check(caveat, "--force-exclude a.md b.md")
      #expect(forced.status == 0 && forced.output.isEmpty)
      let input = try check(caveat, "--stdin-filename a.md - < a.md")
      #expect(input.status == 1)
      let excluded = try check(caveat, "--force-exclude --stdin-filename a.md - < a.md")
      #expect(excluded.status == 0 && excluded.output.isEmpty && excluded.errors.isEmpty)
    }
  }

  @Test func ruleFoldersStayInsideTheRoot() throws {
    try inFolder { caveat in
      try caveat.write("root: true\nrules: [../../rules]\n", to: "sub/.caveat.yml")
      try caveat.write("root: true\nrules: [..]\n", to: "sub/in/.caveat.yml")
      try caveat.write("New.\n", to: "sub/in/b.md")
      let outcome = try check(caveat, "sub/in/b.md")
      #expect(outcome.status == 2 && outcome.errors.contains("lies outside"))
    }
  }

  @Test func whatLooksLikeARuleFileAndIsNotReadIsTold() throws {
    try inFolder { caveat in
      let other = TestRules.safe.replacing("test/safe", with: "test/zeal").replacing(
        "safe and", with: "zeal and")
      try caveat.write(other, to: "rules/test/zeal.yml")
      try caveat.write("It is zeal and effective.\n", to: "a.md")
      try caveat.write(TestRules.safe, to: "rules/test/Loud.YML")
      try caveat.write(String(repeating: "# long\n", count: 700_000), to: "rules/test/long.yml")
      _ = try caveat.shell(
        "ln -s safe.yml rules/test/link.yaml; ln -s test rules/more; ln -s /dev/null rules/log")
      let outcome = try check(caveat, "a.md")
      #expect(outcome.status == 2 && outcome.output.hasSuffix(" [test/zeal]\n"), "\(outcome.output)")
      let told = outcome.errors.split(separator: "\n").map { $0.dropFirst("caveat: error: rules/".count) }
      #expect(
        told.map { $0.prefix { $0 != ";" && $0 != "," } } == [
          "more: is a symbolic link", "test/Loud.YML: is not read", "test/link.yaml: is a symbolic link",
          "test/long.yml: is larger than 4194304 bytes",
        ], "\(outcome.errors)")
    }
  }

  @Test func aRunWithoutRulesIsAnError() throws {
    try inFolder { caveat in
      try caveat.write("", to: "none/README")
      let empty = try caveat.run("check", "--rules", "none", "a.md")
      #expect(empty.status == 2)
      #expect(
        empty.errors == "caveat: error: none: holds no rule file; their names end in .yml or .yaml\n")
      try caveat.write(TestRules.references, to: "none/references.yml")
      for command in [
        "check --no-builtin --rules none a.md", "check --no-builtin a.md", "rules list --no-builtin",
      ] {
        let outcome = try caveat.shell("\"$CAVEAT\" \(command)")
        #expect(
          outcome.status == 2 && outcome.errors.contains("there are no rules to check by"), "\(command)")
      }
    }
  }

  @Test func examplesRun() throws {
    try inFolder { caveat in
      let good = try caveat.run("rules", "test", "--no-builtin", "rules")
      #expect(good.status == 0 && good.output == "1 rule, 2 examples: 0 failed, 0 known to be wrong\n")
      let bad = TestRules.safe.replacing("It is new.", with: "safe and effective")
      try caveat.write(bad, to: "rules/test/safe.yml")
      let failed = try caveat.run("rules", "test", "--no-builtin", "rules/test/safe.yml")
      #expect(failed.status == 1 && failed.output.contains("in a clean example"))
    }
  }

  @Test func rulesThatAreBuiltInNeedNoBuiltin() throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let rules = RuleFixtures.rules.path
    let outcome = try caveat.run("rules", "test", "\(rules)/au")
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count < 60)
    #expect(
      outcome.errors.contains(
        " more like these: the built-in rules or an earlier folder have it; --no-builtin"))
    #expect(try caveat.run("rules", "test", "--no-builtin", "\(rules)/au").status == 0)
  }

  @Test func rulesAreListedByJurisdiction() throws {
    try inFolder { caveat in
      for place in ["us", "uk", "de"] {
        let rule = TestRules.safe.replacing("id: test/safe", with: "id: \(place)/safe")
        try caveat.write(rule, to: "rules/\(place)/safe.yml")
      }
      try caveat.write(
        TestRules.safe.replacing("test/safe", with: "test/sold")
          .replacing("topics: [any]", with: "topics: [any], not-jurisdictions: [uk, ie]"),
        to: "rules/test/sold.yml")
      for (names, ids) in [
        ("us,uk", ["test/safe", "test/sold", "uk/safe", "us/safe"]), ("UK", ["test/safe", "uk/safe"]),
        ("us --jurisdiction de", ["de/safe", "test/safe", "test/sold", "us/safe"]),
        ("general", ["test/safe", "test/sold"]),
        ("ALL", ["de/safe", "test/safe", "test/sold", "uk/safe", "us/safe"]),
      ] {
        let outcome = try caveat.shell(
          "\"$CAVEAT\" rules list --no-builtin --rules rules --jurisdiction \(names) | cut -d ' ' -f 1")
        #expect(outcome.output.split(separator: "\n").map(String.init) == ids, "\(names): \(outcome.errors)")
      }
      let table = try caveat.run("rules", "list", "--no-builtin", "--rules", "rules", "--pack", "test")
      #expect(table.output.contains("  everywhere but uk,ie\n"), "\(table.output)")
    }
  }

  @Test func aRuleIsShownAndAPlaceExplained() throws {
    try inFolder { caveat in
      let page = try caveat.run("rules", "show", "--no-builtin", "--rules", "rules", "test/safe")
      #expect(
        page.status == 0 && page.output.contains("US FTC Act §5") && page.output.contains("Nothing is free"))
      let typo = try caveat.run("rules", "show", "--no-builtin", "--rules", "rules", "test/saef")
      #expect(typo.status == 2 && typo.errors.contains("no rule is named “test/saef”"))
      let why = try caveat.run("why", "--no-builtin", "--rules", "rules", "a.md:1")
      #expect(why.status == 0 && why.output.contains("test/safe: flagged"))
      let beyond = try caveat.run("why", "--no-builtin", "--rules", "rules", "a.md:1:\(Int.max)")
      #expect(beyond.status == 0 && beyond.output.contains("no rule's pattern matched there"))
    }
  }
}
