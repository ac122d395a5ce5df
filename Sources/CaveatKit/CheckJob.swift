import Diagnostics
package import Documents
package import Linting
package import Reporting
import RuleModel
import SourceText

/// The checking of one file: it reads, lints and forgets, and shares nothing that changes.
package struct CheckJob: Sendable {
  let input: Session.Input
  let options: LintOptions
  let linter: Linter
  let failOn: FailLevel
  let hasJurisdiction: Bool
  /// Whether the command line chose jurisdictions and audience; then front matter does not.
  let commandLine: (jurisdictions: Bool, audience: Bool)
  let maxFileSize: Int
  /// The file, absolute.
  let place: FilePath
  /// The waivers for the file, as a place in `Session.waiverFiles`.
  let waiverFile: Int?
  let traces: Bool

  /// The same checking of other bytes under the same name.
  package func replacing(_ bytes: [UInt8]) -> CheckJob {
    CheckJob(
      input: .bytes(bytes, name: path, format: format), options: options, linter: linter, failOn: failOn,
      hasJurisdiction: hasJurisdiction, commandLine: commandLine, maxFileSize: maxFileSize, place: place,
      waiverFile: waiverFile, traces: traces)
  }

  /// The file's path as the user gave it or as the walk found it.
  package var path: FilePath {
    switch input {
    case .file(let path): path
    case .bytes(_, let name, _): name
    }
  }

  package var format: DocumentFormat {
    switch input {
    case .file(let path): DocumentFormat(path: path.display) ?? .plainText
    case .bytes(_, _, let format): format
    }
  }

  /// Reads and checks the file.
  package func run() -> Result<CheckedFile, FileError> { Self.run([self])[0] }

  /// The bytes of drafts that are judged beside each other: with more of them, more is done with what a rule needs
  /// while it lies near.
  private static let judgedAtOnce = 1 << 18

  /// Reads and checks the files of some jobs; gives the results in their order.
  package static func run(_ jobs: ArraySlice<CheckJob>) -> [Result<CheckedFile, FileError>] {
    var results: [Result<CheckedFile, FileError>] = []
    results.reserveCapacity(jobs.count)
    var waiting: [ReadDraft] = []
    var bytes = 0
    func judge() {
      let judged = Self.judged(waiting)
      for place in waiting.indices { results.append(.success(waiting[place].checked(judged[place]))) }
      waiting = []
      bytes = 0
    }
    for job in jobs {
      do throws(FileError) {
        let draft = try job.read()
        if let other = waiting.last, !draft.isJudged(like: other) { judge() }
        bytes += draft.document.length
        waiting.append(consume draft)
        if bytes >= Self.judgedAtOnce { judge() }
      } catch {
        judge()
        results.append(.failure(error))
      }
    }
    judge()
    return results
  }

  private static func judged(_ drafts: [ReadDraft]) -> [LintResult] {
    guard let first = drafts.first else { return [] }
    return first.job.linter.lint(drafts.map(\.document), first.options, trace: first.job.traces)
  }

  private func read() throws(FileError) -> ReadDraft {
    switch input {
    case .bytes(let bytes, let name, _): return try ReadDraft(bytes, name, self)
    case .file(let path):
      let bytes = try FileSystem.read(path, limit: maxFileSize, remedy: RunOptions.largeFileRemedy)
      return try ReadDraft(bytes, path, self)
    }
  }
}

/// What the checking of one file gave.
package struct CheckedFile: Sendable {
  package var report: FileReport
  package var trace: [TraceEntry]
  package var failOn: FailLevel
  package var hasJurisdiction: Bool
  /// The file, absolute.
  package var place: FilePath
  /// Former identifiers of rules that comments in the file use.
  package var renames: [RuleRename]
  /// The waivers for the file, as a place in `Session.waiverFiles`.
  var waiverFile: Int?
  /// The format that the file was read as.
  package var format: DocumentFormat
  /// The rules and the settings that the file was judged by.
  var judge: (linter: Linter, options: LintOptions)

  /// Whether a finding is as grave as the file's `fail-on` level.
  package var fails: Bool { report.findings.contains { failOn.includes($0.severity) } }

  /// Whether the file's settings let the rule run.
  func runs(_ rule: String) -> Bool { judge.linter.runs(rule, judge.options) }

  /// Whether an exception for the rule would have been needed: the rule ran, or its pack has it no longer.
  func couldMeet(_ rule: String) -> Bool { runs(rule) || judge.linter.hasLost(rule) }
}
