import TestSupport
import Testing

/// Completions in zsh and fish; those of bash are with the other terminal tests.
@Suite struct OtherShellTests {
  /// What zsh makes of words once Tab is pressed behind them; `zpty` plays the terminal.
  @Test(
    .enabled(if: OutsidePrograms.areUsable("zsh")),
    arguments: [
      ("check --format sar", "check --format sarif"),
      ("rules show general/safe-", "rules show general/safe-without-limits"),
      ("check dra", "check drafts"),
    ])
  func zshCompletes(_ words: String, _ completed: String) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("Fine.\n", to: "drafts/a.md")
    try caveat.write(
      #"""
      zmodload zsh/zpty
      shown() { local all= part; for i in {1..200}; do
        while zpty -rt z part; do all+=$part; done; [[ $all == *$1* ]] && break; sleep 0.05
      done; print -r -- "$all"; }
      zpty z env TERM=dumb zsh -f -i
      zpty -w z "PS1='> '; fpath=($PWD \$fpath); autoload -U compinit; compinit -u -D; print READY"
      shown $'READY\r' > /dev/null
      zpty -w -n z "caveat $1"$'\t'
      shown "$2"
      zpty -d z
      """#, to: "complete.zsh")
    let outcome = try caveat.shell(
      """
      "$CAVEAT" --generate-completion-script zsh > _caveat; PATH="$(dirname "$CAVEAT"):$PATH"
      export PATH; zsh -f complete.zsh '\(words)' '\(completed)'
      """)
    #expect(outcome.output.contains("caveat \(completed)"), "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    .enabled(if: OutsidePrograms.areUsable("fish")),
    arguments: [("ch", "check"), ("check --form", "--format"), ("check --format sar", "sarif")])
  func fishOffersWhatFits(_ words: String, _ offer: String) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let outcome = try caveat.shell(
      """
      "$CAVEAT" --generate-completion-script fish > caveat.fish
      fish -c 'source caveat.fish; complete -C "caveat \(words)"'
      """)
    let offers = outcome.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(offers.contains(Substring(offer)), "\(outcome.output)\(outcome.errors)")
  }
}
