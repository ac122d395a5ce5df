import ArgumentParser
import CaveatKit
import Glibc

/// `caveat waivers`
struct WaiversCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers",
    abstract: "List every exception that holds for drafts: waivers, comments and the baseline.",
    discussion: """
      Waivers stand in .caveat-waivers.yml, the nearest one up to the repository's root. Each names its finding \
      by fingerprint, or by rule and words of the sentence, and has a reason and somebody who answers for it:

        - rule: general/safe-without-limits
          quote: 100% safe
          path: drafts/botox.md            optional, a glob
          reason: Licensed indication, study RA-2025-114
          approver: M. Okafor, medical-legal review
          until: 2027-03-01                optional, the last day
          evidence: RA-2025-114.pdf        optional

      EXAMPLES
        caveat waivers
        caveat waivers --format csv site/ > exceptions.csv
      """)

  /// How the table is written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  @OptionGroup var drafts: DraftArguments

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  @OptionGroup(title: "BASELINE") var baseline: BaselineArguments

  @Option(help: "text, csv or json.")
  var format: Format = .text

  func run() async throws {
    var request = DraftRun.Request()
    request.baseline = baseline.baseline.map { FilePath($0) }
    request.usesBaseline = !baseline.noBaseline
    var run = try DraftRun(drafts, request, judgement.options())
    let settlement = await run.check()
    let report = run.report(on: settlement).report
    RunMessages.tellProblems(of: run, report, .auto)
    RunMessages.tellRenames(settlement, in: run)
    let table = AuditTable(report, stale: settlement.stale)
    let bytes =
      switch format {
      case .text: table.text
      case .csv: table.csv
      case .json: table.json
      }
    let isWhole = report.problems.isEmpty && report.summary.incidents == 0
    throw ExitCode(Terminal.write(bytes, as: format == .json ? .json : .text) && isWhole ? 0 : 2)
  }
}
