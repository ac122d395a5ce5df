import CaveatKit
import Glibc

/// The checking of the drafts that a command names, and the exceptions that hold for them.
struct DraftRun {
  /// What else a command asks for.
  struct Request {
    var standardInputName: String?
    /// Whether the index is checked in place of the work tree.
    var isStaged = false
    /// The revision whose findings do not count.
    var since: String?
    var baseline: FilePath?
    var usesBaseline = true
    /// Whether progress stays off the terminal.
    var isQuiet = false
  }

  private let drafts: DraftArguments
  private let request: Request
  private(set) var session: Session
  private(set) var problems: [RunProblem] = []
  private(set) var baselineFile: BaselineFile?
  private var exceptions: Exceptions
  /// One job for each file of `checked`.
  private(set) var jobs: [CheckJob] = []
  private var checked: [CheckedFile] = []

  init(_ drafts: DraftArguments, _ request: Request, _ options: RunOptions) throws {
    self.drafts = drafts
    self.request = request
    session = Session(options, workingFolder: try WorkingFolder.current())
    exceptions = Exceptions(asOf: options.asOf)
  }

  /// Checks every draft.
  mutating func check() async -> Settlement {
    let all = inputs().map { session.job(for: $0) }
    jobs.reserveCapacity(all.count)
    checked.reserveCapacity(all.count)
    for (job, result) in zip(all, await run(all)) {
      switch result {
      case .success(let file):
        jobs.append(job)
        checked.append(file)
      case .failure(let error): report(error.reason, error.path)
      }
    }
    exceptions.waiverFiles = session.waiverFiles
    if request.usesBaseline { baselineFile = session.baseline(named: request.baseline) }
    exceptions.baseline = baselineFile.map { ($0.baseline, $0.file) }
    if let since = request.since { await compare(with: since) }
    return exceptions.settle(checked)
  }

  /// Checks some drafts again with other bytes, by place in `jobs`.
  mutating func recheck(_ bytes: [Int: [UInt8]]) async -> Settlement {
    let places = bytes.keys.sorted()
    let changed = places.map { jobs[$0].replacing(bytes[$0] ?? []) }
    for (place, result) in zip(places, await run(changed)) {
      switch result {
      case .success(let file): checked[place] = file
      case .failure(let error): report(error.reason, error.path)
      }
    }
    return exceptions.settle(checked)
  }

  /// The report on what is left after exceptions.
  mutating func report(on settlement: Settlement) -> (report: Report, fails: Bool) {
    var files = settlement.files.map(\.report)
    var fails = settlement.files.contains(where: \.fails)
    for (file, findings) in settlement.remarks {
      let failOn = session.settings(for: file.file).failOn?.value ?? .error
      if findings.contains(where: { failOn.includes($0.severity) }) { fails = true }
      let path = session.shown(file.file)
      files.append(
        FileReport(
          path: path.display, pathBytes: path.bytes, bytes: file.bytes, findings: findings))
    }
    files.sort { $0.pathBytes.lexicographicallyPrecedes($1.pathBytes) }
    let report = session.report(
      on: files, problems: allProblems,
      lacksJurisdiction: settlement.files.contains { !$0.hasJurisdiction }, baseline: baselineFile?.bytes,
      isComparison: settlement.isComparison)
    return (report, fails)
  }

  /// Where a new baseline belongs.
  mutating func newBaseline() -> FilePath { session.newBaseline() }

  /// The absolute folder of a file that need not exist.
  func folder(of file: FilePath) -> FilePath { session.absolute(file).parent }

  /// An absolute path from the working folder, where it lies below that.
  func shown(_ file: FilePath) -> FilePath { session.shown(file) }

  /// Everything outside rule and configuration files that kept the run from doing its job.
  var allProblems: [RunProblem] { problems + session.finalProblems }

  mutating func report(_ reason: String, _ path: FilePath?) {
    problems.append(RunProblem(path: path?.display, message: reason))
  }

  /// The settings of a file; the rules are loaded as for a check, so that mistakes in selectors show too.
  mutating func configurationText(of path: FilePath) -> String {
    let text = ConfigurationText.text(for: path, &session)
    _ = session.job(for: .bytes([], name: path, format: .plainText))
    return text
  }

  private func run(_ jobs: [CheckJob]) async -> [Result<CheckedFile, FileError>] {
    await drafts.run(jobs, isQuiet: request.isQuiet)
  }

  private mutating func inputs() -> [Session.Input] {
    if drafts.paths == ["-"] {
      exceptions.coverage.isWhole = false
      do throws(FileError) {
        let name = request.standardInputName.map { FilePath($0) } ?? FilePath("<stdin>")
        let bytes = try FileSystem.readStandardInput(
          limit: session.options.maxFileSize, remedy: RunOptions.largeFileRemedy)
        let isNamed = request.standardInputName != nil
        if isNamed, drafts.forceExclude, session.chain(for: name).excludes(session.absolute(name)) {
          return []
        }
        return [.bytes(bytes, name: name, format: DocumentFormat(path: name.display) ?? .plainText)]
      } catch {
        report(error.reason, error.path)
        return []
      }
    }
    if request.isStaged {
      exceptions.coverage.isWhole = false
      var staged = StagedDrafts(drafts)
      defer { problems += staged.problems }
      do throws(GitError) {
        return try staged.inputs(&session)
      } catch {
        report("--staged: \(error)", nil)
        return []
      }
    }
    var walk = FileWalk(drafts, isQuiet: request.isQuiet)
    let files = walk.files(&session)
    problems += walk.problems
    exceptions.coverage.folders = walk.walked.compactMap(FileSystem.canonical)
    return files.map { .file($0) }
  }

  /// Checks the older version of each draft that has findings.
  private mutating func compare(with revision: String) async {
    do throws(GitError) {
      let older = try OlderVersion(revision, in: session.workingFolder)
      let places = checked.indices.filter {
        !checked[$0].report.findings.isEmpty || !checked[$0].report.suppressed.isEmpty
      }
      let contents = try older.contents(
        of: places.map { checked[$0].place }, limit: session.options.maxFileSize)
      var findings = OlderFindings(name: older.name)
      var changed: [(place: Int, job: CheckJob)] = []
      for (i, place) in places.enumerated() {
        guard let bytes = contents[i] else { continue }
        let report = checked[place].report
        if bytes == report.bytes {
          findings.add(report, at: report.pathBytes)
        } else {
          changed.append((place, jobs[place].replacing(bytes)))
        }
      }
      for (place, result) in zip(changed.map(\.place), await run(changed.map(\.job))) {
        // An older version that is no text has no findings: all that stands now counts as new.
        guard case .success(let file) = result else { continue }
        findings.add(file.report, at: checked[place].report.pathBytes)
      }
      exceptions.older = findings
    } catch { report("--since: \(error)", nil) }
  }
}
