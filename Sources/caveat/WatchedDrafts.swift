import CaveatKit

/// The drafts that a watching run checks again and again, with one session until settings change.
struct WatchedDrafts {
  private let command: CheckCommand
  private var session: Session
  /// What kept the run from doing its whole job, apart from mistakes in rules and settings.
  var problems: [RunProblem] = []

  init(_ command: CheckCommand, _ options: RunOptions) throws {
    self.command = command
    session = Session(options, workingFolder: try WorkingFolder.current())
  }

  /// Checks the inputs, each with its settings, and shows how far it is.
  mutating func check(_ inputs: [Session.Input]) async -> [Result<CheckedFile, FileError>] {
    let jobs = inputs.map { session.job(for: $0) }
    return await command.drafts.run(jobs, isQuiet: command.quiet)
  }

  /// Takes the errors of results and of the session into the problems.
  mutating func collect(_ results: [Result<CheckedFile, FileError>]) {
    for case .failure(let error) in results {
      problems.append(RunProblem(path: error.path.display, message: error.reason))
    }
    problems += session.finalProblems
  }

  /// The results with what waivers and the baseline account for taken out of the findings.
  mutating func settle(_ checked: [CheckedFile]) -> [CheckedFile] {
    var exceptions = Exceptions(forSomeDraftsOf: session)
    if !command.baseline.noBaseline {
      let file = session.baseline(named: command.baseline.baseline.map { FilePath($0) })
      exceptions.baseline = file.map { ($0.baseline, $0.file) }
    }
    return exceptions.settle(checked).files
  }

  /// The files that the paths of the command line lead to, and the folders that were looked at.
  mutating func walk() -> (files: [FilePath], folders: [FilePath]) {
    var walk = FileWalk(command.drafts, isQuiet: command.quiet)
    let files = walk.files(&session)
    problems += walk.problems
    return (files, walk.folders)
  }

  /// The folders with rules that configurations name for drafts in `folders`.
  mutating func ruleFolders(forDraftsIn folders: [FilePath]) -> [FilePath] {
    session.ruleFolders(forFilesIn: folders)
  }

  func report(on checked: [CheckedFile]) -> Report {
    session.report(
      on: checked.map(\.report), problems: problems,
      lacksJurisdiction: checked.contains { !$0.hasJurisdiction })
  }

  /// Puts on standard error what could not be done.
  func tellProblems(_ report: Report) {
    RunMessages.tell(session.sourceProblems, problems, report, command.color)
  }
}
