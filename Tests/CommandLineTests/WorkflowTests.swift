import Foundation
import TestSupport
import Testing

/// The composite action in a workflow, run by `act`, which reads and runs workflows as GitHub's runner does.
@Suite(.enabled(if: OutsidePrograms.areUsable("act", "git")))
struct WorkflowTests {
  private static let action = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".github/actions/caveat")

  private static let workflow = """
    name: Copy
    on: push
    jobs:
      copy:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - uses: ./.github/actions/caveat
            id: caveat
            with:
              paths: drafts
              jurisdiction: uk
          - if: ${{ always() }}
            env:
              SARIF: ${{ steps.caveat.outputs.sarif }}
              STATUS: ${{ steps.caveat.outputs.status }}
            run: |
              echo "status is $STATUS, results in $(grep -o '"ruleId"' "$SARIF" | wc -l) places"

    """

  /// Runs the workflow over one draft, in a repository of its own.
  private func run(_ draft: String) throws -> (status: Int32, log: String) {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write(draft, to: "drafts/botox.md")
    try caveat.write(Self.workflow, to: ".github/workflows/copy.yml")
    // Without settings the program asks a person which images to use.
    try caveat.write("-P ubuntu-latest=-self-hosted\n", to: ".config/act/actrc")
    let program = CaveatProcess.program.deletingLastPathComponent().path
    let outcome = try caveat.shell(
      """
      mkdir -p .github/actions && cp -r '\(Self.action.path)' .github/actions/ && git init -q -b main . &&
      git add . && git -c user.name=a -c user.email=a@example.com commit -qm a &&
      act push 2>&1
      """,
      environment: [
        "PATH": "\(program):\(OutsidePrograms.validators.path):/usr/bin:/bin", "HOME": caveat.folder.path,
        "GIT_CONFIG_GLOBAL": "/dev/null",
      ])
    return (Int32(outcome.status), outcome.output)
  }

  @Test func findingsFailTheJobAndReachItsOutputs() throws {
    let (status, log) = try run("Botox is safe and effective for everyone.\n")
    #expect(status == 1)
    #expect(log.contains("::error file=drafts/botox.md,line=1,"), "\(log)")
    #expect(log.contains("| status is 1, results in ") && log.contains("Summary - ## Caveat: "), "\(log)")
    #expect(!log.contains("results in 0 places") && log.contains("Job failed"), "\(log)")
  }

  @Test func cleanCopyPasses() throws {
    let (status, log) = try run("The clinic opens at nine.\n")
    #expect(status == 0 && log.contains("Job succeeded"), "\(log)")
    #expect(log.contains("| status is 0, results in 0 places"), "\(log)")
  }
}
