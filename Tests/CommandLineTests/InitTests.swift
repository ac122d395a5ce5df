import CaveatKit
import Foundation
import TestSupport
import Testing

/// `caveat init`, and the files for CI servers, which other programs judge.
@Suite struct InitTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let tools = OutsidePrograms.validators.path
  private static let isInstalled = OutsidePrograms.areUsable("check-jsonschema", "pre-commit")

  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try body(caveat)
  }

  private func exists(_ path: String, in caveat: CaveatProcess) -> Bool {
    FileManager.default.fileExists(atPath: caveat.folder.appendingPathComponent(path).path)
  }

  @Test func theResultIsAConfigurationThatHolds() throws {
    try inFolder { caveat in
      for path in ["a.md", "it's/b.md", "c/d/e.html", "c/f.pdf"] { try caveat.write("Nothing.\n", to: path) }
      let outcome = try caveat.run("init", "--jurisdiction", "uk,ie", "--folder", "it's", "--folder", "./c/")
      #expect(outcome.output == "wrote .caveat.yml\n" && outcome.status == 0)
      #expect(try caveat.read(".caveat.yml").contains("\njurisdictions: [uk, ie, eu]\n"))
      let check = try caveat.run("check", "--format", "json")
      #expect(check.status == 0 && check.errors.isEmpty)
      #expect(check.output.contains("it's/b.md") && check.output.contains("c/d/e.html"))
      #expect(!check.output.contains("a.md") && !check.output.contains("f.pdf"))
    }
  }

  @Test func everyKindOfDraftIsTakenIn() throws {
    let endings = DocumentFormat.endings
    #expect(endings.count > 8 && endings.allSatisfy { DocumentFormat(path: "a." + $0) != nil })
    try inFolder { caveat in
      for ending in endings { try caveat.write("Nothing.\n", to: "c/a.\(ending)") }
      #expect(try caveat.run("init", "--folder", "c", "--hook").status == 0)
      let check = try caveat.run("check", "--jurisdiction", "us", "--topic", "health")
      #expect(check.output == "no findings in \(endings.count) files\n", "\(check.output)")
      let group = "(" + endings.joined(separator: "|") + ")$'\n"
      #expect(try caveat.read(".pre-commit-config.yaml").contains(group))
      let manifest = Self.root.appendingPathComponent(".pre-commit-hooks.yaml")
      #expect(try String(contentsOf: manifest, encoding: .utf8).components(separatedBy: group).count == 3)
    }
  }

  @Test func nothingIsWrittenOverWithoutForce() throws {
    try inFolder { caveat in
      try caveat.write("# mine\n", to: ".github/workflows/caveat.yml")
      let arguments = "init --hook --ci github --source A/b@c"
      let refused = try caveat.shell("\"$CAVEAT\" \(arguments)")
      #expect(refused.status == 2 && refused.errors.contains(".github/workflows/caveat.yml: exists"))
      #expect(!exists(".caveat.yml", in: caveat) && !exists(".pre-commit-config.yaml", in: caveat))
      #expect(try caveat.shell("\"$CAVEAT\" \(arguments) --force").status == 0)
      #expect(try caveat.read(".github/workflows/caveat.yml").contains("uses: A/b/.github/actions/caveat@c"))
    }
  }

  @Test func whatOthersShareIsNeverWrittenOver() throws {
    try inFolder { caveat in
      for path in [".pre-commit-config.yaml", ".gitlab-ci.yml"] { try caveat.write("# mine\n", to: path) }
      let outcome = try caveat.run(
        "init", "--force", "--hook", "--ci", "gitlab", "--source", "https://git.example.com/a/b.git@main")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains(".pre-commit-config.yaml exists; add to it:\n\nrepos:\n"))
      #expect(outcome.output.contains(".gitlab-ci.yml exists; add to it:\n\ninclude:\n"))
      for path in [".pre-commit-config.yaml", ".gitlab-ci.yml"] {
        #expect(try caveat.read(path) == "# mine\n")
      }
    }
  }

  @Test(arguments: [
    "--jurisdiction mars", "--folder gone", "--folder ..", "--folder /", "--ci github", "--source a/b@c",
    "--ci github --source 'a/b@c;x'", "--ci github --source a/b", "--ci gitlab --source 'x y@z'",
    "--ci jenkins --source a/b@c",
  ])
  func wrongChoicesWriteNothing(_ arguments: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell("\"$CAVEAT\" init \(arguments)")
      #expect(outcome.status == 2 && !outcome.errors.isEmpty)
      #expect(!exists(".caveat.yml", in: caveat))
    }
  }

  @Test func aTerminalIsAsked() throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "web/a.md")
      let outcome = try caveat.shell(
        #"""
        (sleep 0.5; printf 'ukk\nuk\nweb\nyes\nno\n'; sleep 1) | script -qec "\"$CAVEAT\" init" /dev/null
        """#)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("did you mean “uk”"))
      let configuration = try caveat.read(".caveat.yml")
      #expect(configuration.contains("\njurisdictions: [uk]\n"))
      #expect(configuration.contains("\ninclude: ['web/**/*.txt', "))
      #expect(try caveat.read(".pre-commit-config.yaml").contains(#"files: '^(web)/.*\.(txt|"#))
    }
  }

  @Test(arguments: [
    ("github", "OWNER/caveat@COMMIT", ".github/workflows/caveat.yml"),
    ("gitlab", "https://git.example.com/OWNER/caveat.git@COMMIT", ".gitlab/caveat.yml"),
  ])
  func theExamplesAreWhatIsWritten(_ host: String, _ source: String, _ path: String) throws {
    try inFolder { caveat in
      #expect(try caveat.run("init", "--ci", host, "--source", source).status == 0)
      let example = Self.root.appendingPathComponent(".github/examples/\(host).yml")
      let written = try caveat.read(path)
      let expected = try String(contentsOf: example, encoding: .utf8)
      #expect(written == expected)
    }
  }

  @Test(
    .enabled(if: isInstalled),
    arguments: [
      "check-jsonschema --builtin-schema vendor.github-actions '.github/actions/caveat/action.yml'",
      "check-jsonschema --builtin-schema vendor.github-workflows .github/examples/github.yml",
      "check-jsonschema --builtin-schema vendor.gitlab-ci .github/examples/gitlab.yml",
      "pre-commit validate-manifest .pre-commit-hooks.yaml",
    ])
  func otherProgramsTakeTheFiles(_ command: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell(
        "cd '\(Self.root.path)' && PATH='\(Self.tools)':$PATH \(command)",
        environment: ["PRE_COMMIT_HOME": caveat.folder.path])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test(.enabled(if: isInstalled))
  func preCommitTakesTheHook() throws {
    try inFolder { caveat in
      #expect(try caveat.run("init", "--hook").status == 0)
      let outcome = try caveat.shell(
        "'\(Self.tools)/pre-commit' validate-config .pre-commit-config.yaml",
        environment: ["PRE_COMMIT_HOME": caveat.folder.path])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }
}
