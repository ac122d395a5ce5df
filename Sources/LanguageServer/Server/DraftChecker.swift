import CaveatKit

/// Checks drafts as `caveat check` does, with rules and configurations kept from one check to the next.
struct DraftChecker {
  private let options: ServerOptions
  private var session: Session
  private var folder: FilePath
  private var settings = ClientSettings()
  /// The baseline, once a draft was checked.
  private var baseline: BaselineFile??
  /// Grows when settings or rules may have changed; findings of an older generation do not count.
  private(set) var generation = 0

  init(_ options: ServerOptions) {
    self.options = options
    folder = options.workingFolder
    session = Session(options.run, workingFolder: options.workingFolder)
  }

  /// Mistakes in rule files and configurations.
  var sourceProblems: [SourceProblem] { session.sourceProblems }

  /// What the drafts are checked with from now on.
  mutating func use(_ settings: ClientSettings, folder: FilePath) {
    self.settings = settings
    self.folder = folder
    reload()
  }

  /// Forgets rules and configurations, so that they are read again.
  mutating func reload() {
    var run = settings.options(over: options.run, folder: folder)
    run.asOf = options.today?() ?? run.asOf
    session = Session(run, workingFolder: folder)
    baseline = nil
    generation += 1
  }

  /// Reads everything again on a new day: laws come into force.
  mutating func reloadIfDayChanged() {
    if let today = options.today?(), today != session.options.asOf { reload() }
  }

  /// The absolute path of a file that a message names.
  func absolute(_ path: String) -> FilePath { session.absolute(FilePath(path)) }

  /// Checks a text.
  mutating func check(
    _ bytes: [UInt8], name: FilePath, format: DocumentFormat, _ encoding: PositionEncoding
  ) -> CheckedDraft {
    if session.chain(for: name).excludes(session.absolute(name)) {
      return CheckedDraft(bytes: bytes, format: format, encoding: encoding, findings: [], incidents: [])
    }
    var findings: [Diagnostic] = []
    var incidents: [Incident] = []
    let first = firstCharacter(of: bytes)
    if bytes.count > options.run.maxFileSize {
      let limit = options.run.maxFileSize
      incidents.append(Incident(message: "larger than the limit of \(limit) bytes", range: first))
    } else {
      switch session.job(for: .bytes(bytes, name: name, format: format)).run() {
      case .success(let file):
        findings = standing(in: file)
        incidents = file.report.incidents
      case .failure(let error): incidents.append(Incident(message: error.reason, range: first))
      }
    }
    incidents += session.runProblems.map { problem in
      Incident(message: (problem.path.map { $0 + ": " } ?? "") + problem.message, range: first)
    }
    return CheckedDraft(
      bytes: bytes, format: format, encoding: encoding, findings: findings, incidents: incidents)
  }

  /// The findings that neither a waiver nor the baseline accounts for.
  ///
  /// Of the baseline only entries of the draft itself count: the check of one draft cannot tell what has moved.
  private mutating func standing(in file: CheckedFile) -> [Diagnostic] {
    var exceptions = Exceptions(forSomeDraftsOf: session)
    let known = baseline ?? session.baseline(named: nil)
    baseline = .some(known)
    if let known {
      let path = Baseline.path(of: file.place, from: known.file.parent)
      let own = known.baseline.entries.filter { $0.path == path }
      if !own.isEmpty { exceptions.baseline = (Baseline(own), known.file) }
    }
    return exceptions.settle([file]).files.flatMap(\.report.findings)
  }

  private func firstCharacter(of bytes: [UInt8]) -> ByteRange {
    var end = min(1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return ByteRange(0, end)
  }
}
