import TestSupport
import Testing

/// Colours and shell completions.
@Suite struct TerminalTests {
  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("Botox is 100% safe.\n", to: "drafts/a.md")
    try body(caveat)
  }

  /// no-color.org and bixense.com/clicolors; a flag comes before every variable.
  @Test(arguments: [
    ("", true, false), ("NO_COLOR=1", false, false), ("NO_COLOR=", true, false), ("CLICOLOR=0", false, false),
    ("TERM=dumb", false, false), ("CLICOLOR_FORCE=1", true, true), ("CLICOLOR_FORCE=0", true, false),
    ("CLICOLOR_FORCE=1 NO_COLOR=1", false, false), ("CI=true", true, false),
  ])
  func coloursFollowTheEnvironment(_ variables: String, onTerminal: Bool, inPipe: Bool) throws {
    try inFolder { caveat in
      func hasColour(_ script: String) throws -> Bool {
        try caveat.shell("env TERM=xterm \(variables) " + script).output.contains("\u{1b}[1;3")
      }
      let isShown = try hasColour(#"script -qec "\"$CAVEAT\" check --hyperlinks never drafts" /dev/null"#)
      #expect(isShown == onTerminal)
      #expect(try hasColour(#""$CAVEAT" check drafts"#) == inPipe)
      #expect(try hasColour(#""$CAVEAT" check --color always drafts"#))
      #expect(try !hasColour(#"script -qec "\"$CAVEAT\" check --color never drafts" /dev/null"#))
    }
  }

  /// What bash offers after some words; the last is the one being written.
  private func offers(_ words: String, _ caveat: CaveatProcess) throws -> [Substring] {
    let script = """
      "$CAVEAT" --generate-completion-script bash > script; PATH="$(dirname "$CAVEAT"):$PATH"; . ./script
      COMP_WORDS=(caveat \(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="${COMP_WORDS[*]}"
      COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
      _caveat caveat "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try caveat.write(script, to: "complete.sh")
    let outcome = try caveat.shell("bash complete.sh")
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output.split(separator: "\n")
  }

  @Test(arguments: [
    ("ch", "check"), ("check --form", "--format"), ("check --format sar", "sarif"), ("check dra", "drafts"),
    ("check --rules dra", "drafts"), ("check --jurisdiction a", "au"),
    ("check --audience pro", "professional"),
    ("check --select general/safe", "general/safe-without-limits"),
    ("check --ignore overclaim/sp", "overclaim/speed"),
    ("rules show general/safe", "general/safe-without-limits"), ("waivers --format c", "csv"),
  ])
  func bashOffersWhatFits(_ words: String, _ offer: String) throws {
    try inFolder { caveat in
      let offers = try offers(words, caveat)
      #expect(offers.contains { $0 == offer }, "\(offers)")
    }
  }
}
