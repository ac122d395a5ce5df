import CaveatKit
import Glibc

/// One run of `caveat check`.
struct CheckRun {
  private let command: CheckCommand
  private var session: Session
  private var problems: [RunProblem] = []

  init(_ command: CheckCommand, _ options: RunOptions) throws {
    self.command = command
    session = Session(options, workingFolder: try WorkingFolder.current())
  }

  /// Checks, reports, and tells the exit status.
  mutating func run() async -> Int32 {
    let jobs = inputs().map { session.job(for: $0) }
    let results = await ParallelCheck.run(jobs, width: command.threads ?? WorkingFolder.processorCount)
    var checked: [CheckedFile] = []
    for result in results {
      switch result {
      case .success(let file): checked.append(file)
      case .failure(let error): problems.append(RunProblem(path: error.path.display, message: error.reason))
      }
    }
    problems += session.runProblems
    let report = report(on: checked)
    tellProblems(report)
    let isWritten = write(report)
    if !report.problems.isEmpty || report.summary.incidents > 0 || !isWritten { return 2 }
    return checked.contains(where: \.fails) ? 1 : 0
  }

  /// Prints the settings that hold for a file.
  mutating func showConfiguration(of path: FilePath) -> Int32 {
    let text = ConfigurationText.text(for: path, &session)
    // The rules are loaded as for a check, so that mistakes in selectors show here too.
    _ = session.job(for: .bytes([], name: path, format: .plainText))
    problems += session.runProblems
    tellProblems(report(on: []))
    let isWritten = Terminal.write(Array(text.utf8))
    return isWritten && problems.isEmpty && session.sourceProblems.isEmpty ? 0 : 2
  }

  private mutating func inputs() -> [Session.Input] {
    if command.paths == ["-"] {
      do throws(FileError) {
        let name = command.standardInputName.map { FilePath($0) } ?? FilePath("<stdin>")
        let bytes = try FileSystem.readStandardInput(limit: session.options.maxFileSize)
        return [.bytes(bytes, name: name, format: DocumentFormat(path: name.display) ?? .plainText)]
      } catch {
        problems.append(RunProblem(path: error.path.display, message: error.reason))
        return []
      }
    }
    var walk = FileWalk(honorsIgnoreFiles: !command.noIgnore, forcesExclude: command.forceExclude)
    let paths = command.paths.isEmpty ? ["."] : command.paths
    let files = walk.files(at: paths.map { FilePath($0) }, &session)
    problems += walk.problems
    return files.map { .file($0) }
  }

  private func report(on checked: [CheckedFile]) -> Report {
    var report = Report(
      tool: CaveatVersion.tool(ruleSetDigest: session.ruleSetDigest), rules: session.ruleDescriptions,
      files: checked.map(\.report), problems: problems + session.sourceProblems.map(\.runProblem),
      lacksJurisdiction: checked.contains { !$0.hasJurisdiction })
    report.describeToolRules()
    return report
  }

  /// Puts on standard error what could not be done.
  private func tellProblems(_ report: Report) {
    let options = Terminal.textOptions(command.color, descriptor: STDERR_FILENO)
    for problem in session.sourceProblems { Terminal.message(String(problem.text(options).dropLast())) }
    for problem in problems {
      Terminal.error((problem.path.map { $0 + ": " } ?? "") + problem.message)
    }
    for file in report.files {
      let table = PositionTable(file.bytes)
      for incident in file.incidents {
        let start = table.position(at: incident.range.lower)
        let rule = incident.rule.map { " [\($0)]" } ?? ""
        let place = "\(file.path):\(start.line):\(start.column)"
        Terminal.message("\(place): error: not checked whole: \(incident.message)\(rule)")
      }
    }
  }

  /// Writes the files first: standard output may end early when its reader does.
  private func write(_ report: Report) -> Bool {
    var isWritten = true
    for output in command.output {
      do throws(FileError) {
        try FileSystem.write(output.format.render(report), to: output.path)
      } catch {
        Terminal.error("cannot write \(error)")
        isWritten = false
      }
    }
    let options = Terminal.textOptions(command.color, descriptor: STDOUT_FILENO, isQuiet: command.quiet)
    var bytes: [UInt8] = []
    if command.explainContext {
      let text = ContextText.text(of: report)
      if command.format == .full || command.format == .concise {
        bytes += Array(text.utf8)
      } else {
        Terminal.message(String(text.dropLast()))
      }
    }
    bytes += command.statistics ? StatisticsText.text(of: report) : command.format.render(report, options)
    if Terminal.environment("GITHUB_ACTIONS") == "true" { bytes = LogCommands.defused(bytes) }
    return Terminal.write(bytes) && isWritten
  }
}
