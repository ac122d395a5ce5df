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
  package func run() -> Result<CheckedFile, FileError> {
    do throws(FileError) {
      switch input {
      case .bytes(let bytes, let name, let format): return .success(try check(bytes, name, format))
      case .file(let path):
        let bytes = try FileSystem.read(path, limit: maxFileSize, remedy: RunOptions.largeFileRemedy)
        return .success(try check(bytes, path, format))
      }
    } catch { return .failure(error) }
  }

  /// A draft of as many bytes is not held beside its reader text while it is judged.
  private static let longDraft = 1 << 20

  private func check(
    _ bytes: consuming [UInt8], _ path: FilePath, _ format: DocumentFormat
  ) throws(FileError) -> CheckedFile {
    var document: Document
    do throws(SourceError) {
      document = DocumentReader.read(try SourceFile(path: path.display, bytes: bytes), as: format)
    } catch { throw FileError(path: path, reason: error.description) }
    let rest = document.length < Self.longDraft ? nil : document.takeOutFile()
    var options = options
    var incidents: [Incident] = []
    var isChosen = hasJurisdiction
    if !commandLine.jurisdictions, let names = document.settings.jurisdictions {
      let result = JurisdictionList.parse(names)
      if let chosen = result.jurisdictions {
        options.jurisdictions = chosen
        isChosen = true
      } else {
        let range = ByteRange(0, min(3, document.length))
        incidents.append(Incident(message: "front matter: \(result.mistake)", range: range))
      }
    }
    if !commandLine.audience, let audience = document.settings.audience { options.audience = audience }
    let result = linter.lint(document, options, trace: traces)
    incidents += result.incidents
    let bytes = document.takeBackFile(rest)
    // A run over many files keeps only the text that its report points into.
    let isQuoted = traces || !(result.findings.isEmpty && result.suppressed.isEmpty && incidents.isEmpty)
    let report = FileReport(
      path: path.display, pathBytes: path.bytes, bytes: isQuoted ? bytes : [], length: bytes.count,
      sha256: isQuoted ? nil : SHA256.hexadecimal(of: bytes), context: result.context,
      findings: result.findings, suppressed: result.suppressed, incidents: incidents)
    let lines = LineIndex(result.renamed.isEmpty ? [] : bytes)
    let renames = result.renamed.map {
      RuleRename(former: $0.former, present: $0.present, file: place, line: lines.line(at: $0.range.lower))
    }
    return CheckedFile(
      report: report, trace: result.trace, failOn: failOn, hasJurisdiction: isChosen, place: place,
      renames: renames, waiverFile: waiverFile, format: format, judge: (linter, options))
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
