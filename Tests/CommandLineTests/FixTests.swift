import Foundation
import TestSupport
import Testing

@Suite struct FixTests {
  @Test func safeFixesArePutInAndTheRestIsReported() throws {
    try DraftRepository.with { repository in
      try repository.write("\u{FEFF}A miracle.\r\n\r\nIt is FDA registered.\r\n", to: "a.md")
      let outcome = try repository.check("--fix")
      #expect(outcome.status == 1 && outcome.output.hasPrefix("a.md:1:3: error: “miracle”"))
      #expect(outcome.errors == "fixed 1 file\n")
      let fixed = try repository.read("a.md")
      #expect(fixed == "\u{FEFF}A miracle.\r\n\r\nIt is FDA-listed.\r\n")
      let unsafe = try repository.check("--fix --unsafe-fixes")
      let rest = try repository.read("a.md")
      #expect(unsafe.status == 0 && rest == "\u{FEFF}A new.\r\n\r\nIt is FDA-listed.\r\n")
      let again = try repository.check("--fix --unsafe-fixes")
      #expect(again.status == 0 && again.errors.isEmpty)
    }
  }

  @Test func aFixMayMakeRoomForAnother() throws {
    try DraftRepository.with { repository in
      try repository.write("An FDA registered clinic.\n", to: "a.md")
      let outcome = try repository.check("--fix")
      let fixed = try repository.read("a.md")
      #expect(outcome.status == 0 && fixed == "An listed clinic.\n")
    }
  }

