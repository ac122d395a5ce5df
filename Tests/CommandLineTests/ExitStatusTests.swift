import TestSupport
import Testing

/// The exit statuses 0, 1 and 2, and what stands on which stream.
@Suite struct ExitStatusTests {
  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try body(caveat)
  }

  @Test(arguments: [
    ["check", "--bogus"], ["bogus"], ["check", "--format", "xml", "."],
    ["check", "--as-of", "yesterday", "."],
    ["check", "--jurisdiction", "uss", "."], ["check", "--threads", "0", "."],
    ["check", "--output", "sarif", "."],
    ["check", "--audience", "all", "."], ["check", "-", "a.md"], ["why", "a.md"],
    ["check", "--stdin-filename", "a.md", "a.md"], ["rules", "show"],
  ])
  func wrongUsageIsStatusTwo(_ arguments: [String]) throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "a.md")
      let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
      let outcome = try caveat.shell("\"$CAVEAT\" \(quoted)")
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("caveat: error: "))
    }
  }

  @Test(arguments: [
    ("chek", "did you mean “check”?"), ("drafts", "`caveat check drafts` checks it"),
    ("explain x/y", "`caveat rules show ID` shows a rule"), ("fix", "did you mean `caveat check --fix`?"),
    ("watch drafts", "did you mean `caveat check --watch`?"), ("lint drafts", "did you mean `caveat check`?"),
  ])
  func aWordThatIsNoCommandGetsAHint(_ arguments: String, _ hint: String) throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "drafts/a.md")
      let outcome = try caveat.shell("\"$CAVEAT\" \(arguments)")
      #expect(outcome.status == 2 && outcome.errors.contains("; \(hint)\n"), "\(outcome.errors)")
      let unknown = try caveat.run("rules", "show", "x/y")
      #expect(unknown.status == 2 && !unknown.errors.contains("Usage:"))
    }
  }

  @Test(arguments: [
    ("gb", "uk"), ("GB-ENG", "uk"), ("england", "uk"), ("us,'United Kingdom'", "uk"), ("usa", "us"),
    ("aus", "au"),
  ])
  func aJurisdictionByAnotherNameGetsAHint(_ name: String, _ known: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell("\"$CAVEAT\" check --jurisdiction \(name)")
      #expect(outcome.status == 2 && outcome.errors.contains("did you mean “\(known)”?"), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["--help", "--version", "check --help", "rules --help"])
  func helpIsStatusZeroOnStandardOutput(_ arguments: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell("\"$CAVEAT\" \(arguments)")
      #expect(outcome.status == 0 && !outcome.output.isEmpty && outcome.errors.isEmpty)
    }
  }

  @Test func aMissingFileDoesNotStopTheOthers() throws {
    try inFolder { caveat in
      try caveat.write("Nothing new here.\n", to: "a.md")
      let outcome = try caveat.run("check", "gone.md", "a.md", "--format", "json")
      #expect(outcome.status == 2)
      #expect(outcome.errors == "caveat: error: gone.md: no such file or directory\n")
      #expect(outcome.output.contains("\"path\": \"a.md\""))
    }
  }

  @Test func aFileThatIsNotUTF8DoesNotStopTheOthers() throws {
    try inFolder { caveat in
      try caveat.write("Nothing new here.\n", to: "b.md")
      let outcome = try caveat.shell(
        "printf 'caf\\351' > a.txt; printf '\\377\\376a\\0' > c.txt; \"$CAVEAT\" check --format json")
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("a.txt: is not UTF-8: byte 0xE9 at offset 3"))
      #expect(outcome.errors.contains("c.txt: is UTF-16"))
      #expect(outcome.output.contains("\"path\": \"b.md\""))
    }
  }

  @Test func whatMatchesNothingIsAnError() throws {
    try inFolder { caveat in
      try caveat.write("x", to: "a.csv")
      let glob = try caveat.run("check", "*.md")
      #expect(glob.errors == "caveat: error: *.md: matches no file\n")
      let walk = try caveat.run("check")
      #expect(walk.status == 2 && walk.errors.contains(".: holds no file to check"))
      let folders = try caveat.shell("mkdir a b; \"$CAVEAT\" check a b gone")
      for name in ["a", "b"] { #expect(folders.errors.contains("error: \(name): holds no file to check")) }
    }
  }

  @Test func aGlobThatTheShellLeftAloneIsExpanded() throws {
    try inFolder { caveat in
      for path in ["a.md", "x/b.md", "x/y/c.md", "x/y/d.txt"] { try caveat.write("Nothing.\n", to: path) }
      let deep = try paths(caveat.run("check", "--format", "json", "x/**/*.md"))
      #expect(deep == ["x/b.md", "x/y/c.md"])
      let found = try paths(caveat.run("check", "--format", "json", "*.md"))
      #expect(found == ["a.md"])
    }
  }

  @Test func whatIsNoFileIsAnError() throws {
    try inFolder { caveat in
      let pipe = try caveat.shell("mkfifo p.md; \"$CAVEAT\" check p.md")
      #expect(pipe.status == 2 && pipe.errors.contains("p.md: is a pipe"))
      let device = try caveat.run("check", "/dev/zero")
      #expect(device.status == 2)
    }
  }

  @Test func aFileAboveTheLimitIsAnError() throws {
    try inFolder { caveat in
      try caveat.write("0123456789", to: "a.md")
      let fits = try caveat.run("check", "--max-file-size", "10", "a.md")
      #expect(fits.status == 0)
      let outcome = try caveat.run("check", "--max-file-size", "9", "a.md")
      #expect(
        outcome.status == 2
          && outcome.errors.contains("larger than 9 bytes; raise --max-file-size to check it"))
      try caveat.write(String(repeating: "# long\n", count: 700_000), to: ".caveat.yml")
      let settings = try caveat.run("check", "a.md")
      #expect(
        settings.status == 2 && settings.errors.hasSuffix(".caveat.yml: is larger than 1048576 bytes\n"))
      _ = try caveat.shell("rm .caveat.yml")
      let beyond = try caveat.run("check", "--max-file-size", "1073741825", "a.md")
      #expect(beyond.status == 2 && beyond.errors.contains("1073741825 is above 1073741824"))
    }
  }

  @Test func aFolderThatShowsNamesAndNothingElseIsAnError() throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "sub/a.md")
      try caveat.write("Nothing.\n", to: "b.md")
      // Permissions do not bind the superuser, who runs this without privileges.
      let outcome = try caveat.shell(
        """
        chmod 444 sub
        run() { if [ "$(id -u)" = 0 ]; then setpriv --inh-caps=-all --bounding-set=-all "$@"; else "$@"; fi; }
        run "$CAVEAT" check
        status=$?
        chmod 755 sub
        exit $status
        """)
      #expect(
        outcome.status == 2 && outcome.errors.contains("sub/a.md: permission denied"), "\(outcome.errors)")
    }
  }

  @Test func aFullDiskIsAnError() throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "a.md")
      let outcome = try caveat.shell("\"$CAVEAT\" check a.md > /dev/full")
      #expect(outcome.status == 2 && outcome.errors.contains("cannot write the report: no space left"))
      let full = try caveat.run("check", "a.md", "--output", "json=/dev/full")
      #expect(full.status == 2)
      let nowhere = try caveat.run("check", "a.md", "--output", "json=no/such/folder")
      #expect(nowhere.status == 2)
    }
  }

  @Test func aClosedPipeEndsQuietly() throws {
    try inFolder { caveat in
      for i in 0..<400 { try caveat.write("Nothing.\n", to: "\(i)-\(String(repeating: "x", count: 200)).md") }
      let outcome = try caveat.shell("\"$CAVEAT\" check --format json | head -c 10 > /dev/null")
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func standardInputIsADraft() throws {
    try inFolder { caveat in
      let outcome = try caveat.run(
        "check", "-", "--stdin-filename", "x/page.html", "--format", "json", input: "<p>Hi")
      #expect(outcome.status == 0 && paths(outcome) == ["x/page.html"])
      let found = try paths(caveat.run("check", "-", "--format", "json", input: "Hi"))
      #expect(found == ["<stdin>"])
    }
  }

  /// The paths in a report in JSON.
  private func paths(_ outcome: CaveatProcess.Outcome) -> [String] {
    outcome.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"")
      return parts.count >= 4 && parts[1] == "path" && line.hasPrefix("      ") ? String(parts[3]) : nil
    }
  }
}
