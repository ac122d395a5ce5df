import Diagnostics
import Documents
import Linting
import Reporting
import SourceText

/// A draft that was read for a job, with the settings that its front matter makes.
struct ReadDraft {
  let job: CheckJob
  private(set) var document: Document
  private(set) var options: LintOptions
  private(set) var incidents: [Incident] = []
  /// Whether the job or the front matter chose jurisdictions.
  private(set) var hasJurisdiction: Bool
  private var rest: SourceRest?

  /// A draft of as many bytes is not held beside its reader text while it is judged.
  private static let longDraft = 1 << 20

  init(
    _ bytes: consuming [UInt8], _ path: FilePath, _ job: CheckJob
  ) throws(FileError) {
    do throws(SourceError) {
      document = DocumentReader.read(try SourceFile(path: path.display, bytes: bytes), as: job.format)
    } catch { throw FileError(path: path, reason: error.description) }
    rest = document.length < Self.longDraft ? nil : document.takeOutFile()
    self.job = job
    options = job.options
    hasJurisdiction = job.hasJurisdiction
    let choices = FrontMatterChoices(document.settings, commandLine: job.commandLine)
    if let chosen = choices.jurisdictions {
      options.jurisdictions = chosen
      hasJurisdiction = true
    }
    if let audience = choices.audience { options.audience = audience }
    if let mistake = choices.mistake {
      incidents.append(Incident(message: mistake, range: ByteRange(0, min(3, document.length))))
    }
  }

  /// Whether it can be judged together with another draft.
  func isJudged(like other: ReadDraft) -> Bool {
    job.linter.isSame(as: other.job.linter) && options == other.options && job.traces == other.job.traces
  }

  /// The file with what was found in it; takes the draft's bytes.
  mutating func checked(_ result: LintResult) -> CheckedFile {
    let bytes = document.takeBackFile(rest)
    let incidents = incidents + result.incidents
    // A run over many files keeps only the text that its report points into.
    let isQuoted =
      job.traces || !(result.findings.isEmpty && result.suppressed.isEmpty && incidents.isEmpty)
    let report = FileReport(
      path: job.path.display, pathBytes: job.path.bytes, bytes: isQuoted ? bytes : [], length: bytes.count,
      sha256: isQuoted ? nil : SHA256.hexadecimal(of: bytes), context: result.context,
      findings: result.findings, suppressed: result.suppressed, incidents: incidents)
    let lines = LineIndex(result.renamed.isEmpty ? [] : bytes)
    let renames = result.renamed.map {
      RuleRename(
        former: $0.former, present: $0.present, file: job.place, line: lines.line(at: $0.range.lower))
    }
    return CheckedFile(
      report: report, trace: result.trace, failOn: job.failOn, hasJurisdiction: hasJurisdiction,
      place: job.place, renames: renames, waiverFile: job.waiverFile, format: job.format,
      judge: (job.linter, options))
  }
}
