import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("Nothing new here.\n", to: "a.md")
    try body(caveat)
  }

  @Test func severalReportsFromOneRun() throws {
    try inFolder { caveat in
      let outcome = try caveat.run(
        "check", "a.md", "--format", "concise", "--output", "sarif=out.sarif", "--output", "junit=out.xml")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      let sarif = try caveat.read("out.sarif")
      #expect(sarif.contains("\"version\": \"2.1.0\""))
      let junit = try caveat.read("out.xml")
      #expect(junit.contains("<testsuites"))
      let names = try FileManager.default.contentsOfDirectory(atPath: caveat.folder.path)
      #expect(names.sorted() == ["a.md", "out.sarif", "out.xml"])
    }
  }

  @Test func whatAKilledRunLeftIsNotInTheWay() throws {
    try inFolder { caveat in
      let outcome = try caveat.shell(
        "touch .caveat-$$.tmp; exec \"$CAVEAT\" check --output json=out.json a.md")
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      #expect(try caveat.read("out.json").hasPrefix("{"))
    }
  }

  @Test func textFilesCountColumnsAsAskedFor() throws {
    try inFolder { caveat in
      try caveat.write("💉 Botox is 100% safe.\n", to: "a.md")
      let outcome = try caveat.shell(
        "\"$CAVEAT\" check a.md --format concise -q --columns utf16 --output concise=o.txt --output full=f.txt"
      )
      #expect(outcome.output.contains("a.md:1:13: "), "\(outcome.output)")
      #expect(try caveat.read("o.txt") == outcome.output)
      #expect(try caveat.read("f.txt").contains(" a.md:1:13\n"))
    }
  }

  @Test func standardOutputGetsItsReportWhereAFileDoesNot() throws {
    try inFolder { caveat in
      let outcome = try caveat.run(
        "check", "a.md", "--jurisdiction", "us", "--topic", "health", "--output", "sarif=none/out.sarif")
      #expect(outcome.status == 2 && outcome.output == "no findings in 1 file\n")
      #expect(outcome.errors.contains("none/out.sarif"))
    }
  }

  /// Of a draft this long the program lets the file go while it judges, and puts it together again for the report.
  @Test func aLongDraftIsReportedAsAShortOneIs() throws {
    try inFolder { caveat in
      func draft(_ width: Int) -> String {
        let line = String(repeating: "=", count: width) + "\n\n"
        return line + "“Soft” signs — this cream  erases wrinkles for good.\n\n" + line
          + "Safe, “ever so” safe."
      }
      try caveat.write(draft(80), to: "short.txt")
      try caveat.write(draft(1 << 20), to: "long.txt")
      func places(_ path: String) throws -> [String] {
        let report = try caveat.run("check", path).output.replacing(path, with: "PATH")
        return report.split(separator: "\n").map(String.init)
      }
      let short = try places("short.txt")
      #expect(short.contains { $0.contains("3 | “Soft” signs — this cream  erases wrinkles for good.") })
      #expect(try places("long.txt") == short)
    }
  }

  @Test func quietDropsTheSummary() throws {
    try inFolder { caveat in
      let plain = try caveat.run("check", "a.md")
      #expect(plain.output.contains("\nNo jurisdiction was chosen"))
      let quiet = try caveat.run("check", "a.md", "--quiet")
      #expect(quiet.output.isEmpty)
      let chosen = try caveat.run("check", "a.md", "--jurisdiction", "us", "--topic", "health")
      #expect(chosen.output == "no findings in 1 file\n")
    }
  }

  @Test func theSummaryNamesFilesThatMostRulesLeftAlone() throws {
    try inFolder { caveat in
      try caveat.write("---\ntitle:\n---\n", to: "b.md")
      try caveat.write("A bridge over the river.\n", to: "c.md")
      let plain = try caveat.run("check", "--jurisdiction", "us")
      #expect(
        plain.output == """
          no findings in 3 files
          2 files were not taken for health copy, so most rules did not look; --topic health has them judged.
          1 file holds no copy to read.

          """)
      let judged = try caveat.run("check", "--jurisdiction", "us", "--topic", "health")
      #expect(judged.output == "no findings in 3 files\n1 file holds no copy to read.\n")
      try caveat.write("Our clinic is open.\n", to: "c.md")
      let clinic = try caveat.run("check", "c.md", "--jurisdiction", "us")
      #expect(clinic.output == "no findings in 1 file\n")
    }
  }

  @Test func aReportNeverTakesThePlaceOfADraft() throws {
    try inFolder { caveat in
      let text = try caveat.read("a.md")
      let outcome = try caveat.run("check", "--output", "json=./a.md", "--output", "json=out.json")
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("cannot write ./a.md: it is a draft of this run"), "\(outcome.errors)")
      #expect(try caveat.read("a.md") == text)
      #expect(try caveat.read("out.json").contains("\"findings\""))
    }
  }

  @Test(arguments: [
    ("--output=json=-", "--output writes files"), ("--statistics --format=sarif", "full, concise and json"),
    ("''", "a path is empty"),
  ])
  func argumentsThatMeanNothingAreMistakes(arguments: String, mistake: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell("\"$CAVEAT\" check \(arguments)")
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains(mistake))
      #expect(try caveat.shell("ls").output == "a.md\n")
    }
  }

  @Test func statisticsAreJSONForPrograms() throws {
    try inFolder { caveat in
      try caveat.write("Botox is 100% safe.\n\nFillers are 100% safe.\n", to: "a.md")
      let outcome = try caveat.run(
        "check", "--statistics", "--format", "json", "--select", "general/safe-without-limits")
      let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
      #expect(rows?.count == 1 && rows?.first?["count"] as? Int == 2)
      #expect(rows?.first?["rule"] as? String == "general/safe-without-limits")
      #expect(rows?.first?["severity"] as? String == "error")
    }
  }

  @Test func theLawOfElsewhereIsCalledThat() throws {
    try inFolder { caveat in
      try caveat.write("Our cream cures eczema.\n", to: "a.md")
      for (jurisdiction, title) in [("us", "law:"), ("in", "law elsewhere:")] {
        let full = try caveat.run(
          "check", "a.md", "--jurisdiction", jurisdiction, "--select", "general/remedy-for-complaint")
        #expect(full.output.contains("= \(title) "), "\(full.output)")
      }
    }
  }

  @Test func initWritesOnce() throws {
    try inFolder { caveat in
      let first = try caveat.run("init", "--jurisdiction", "us,uk")
      #expect(first.status == 0)
      let written = try caveat.read(".caveat.yml")
      #expect(written.contains("\njurisdictions: [us, uk]\n"))
      let again = try caveat.run("init")
      #expect(again.status == 2 && again.errors.contains("--force"))
      let forced = try caveat.run("init", "--force")
      #expect(forced.status == 0)
      let replaced = try caveat.read(".caveat.yml")
      #expect(replaced.contains("\n# jurisdictions: "))
      let checked = try caveat.run("check", "a.md")
      #expect(checked.status == 0)
    }
  }
}
