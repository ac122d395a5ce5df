import Foundation
import TestSupport
import Testing

/// What a step prints on GitHub's runner holds no command that comes from a draft or from its name.
@Suite struct LogCommandTests {
  private static let name = "::add-mask::a.md"
  private static let draft = "##[add-mask]x Botox is 100% safe.\n ::error::x\n\nBotox is FDA registered.\n"

  /// Whether the runner would take the line for a command (actions/runner, ActionCommand.cs).
  private func isCommand(_ line: Substring) -> Bool {
    line.contains("##[") || line.drop { $0.isWhitespace }.hasPrefix("::")
  }

  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write(Self.draft, to: Self.name)
    try caveat.write("Botox is 100% safe.\n", to: "##[debug].md")
    try caveat.write(Data([0xFF, 0x0A]), to: "::stop-commands::b.md")
    try body(caveat)
  }

  @Test(arguments: [
    "check", "check --format concise", "check --format json", "check --format sarif", "check --format junit",
    "check --format markdown", "check --format html", "check --diff --unsafe-fixes", "check --statistics",
    "check --explain-context", "check -q --output full=/dev/stdout",
    "check -q --output json=/dev/stderr", "check --rules ::rules::", "baseline --baseline none.json",
    "waivers",
  ])
  func aRunnerGetsNoOrders(_ command: String) throws {
    try inFolder { caveat in
      try caveat.write("id: x\n", to: "::rules::/p/##[x].yml")
      let outcome = try caveat.shell(
        "\"$CAVEAT\" \(command) 2>&1 | cat", environment: ["GITHUB_ACTIONS": "true"])
      #expect(!outcome.output.isEmpty)
      for line in outcome.output.split(whereSeparator: \.isNewline) { #expect(!isCommand(line), "\(line)") }
    }
  }

  @Test func onlyOurOwnCommandsAreGiven() throws {
    try inFolder { caveat in
      let outcome = try caveat.shell(
        "\"$CAVEAT\" check --format github | cat", environment: ["GITHUB_ACTIONS": "true"])
      let orders = outcome.output.split(whereSeparator: \.isNewline).filter(isCommand)
      #expect(!orders.isEmpty)
      for order in orders {
        #expect(
          order.contains(" file=%3A%3Aadd-mask%3A%3Aa.md,") || order.contains(" file=##\\x5bdebug].md,"))
      }
    }
  }

  @Test func aReportInAFileOrAPipeKeepsItsText() throws {
    try inFolder { caveat in
      let outcome = try caveat.shell(
        "\"$CAVEAT\" check --format json > file; \"$CAVEAT\" check --format json | cat > pipe",
        environment: ["GITHUB_ACTIONS": "true"])
      #expect(outcome.status == 0)
      let file = try caveat.read("file")
      #expect(file.contains("##["))
      let reports = try [file, caveat.read("pipe")].map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
      }
      #expect(reports[0] != nil && reports[0] == reports[1])
    }
  }
}
