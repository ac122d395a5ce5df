import ArgumentParser
import CaveatKit
import Glibc

/// `caveat baseline`
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Record today's findings, so that checks report only new ones.",
    discussion: """
      Writes .caveat-baseline.json beside the nearest .caveat.yml, else at the repository's root; `caveat check` \
      applies it from then on. The file has one finding a line, without line numbers, so edits elsewhere and \
      moved drafts leave it alone. An existing file never grows unless you say so.

      EXAMPLES
        caveat baseline                   record every finding of this folder and below
        caveat baseline --prune           take out what nothing answers to any more, and add nothing
        caveat baseline --accept-new      also record findings that are new since

      EXIT STATUS
        0  the baseline is up to date; after --prune, but for findings that are new
        1  there are new findings, and neither --accept-new nor --prune; they were listed and nothing was written
        2  some draft could not be checked; nothing was written
      """)

  @OptionGroup var drafts: DraftArguments

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  @Option(
    help: ArgumentHelp("The baseline that is read and written.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(name: .customLong("accept-new"), help: "Add findings that an existing baseline does not have.")
  var acceptNew = false

  @Flag(help: "Take out entries that no finding answers to any more.")
  var prune = false

  func validate() throws {
    if drafts.paths.contains("-") { throw ValidationError("a baseline is about files, not standard input") }
  }

  func run() async throws {
    var request = DraftRun.Request()
    let named = baseline.map { FilePath($0) }
    let isNew = named.map { FileSystem.kind(of: $0, followingLinks: true) == nil } ?? false
    request.baseline = named
    request.usesBaseline = !isNew
    var run = try DraftRun(drafts, request, judgement.options())
    let settlement = await run.check()
    let report = run.report(on: settlement).report
    RunMessages.tellProblems(of: run, report, .auto)
    RunMessages.tellRenames(settlement, in: run)
    if !report.problems.isEmpty || report.summary.incidents > 0 {
      Terminal.error("nothing was written: a baseline rests on a whole check")
      throw ExitCode(2)
    }
    let file = run.baselineFile?.file ?? named ?? run.newBaseline()
    let fresh = BaselineCommand.entries(settlement, from: run.folder(of: file))
    if run.baselineFile != nil, !fresh.isEmpty, !acceptNew, !prune {
      throw ExitCode(refuse(fresh, run.shown(file)))
    }
    let added = run.baselineFile == nil || acceptNew ? fresh : []
    let kept = settlement.kept + (prune ? [] : settlement.stale)
    let bytes = Baseline(kept + added).encoded
    if bytes != run.baselineFile?.bytes { try FileSystem.write(bytes, to: file) }
    if !prune { RunMessages.tellStale(settlement.stale, in: run) }
    if added.count < fresh.count { Terminal.message(BaselineCommand.lack(of: fresh, run.shown(file))) }
    let counts = [
      SummaryText.plural(kept.count + added.count, "entry", "entries"), "\(added.count) added",
      "\(prune ? settlement.stale.count : 0) taken out",
    ]
    let text = "\(run.shown(file).display): \(counts.joined(separator: ", "))\n"
    throw ExitCode(Terminal.write(Array(text.utf8)) ? 0 : 2)
  }

  /// Lists what would make the baseline grow.
  private func refuse(_ fresh: [Baseline.Entry], _ file: FilePath) -> Int32 {
    let lines = fresh.map {
      DisplayText.safe("\($0.path): \($0.rule): “\($0.text)”") + "\n"
    }
    Terminal.message(BaselineCommand.lack(of: fresh, file))
    return Terminal.write(Array(lines.joined().utf8)) ? 1 : 2
  }

  /// Tells how many findings the baseline does not have.
  private static func lack(of fresh: [Baseline.Entry], _ file: FilePath) -> String {
    "caveat: \(file.display) does not have \(SummaryText.plural(fresh.count, "finding")); --accept-new adds "
      + (fresh.count == 1 ? "it" : "them")
  }

  /// Entries for the findings that stand, apart from those about comments and waivers, which are to be mended.
  private static func entries(_ settlement: Settlement, from folder: FilePath) -> [Baseline.Entry] {
    settlement.files.flatMap { file in
      let path = Baseline.path(of: file.place, from: folder)
      return file.report.findings.filter { !$0.category.hasPrefix("caveat/") }
        .map { Baseline.Entry($0, path: path) }
    }.sorted()
  }
}
