import TestSupport
import Testing

/// `caveat check --watch`, and what only a terminal sees. `script` (util-linux) plays the terminal.
@Suite struct WatchTests {
  private static let bad = "Botox is 100% safe.\n"

  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write(Self.bad, to: "bad")
    try body(caveat)
  }

  /// Watches `web` in a terminal while `steps` run, each of which may `await` a line of what is shown; at their end
  /// Control-C is typed.
  ///
  /// - Parameter setUp: What is done before; it may set `options`.
  /// - Returns: What the terminal showed.
  private func watched(_ caveat: CaveatProcess, setUp: String, steps: String) throws -> String {
    try caveat.write(
      #"""
      await() { for i in $(seq 200); do if grep -q "$1" out; then return; fi; sleep 0.1; done; echo "$1" >> missed; }
      touch out missed
      """#, to: "await.sh")
    try caveat.write(setUp, to: "set-up.sh")
    try caveat.write(steps, to: "steps.sh")
    let outcome = try caveat.shell(
      #"""
      . ./await.sh; . ./set-up.sh
      { . ./steps.sh; printf '\003'; } \
        | script -qefc "\"$CAVEAT\" check --watch $options --format concise --color never web" out > /dev/null
      """#, environment: ["TERM": "dumb"])
    let shown = try caveat.read("out")
    #expect(outcome.status == 130)
    #expect(try caveat.read("missed") == "", "\(shown)")
    return shown
  }

  @Test func changesAreCheckedUntilAnInterrupt() throws {
    try inFolder { caveat in
      try caveat.write("Nothing.\n", to: "web/a.md")
      let shown = try watched(
        caveat, setUp: "options='--select overclaim'",
        steps: """
          await '^checked 1 file: no findings in 1 file'
          cp bad web/b.md
          await '^checked 1 file: 1 error.* in 1 of 2 files'
          mkdir -p web/x/y && cp bad web/x/y/c.html
          await '^web/x/y/c.html:1:10: error: '
          await '^checked 1 file: 2 errors.* in 2 of 3 files'
          rm web/b.md
          await '^checked 0 files: 1 error.* in 1 of 2 files'
          echo 'ignore: [overclaim, missing]' > web/.caveat.yml
          await '^checked 2 files: no findings in 2 files'
          echo 1 > web/x/data.csv
          sleep 0.5
          """)
      #expect(shown.split(whereSeparator: \.isNewline).count { $0.hasPrefix("checked ") } == 5, "\(shown)")
    }
  }

  @Test func waiversAndTheBaselineHoldAndAreReadAgain() throws {
    try inFolder { caveat in
      try caveat.write("Botox is 100% safe.\n\nIt is risk-free.\n", to: "web/a.md")
      _ = try watched(
        caveat,
        setUp: #"""
          mkdir .git
          options="--select overclaim/absolute-safety"
          printf '%s\n' '- {rule: general/safe-without-limits, quote: 100% safe, reason: r, approver: a}' > waivers
          """#,
        steps: """
          await '^checked 1 file: 2 errors'
          cp waivers .caveat-waivers.yml
          await '^checked 1 file: 1 error in 1 of 1 file (1 suppressed)'
          "$CAVEAT" baseline $options web > /dev/null
          await '^checked 1 file: no findings in 1 file (2 suppressed)'
          """)
    }
  }

  @Test(arguments: ["./ci/known.json", "ci/../ci/known.json", "$PWD/ci/known.json"])
  func aBaselineIsReadAgainHoweverItIsNamed(_ path: String) throws {
    try inFolder { caveat in
      try caveat.write(Self.bad, to: "web/a.md")
      try caveat.write("", to: "ci/other")
      _ = try watched(
        caveat,
        setUp: """
          mkdir .git
          options="--select overclaim/absolute-safety"
          "$CAVEAT" baseline $options --baseline ci/all.json web > /dev/null
          echo '{"caveat-baseline": 1, "entries": []}' > ci/none.json
          cp ci/none.json ci/known.json
          options="$options --baseline \(path)"
          """,
        steps: """
          await '^checked 1 file: 1 error'
          cp ci/all.json ci/new.json && mv ci/new.json ci/known.json
          await '^checked 1 file: no findings'
          """)
    }
  }

  @Test func rulesThatAConfigurationNamesAreReadAgain() throws {
    try inFolder { caveat in
      try caveat.writeSafeRule()
      try caveat.write("It is safe and effective.\n", to: "web/a.md")
      try caveat.write("root: true\nrules: [rules]\n", to: ".caveat.yml")
      let changed = TestRules.safe.replacing("is unqualified", with: "is bare")
      try caveat.write(changed, to: "changed")
      let shown = try watched(
        caveat, setUp: "options='--no-builtin'",
        steps: """
          await '^web/a.md:1:7: error: .* is unqualified'
          await '^checked 1 file: '
          cp changed rules/test/safe.yml
          await '^web/a.md:1:7: error: .* is bare'
          """)
      #expect(!shown.contains("caveat: error: "), "\(shown)")
    }
  }

  @Test(arguments: ["-", "--format json .", "--output json=o .", "--statistics .", "gone"])
  func whatCannotBeWatchedIsWrongUsage(_ arguments: String) throws {
    try inFolder { caveat in
      let outcome = try caveat.shell("timeout 20 \"$CAVEAT\" check --watch \(arguments)")
      #expect(outcome.status == 2 && outcome.errors.hasPrefix("caveat: error: "), "\(outcome.errors)")
    }
  }

  @Test func rulesLinkToTheLawOnATerminal() throws {
    try inFolder { caveat in
      try caveat.write(Self.bad, to: "a.md")
      let link = "\u{1b}]8;;https://"
      let shown = try caveat.shell(
        #"script -qec "\"$CAVEAT\" check a.md" /dev/null"#, environment: ["TERM": "xterm"])
      #expect(shown.output.contains(link))
      let dumb = try caveat.shell(
        #"script -qec "\"$CAVEAT\" check a.md" /dev/null"#, environment: ["TERM": "dumb"])
      #expect(!dumb.output.contains("\u{1b}"))
      let piped = try caveat.run("check", "a.md")
      #expect(!piped.output.contains("\u{1b}"))
      let forced = try caveat.run("check", "--hyperlinks", "always", "a.md")
      #expect(forced.output.contains(link) && forced.output.contains("\u{1b}]8;;\u{1b}\\]: "))
    }
  }

  @Test func progressIsShownOnATerminalOnly() throws {
    try inFolder { caveat in
      // Long enough for half a second on any machine that runs the tests.
      let text = String(repeating: Self.bad + "\n", count: 200)
      for i in 0..<60 { try caveat.write(text, to: "web/\(i).md") }
      let shown = try caveat.shell(
        #"script -qec "\"$CAVEAT\" check --threads 1 web > /dev/null" /dev/null"#,
        environment: ["TERM": "xterm"])
      #expect(shown.output.contains(" of 60 files\u{1b}[K"))
      #expect(shown.output.hasSuffix("\r\u{1b}[K"))
      let piped = try caveat.shell("\"$CAVEAT\" check --threads 1 web > /dev/null")
      #expect(piped.errors.isEmpty)
    }
  }
}
