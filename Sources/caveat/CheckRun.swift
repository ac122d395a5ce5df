import CaveatKit
import Glibc

/// One run of `caveat check`.
struct CheckRun {
  private let command: CheckCommand
  private var session: Session
  /// What kept the run from doing its whole job, apart from mistakes in rules and settings.
  var problems: [RunProblem] = []

  init(_ command: CheckCommand, _ options: RunOptions) throws {
    self.command = command
    session = Session(options, workingFolder: try WorkingFolder.current())
  }

  /// Checks, reports, and tells the exit status.
  mutating func run() async -> Int32 {
    let results = await check(inputs())
    collect(results)
    let checked = results.compactMap { try? $0.get() }
    let report = report(on: checked)
    tellProblems(report)
    let isWritten = write(report)
    if !report.problems.isEmpty || report.summary.incidents > 0 || !isWritten { return 2 }
    return checked.contains(where: \.fails) ? 1 : 0
  }

  /// Checks the inputs, each with its settings, and shows how far it is.
  mutating func check(_ inputs: [Session.Input]) async -> [Result<CheckedFile, FileError>] {
    let jobs = inputs.map { session.job(for: $0) }
    var progress = Progress(isQuiet: command.quiet)
    defer { progress.clear() }
    return await ParallelCheck.run(jobs, width: command.threads ?? WorkingFolder.processorCount) { done in
      progress.show("checked \(done) of \(SummaryText.plural(jobs.count, "file"))")
    }
  }

  /// Takes the errors of results and of the session into the problems.
  mutating func collect(_ results: [Result<CheckedFile, FileError>]) {
    for case .failure(let error) in results {
      problems.append(RunProblem(path: error.path.display, message: error.reason))
    }
    problems += session.runProblems
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
    return walk().files.map { .file($0) }
  }

  /// The files that the paths of the command line lead to, and the folders that were looked at.
  mutating func walk() -> (files: [FilePath], folders: [FilePath]) {
    var walk = FileWalk(
      honorsIgnoreFiles: !command.noIgnore, forcesExclude: command.forceExclude,
      progress: Progress(isQuiet: command.quiet))
    let paths = command.paths.isEmpty ? ["."] : command.paths
    let files = walk.files(at: paths.map { FilePath($0) }, &session)
    problems += walk.problems
    return (files, walk.folders)
  }

  /// The layout of standard output.
  func textOptions(isQuiet: Bool) -> TextOptions {
    var options = Terminal.textOptions(command.color, descriptor: STDOUT_FILENO, isQuiet: isQuiet)
    options.usesHyperlinks = Terminal.usesHyperlinks(command.hyperlinks, descriptor: STDOUT_FILENO)
    return options
  }

  func report(on checked: [CheckedFile]) -> Report {
    var report = Report(
      tool: CaveatVersion.tool(ruleSetDigest: session.ruleSetDigest), rules: session.ruleDescriptions,
      files: checked.map(\.report), problems: problems + session.sourceProblems.map(\.runProblem),
      lacksJurisdiction: checked.contains { !$0.hasJurisdiction })
    report.describeToolRules()
    return report
  }

  /// Puts on standard error what could not be done.
  func tellProblems(_ report: Report) {
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
    let options = textOptions(isQuiet: command.quiet)
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
