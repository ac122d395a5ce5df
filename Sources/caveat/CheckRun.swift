import CaveatKit

/// One run of `caveat check`.
struct CheckRun {
  private let command: CheckCommand
  private var drafts: DraftRun
  /// The unified diff of `--diff`, in place of a report.
  private var diff: [UInt8]?

  init(_ command: CheckCommand, _ options: RunOptions) throws {
    self.command = command
    var request = DraftRun.Request()
    request.standardInputName = command.standardInputName
    request.isStaged = command.staged
    request.since = command.since
    request.isQuiet = command.quiet
    request.baseline = command.baseline.baseline.map { FilePath($0) }
    request.usesBaseline = !command.baseline.noBaseline
    drafts = try DraftRun(command.drafts, request, options)
  }

  /// Checks, fixes if asked to, reports, and tells the exit status.
  mutating func run() async -> Int32 {
    var settlement = await drafts.check()
    if command.fix || command.diff {
      var fixing = FixRun(FixApplier(includesUnsafe: command.unsafeFixes), isDry: command.diff)
      settlement = await fixing.run(&drafts, settlement)
      if command.diff { diff = fixing.diff }
    }
    let (report, fails) = drafts.report(on: settlement)
    RunMessages.tellProblems(of: drafts, report, command.color)
    RunMessages.tellRenames(settlement, in: drafts)
    RunMessages.tellStale(settlement.stale, in: drafts)
    let isWritten = write(report)
    if !report.problems.isEmpty || report.summary.incidents > 0 || !isWritten { return 2 }
    let isStale = command.strictBaseline && !settlement.stale.isEmpty
    return fails || isStale ? 1 : 0
  }

  /// Prints the settings that hold for a file.
  mutating func showConfiguration(of path: FilePath) -> Int32 {
    let text = drafts.configurationText(of: path)
    let report = drafts.report(on: Settlement()).report
    RunMessages.tellProblems(of: drafts, report, command.color)
    return Terminal.write(Array(text.utf8)) && report.problems.isEmpty ? 0 : 2
  }

  /// Writes the files first: standard output may end early when its reader does.
  private func write(_ report: Report) -> Bool {
    var isWritten = true
    var layout = TextOptions()
    layout.columnUnit = command.columns.encoding
    for output in command.output {
      if Self.isDraft(output.path, in: report) {
        Terminal.error("cannot write \(output.path.display): it is a draft of this run")
        isWritten = false
        continue
      }
      do throws(FileError) {
        let spelling = LogCommands.mayBeRead(at: output.path) ? output.format.logSpelling : nil
        try FileSystem.write(to: output.path) { put in
          output.format.write(placed(report, for: output.format), layout) { piece in
            put(spelling.map { LogCommands.defused(piece, $0) } ?? piece)
          }
        }
      } catch {
        Terminal.error("cannot write \(error)")
        isWritten = false
      }
    }
    if let diff { return Terminal.write(diff) && isWritten }
    var bytes: [UInt8] = []
    if command.explainContext {
      let text = ContextText.text(of: report)
      if command.format == .full || command.format == .concise {
        bytes += Array(text.utf8)
      } else {
        Terminal.message(String(text.dropLast()))
      }
    }
    if command.statistics {
      let counts = command.format == .json ? StatisticsText.json(of: report) : StatisticsText.text(of: report)
      return Terminal.write(bytes + counts, as: command.format.logSpelling) && isWritten
    }
    var hasReader = bytes.isEmpty || Terminal.write(bytes, as: command.format.logSpelling)
    let options = command.textOptions(isQuiet: command.quiet)
    command.format.write(placed(report, for: command.format), options) { piece in
      hasReader = hasReader && Terminal.write(piece, as: command.format.logSpelling)
    }
    return hasReader && isWritten
  }

  /// Whether a report would take the place of a draft that it is about.
  private static func isDraft(_ path: FilePath, in report: Report) -> Bool {
    let name = path.name
    let place = FileSystem.canonical(path)
    return place != nil
      && report.files.contains { file in
        let draft = FilePath(file.pathBytes)
        return draft.name == name && FileSystem.canonical(draft) == place
      }
  }

  private func placed(_ report: Report, for format: ReportFormat) -> Report {
    WorkspacePaths(format)?.report(report, drafts.session) ?? report
  }
}