  @Test func whereNothingCanBePutInThatIsTold() throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n\nIt is FDA *registered*.\n", to: "a.md")
      for option in ["--fix", "--fix --diff", "--diff --unsafe-fixes"] {
        let outcome = try repository.check("\(option) a.md")
        #expect(outcome.status == 1)
        #expect(
          outcome.errors == "caveat: note: none of the 2 findings has a replacement that can be put in\n")
      }
      try repository.write("A miracle.\n", to: "b.md")
      let unsafe = try repository.check("--fix b.md")
      #expect(
        unsafe.errors
          == "caveat: note: the one finding has no safe replacement; --unsafe-fixes puts in 1 that may change the sense\n"
      )
    }
  }

  @Test func fixesThatUndoEachOtherLeaveTheDraftAlone() throws {
    try DraftRepository.with { repository in
      try repository.write("The clock goes tick all day.\n", to: "a.md")
      try repository.write("It is FDA registered.\n", to: "b.md")
      let outcome = try repository.check("--fix")
      let kept = try repository.read("a.md")
      #expect(outcome.status == 2 && kept == "The clock goes tick all day.\n")
      #expect(outcome.errors.contains("a.md: its fixes undo each other's work"))
      #expect(outcome.output.hasPrefix("a.md:1:16: "))
      let other = try repository.read("b.md")
      #expect(other == "It is FDA-listed.\n")
    }
  }

  @Test func markupAndExceptionsStay() throws {
    let draft = """
      It is FDA **registered**.

      It is FDA <b>registered</b>.

      <!-- caveat-disable-next test/registered -- agreed -->
      It is FDA registered.

      It is FDA
      registered.

      """
    try DraftRepository.with { repository in
      try repository.write(draft, to: "a.md")
      let outcome = try repository.check("--fix")
      let fixed = try repository.read("a.md")
      #expect(fixed == draft.replacing("FDA\nregistered", with: "FDA-listed"))
      #expect(outcome.status == 1 && outcome.output.split(separator: "\n").count == 2)
    }
  }

  /// Each of these replacements would make the value mean something else, or no YAML.
  @Test(arguments: [
    "title: A parted clinic", "tags: [many, c]", "title: pointed out",
    "title: 'A clinic and it''s new'",
  ])
  func frontMatterStaysWhole(_ line: String) throws {
    try DraftRepository.with { repository in
      let draft = "---\n\(line)\nlead: 'Ann''s FDA registered'\n---\n\nIt is FDA registered.\n"
      try repository.write(draft, to: "a.md")
      let outcome = try repository.check("--fix")
      let fixed = try repository.read("a.md")
      #expect(fixed == draft.replacing("FDA registered", with: "FDA-listed"))
      #expect(outcome.status == 1 && outcome.output.split(separator: "\n").count == 1, "\(outcome.output)")
    }
  }

  @Test func aDiffAppliesAndWritesNothing() throws {
    try DraftRepository.with { repository in
      let lines = (1...30).map { $0 % 9 == 0 ? "Line \($0) is FDA\nregistered, and \($0)." : "Line \($0)." }
      let draft = lines.joined(separator: "\n\n") + "\n\nIt is FDA registered"
      try repository.write(draft, to: "sub/a.md")
      let outcome = try repository.check("--diff")
      let kept = try repository.read("sub/a.md")
      #expect(outcome.status == 1 && kept == draft)
      #expect(outcome.output.hasPrefix("--- a/sub/a.md\n+++ b/sub/a.md\n@@ -"))
      try repository.write(outcome.output, to: "fixes.diff")
      try repository.git("apply fixes.diff")
      let applied = try repository.read("sub/a.md")
      try repository.write(draft, to: "sub/a.md")
      _ = try repository.check("--fix")
      let fixed = try repository.read("sub/a.md")
      #expect(applied == fixed && fixed != draft)
      let input = try repository.caveat.run("check", "--diff", "--no-config", "-", input: "It is new.\n")
      #expect(input.status == 0 && input.output.isEmpty)
    }
  }

  @Test func theFileKeepsModeOwnerLinksAndName() throws {
    try DraftRepository.with { repository in
      try repository.write("It is FDA registered.\n", to: "real/a.md")
      _ = try repository.caveat.shell(
        "chmod 640 real/a.md; chgrp daemon real/a.md; ln -s real/a.md link.md; ln real/a.md real/other.txt; ls -l real/a.md | cut -c1-10 > before; stat -c %G real/a.md >> before"
      )
      let outcome = try repository.check("--fix link.md")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("link.md had 1 further name (hard links)"))
      let after = try repository.caveat.shell(
        "(ls -l real/a.md | cut -c1-10; stat -c %G real/a.md) | diff before - && test -L link.md && cat real/a.md && ls -A real"
      )
      #expect(after.output == "It is FDA-listed.\na.md\nother.txt\n", "\(after.output)")
    }
  }

  @Test func twoNamesOfOneFileAreFixedOnce() throws {
    try DraftRepository.with { repository in
      try repository.write("It is FDA registered.\n", to: "a.md")
      _ = try repository.caveat.shell("ln -s a.md link.md")
      let outcome = try repository.check("--fix a.md link.md")
      let fixed = try repository.read("a.md")
      let names = try repository.caveat.shell("ls -A | grep tmp")
      #expect(outcome.status == 0 && fixed == "It is FDA-listed.\n" && names.output.isEmpty)
    }
  }

  @Test func aDraftThatCannotBeWrittenStaysAndIsAnError() throws {
    try DraftRepository.with { repository in
      let text = "It is FDA registered.\n" + String(repeating: "It is new.\n", count: 400)
      try repository.write(text, to: "a.md")
      // A limit of one block on what is written, which tells of itself by an error and not by a signal.
      let outcome = try repository.caveat.shell(
        "trap '' XFSZ; ulimit -f 1; \"$CAVEAT\" check \(DraftRepository.rules.joined(separator: " ")) --quiet --fix a.md"
      )
      #expect(outcome.status == 2 && outcome.errors.contains("a.md: cannot write: "), "\(outcome.errors)")
      #expect(outcome.output.contains("a.md:1:7"))
      let kept = try repository.read("a.md")
      let names = try repository.caveat.shell("ls -A | grep tmp")
      #expect(kept == text && names.output.isEmpty)
    }
  }

  @Test func aNameMayBeAsLongAsNamesCanBe() throws {
    try DraftRepository.with { repository in
      let name = String(repeating: "n", count: 252) + ".md"
      try repository.write("It is FDA registered.\n", to: name)
      let outcome = try repository.check("--fix --output json=\(String(repeating: "o", count: 255)) \(name)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try repository.read(name) == "It is FDA-listed.\n")
    }
  }

  @Test(arguments: ["--unsafe-fixes a.md", "--fix -", "--fix --staged"])
  func wrongUsageIsStatusTwo(_ arguments: String) throws {
    try DraftRepository.with { repository in
      try repository.write("It is new.\n", to: "a.md")
      let outcome = try repository.check(arguments)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
    }
  }
}
