import Foundation
import TestSupport
import Testing

@Suite struct BaselineTests {
  private func withBaseline(_ body: (DraftRepository) throws -> Void) throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n\nIt is new.\n", to: "drafts/a.md")
      try repository.write("A supplement.\n", to: "drafts/b.md")
      let outcome = try repository.run("baseline")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == ".caveat-baseline.json: 2 entries, 2 added, 0 taken out\n")
      try body(repository)
    }
  }

  @Test func oneSortedLineAFindingWithoutPlaceOrMessage() throws {
    try withBaseline { repository in
      let text = try repository.read(".caveat-baseline.json")
      let lines = text.split(separator: "\n")
      #expect(lines.count == 4)
      #expect(lines[1].hasPrefix("{\"path\":\"drafts/a.md\",\"rule\":\"test/safe\",\"fingerprint\":\""))
      #expect(lines[1].hasSuffix("\",\"text\":\"It is safe and effective.\"},"))
      #expect(lines[2].hasPrefix("{\"path\":\"drafts/b.md\","))
      #expect(!text.contains("unqualified"))
    }
  }

  @Test func whatItAccountsForIsCountedAndStaysInTheReports() throws {
    try withBaseline { repository in
      let outcome = try repository.run("check", "--output sarif=out.sarif")
      #expect(outcome.status == 0 && outcome.output.hasPrefix("no findings in 2 files (2 suppressed)\n"))
      let sarif = try repository.read("out.sarif")
      #expect(sarif.components(separatedBy: "\"kind\": \"external\"").count == 3)
      #expect(sarif.contains("\"justification\": \"in the baseline\""))
      let without = try repository.check("--no-baseline")
      #expect(without.status == 1 && without.output.split(separator: "\n").count == 2)
      let hermetic = try repository.check("--no-config")
      #expect(hermetic.status == 1)
    }
  }

  @Test func editsElsewhereAndMovesLeaveItAlone() throws {
    try withBaseline { repository in
      _ = try repository.caveat.shell("mkdir site && mv drafts/a.md site/z.md")
      try repository.write("# New\n\n" + repository.read("site/z.md"), to: "site/z.md")
      let outcome = try repository.check("--strict-baseline")
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      let again = try repository.run("baseline")
      #expect(again.status == 0)
      let text = try repository.read(".caveat-baseline.json")
      #expect(text.contains("\"site/z.md\"") && !text.contains("\"drafts/a.md\""))
    }
  }

  @Test func anEntryIsUsedOnce() throws {
    try withBaseline { repository in
      // A copy of the sentence is a second finding, in the same draft and in another one.
      try repository.write("It is safe and effective. It is safe and effective.\n", to: "drafts/a.md")
      try repository.write("It is safe and effective.\n", to: "drafts/c.md")
      let outcome = try repository.check()
      let lines = outcome.output.split(separator: "\n")
      #expect(outcome.status == 1 && lines.count == 2)
      #expect(lines.first?.hasPrefix("drafts/a.md:1:33: ") == true)
      #expect(lines.last?.hasPrefix("drafts/c.md:1:7: ") == true)
    }
  }

  @Test func aDutyIsItsDraftsOwn() throws {
    try withBaseline { repository in
      try repository.write("Edited: a supplement.\n", to: "drafts/b.md")
      let edited = try repository.check("--strict-baseline")
      #expect(edited.status == 0 && edited.errors.isEmpty)
      // The duty that one draft now fulfils covers no other draft.
      try repository.write("A supplement. It was not evaluated.\n", to: "drafts/b.md")
      try repository.write("Another supplement.\n", to: "drafts/c.md")
      let other = try repository.check()
      #expect(other.status == 1 && other.output.hasPrefix("drafts/c.md:1:9: "))
    }
  }

  @Test func aDraftThatWasNotLookedAtLendsItsEntryToNobody() throws {
    try withBaseline { repository in
      try repository.write("It is safe and effective.\n", to: "drafts/c.md")
      let outcome = try repository.check("drafts/c.md")
      #expect(outcome.status == 1 && outcome.errors.isEmpty)
    }
  }

  @Test func aDraftWhoseNameIsNotUTF8KeepsItsEntries() throws {
    try DraftRepository.with { repository in
      func shell(_ script: String) throws { _ = try repository.caveat.shell(script) }
      try shell(
        #"d=$(printf 'd\377'); mkdir "$d"; echo 'It is safe and effective.' > "$d/$(printf 'a\376.md')""#)
      let written = try repository.run("baseline")
      #expect(written.status == 0, "\(written.errors)")
      try shell(#"cp d*/a*.md copy.md"#)
      let copy = try repository.check("copy.md --strict-baseline")
      #expect(copy.status == 1 && copy.output.hasPrefix("copy.md:1:7: ") && copy.errors.isEmpty)
      try shell("rm d*/a*.md")
      let moved = try repository.check("--strict-baseline")
      #expect(moved.status == 0 && moved.output.isEmpty, "\(moved.output)\(moved.errors)")
    }
  }

  @Test func staleEntriesAreToldAndPruned() throws {
    try withBaseline { repository in
      try repository.write("It is new.\n", to: "drafts/a.md")
      let partial = try repository.check("drafts/b.md")
      #expect(partial.errors.isEmpty)
      let otherRules = try repository.check("--select test/disclaimer --strict-baseline")
      #expect(otherRules.status == 0 && otherRules.errors.isEmpty)
      let lenient = try repository.check()
      #expect(lenient.status == 0)
      #expect(lenient.errors.hasPrefix("caveat: warning: .caveat-baseline.json has 1 stale entry"))
      #expect(lenient.errors.contains("  drafts/a.md: test/safe: “It is safe and effective.”\n"))
      let strict = try repository.check("--strict-baseline")
      #expect(strict.status == 1)
      let pruned = try repository.run("baseline", "--prune")
      #expect(pruned.output == ".caveat-baseline.json: 1 entry, 0 added, 1 taken out\n")
      let clean = try repository.check("--strict-baseline")
      #expect(clean.status == 0 && clean.errors.isEmpty)
      _ = try repository.caveat.shell("rm drafts/b.md")
      let gone = try repository.check("--strict-baseline")
      #expect(gone.status == 1 && gone.errors.contains("drafts/b.md: test/disclaimer"))
    }
  }

  @Test func itDoesNotGrowUnlessTold() throws {
    try withBaseline { repository in
      let before = try repository.read(".caveat-baseline.json")
      try repository.write("Also safe and effective.\n", to: "drafts/c.md")
      let refused = try repository.run("baseline")
      #expect(refused.status == 1)
      #expect(refused.output == "drafts/c.md: test/safe: “Also safe and effective.”\n")
      #expect(refused.errors.contains("--accept-new adds it"))
      let pruned = try repository.run("baseline", "--prune")
      #expect(pruned.status == 0 && pruned.output.hasSuffix("2 entries, 0 added, 0 taken out\n"))
      #expect(pruned.errors.contains("does not have 1 finding; --accept-new adds it"))
      let unchanged = try repository.read(".caveat-baseline.json")
      #expect(unchanged == before)
      let accepted = try repository.run("baseline", "--accept-new")
      #expect(accepted.status == 0 && accepted.output.hasSuffix("3 entries, 1 added, 0 taken out\n"))
    }
  }

  @Test(arguments: [
    ("{\"caveat-baseline\": 1, \"entries\": [\n<<<<<<< HEAD\n]}\n", "b.json:2:1: error: "),
    (
      "{\"caveat-baseline\": 1, \"entries\": [\n{\"path\": \"a\"}]}\n",
      "b.json:2:1: error: an entry needs “rule”"
    ),
    ("{\"caveat-baseline\": 2, \"entries\": []}", "b.json:1:21: error: is not a baseline of version 1"),
    ("{\"caveat-baseline\": 1, \"entries\": [], \"x\": 1}", "b.json:1:39: error: unknown key “x”"),
    (
      "{\"caveat-baseline\": 1, \"entries\": [{\"path\": \"a\", \"rule\": \"b\", \"fingerprint\": \"xyz\", \"text\": \"\"}]}",
      "b.json:1:78: error: “fingerprint” is 16 digits"
    ),
    (
      #"{"caveat-baseline": 1, "entries": [{"path": "a", "rule": "b", "fingerprint": "0123456789abcdef", "text": "", "count": 9223372036854775807}]}"#,
      "b.json:1:119: error: “count” is a number from 1 to 1073741824"
    ),
    ("", "b.json:1:1: error: is not a baseline"),
  ])
  func aCorruptFileIsAnErrorWithItsPlace(_ text: String, _ message: String) throws {
    try DraftRepository.with { repository in
      try repository.write(text, to: "b.json")
      try repository.write("It is new.\n", to: "a.md")
      let outcome = try repository.check("--baseline b.json a.md")
      #expect(outcome.status == 2 && outcome.errors.hasPrefix(message), "\(outcome.errors)")
      let writing = try repository.run("baseline", "--baseline b.json a.md")
      let kept = try repository.read("b.json")
      #expect(writing.status == 2 && kept == text)
    }
  }

  @Test func everyTextComesBackAsItWas() throws {
    // One sentence for each kind of character that JSON, YAML or a terminal may trip over.
    let odd = [
      "\"q\"", "\\n", "\t", "\u{7F}\u{85}\u{2028}", "\u{FEFF}\u{202E}", "💉🧴", "\u{FFFE}\u{E000}\u{F0000}",
      "'", "# {x: [y]}", "%", "é\u{301}",
    ]
    try DraftRepository.with { repository in
      let text = odd.map { "It \($0) is safe and effective.\n" }.joined(separator: "\n")
      try repository.write(text, to: "a'\"\\ b.txt")
      let written = try repository.run("baseline")
      #expect(written.status == 0, "\(written.errors)")
      let outcome = try repository.check("--strict-baseline")
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.errors)")
      let entries =
        try JSONSerialization.jsonObject(
          with: Data(repository.read(".caveat-baseline.json").utf8)) as? [String: Any]
      #expect((entries?["entries"] as? [Any])?.count == odd.count)
    }
  }

  @Test func aMissingFileIsAnError() throws {
    try DraftRepository.with { repository in
      try repository.write("It is new.\n", to: "a.md")
      let outcome = try repository.check("--baseline gone.json a.md")
      #expect(outcome.status == 2 && outcome.errors.contains("gone.json: no such file"))
      let incomplete = try repository.run("baseline", "gone.md a.md")
      #expect(incomplete.status == 2)
      let isWritten = FileManager.default.fileExists(
        atPath: repository.caveat.folder.appendingPathComponent(".caveat-baseline.json").path)
      #expect(!isWritten)
    }
  }
}
