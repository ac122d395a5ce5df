package import Diagnostics

/// Everything one run found out, ready to be written in any format.
package struct Report: Sendable {
  /// The program and the rules that did the checking.
  package var tool: ToolDescription
  /// Makes the descriptions of every rule of the run; only some formats ask for them.
  private let makeRules: @Sendable () -> [RuleDescription]
  /// Ordered by path.
  package var files: [FileReport]
  /// What kept the run from doing its whole job, outside the files that were read.
  package var problems: [RunProblem]
  /// Whether some file was checked without a choice of jurisdiction.
  package var lacksJurisdiction: Bool
  /// Whether the findings were compared with a baseline or with an older version of the copy; those that stand
  /// are then new.
  package var isComparison: Bool

  package init(
    tool: ToolDescription, rules: @autoclosure @escaping @Sendable () -> [RuleDescription] = [],
    files: [FileReport] = [], problems: [RunProblem] = [], lacksJurisdiction: Bool = false,
    isComparison: Bool = false
  ) {
    self.tool = tool
    makeRules = rules
    self.files = files
    self.problems = problems
    self.lacksJurisdiction = lacksJurisdiction
    self.isComparison = isComparison
  }

  /// The counts over all files.
  package var summary: Summary {
    var summary = Summary()
    for file in files {
      summary.files += 1
      if !file.findings.isEmpty { summary.filesWithFindings += 1 }
      summary.suppressed += file.suppressed.count
      summary.incidents += file.incidents.count
      for finding in file.findings {
        switch finding.severity {
        case .error: summary.errors += 1
        case .warning: summary.warnings += 1
        case .advice: summary.advice += 1
        }
      }
    }
    summary.incidents += problems.count
    return summary
  }
}

/// The program that wrote a report.
package struct ToolDescription: Sendable, Equatable {
  package var name: String
  package var version: String
  /// The SHA-256 of the rules, as hexadecimal digits.
  package var ruleSet: String
  /// The SHA-256 of what was configured, as hexadecimal digits: configuration, waivers, baseline, options.
  package var configuration: String

  package init(name: String, version: String, ruleSet: String, configuration: String) {
    self.name = name
    self.version = version
    self.ruleSet = ruleSet
    self.configuration = configuration
  }
}

/// A rule as reports present it.
package struct RuleDescription: Sendable, Equatable {
  package var id: String
  package var category: String
  package var severity: Severity
  package var message: String
  package var why: String
  package var advice: String
  package var references: [Citation]
  /// Identifiers that it had before.
  package var formerIDs: [String]

  package init(
    id: String, category: String, severity: Severity, message: String, why: String, advice: String,
    references: [Citation], formerIDs: [String] = []
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.message = message
    self.why = why
    self.advice = advice
    self.references = references
    self.formerIDs = formerIDs
  }
}

/// What one file gave.
package struct FileReport: Sendable {
  /// The path in a form that is safe to show.
  package var path: String
  /// The path as the file system has it; it need not be UTF-8.
  package var pathBytes: [UInt8]
  /// The file's bytes; empty when nothing in the report points into them.
  package var bytes: [UInt8]
  /// The number of bytes of the file.
  package var length: Int
  /// The digest, where the bytes are not kept.
  private let digest: String?
  package var context: DocumentContext
  /// In `Diagnostic.inOrder`.
  package var findings: [Diagnostic]
  package var suppressed: [SuppressedFinding]
  package var incidents: [Incident]

  /// - Parameter sha256: The digest, needed where `bytes` are not the file's.
  package init(
    path: String, pathBytes: [UInt8]? = nil, bytes: [UInt8], length: Int? = nil, sha256: String? = nil,
    context: DocumentContext = DocumentContext(), findings: [Diagnostic] = [],
    suppressed: [SuppressedFinding] = [], incidents: [Incident] = []
  ) {
    self.path = path
    self.pathBytes = pathBytes ?? Array(path.utf8)
    self.bytes = bytes
    self.length = length ?? bytes.count
    digest = sha256
    self.context = context
    self.findings = findings
    self.suppressed = suppressed
    self.incidents = incidents
  }
}

extension FileReport {
  /// The SHA-256 of the file, as hexadecimal digits; made when a format asks for it, where the bytes are kept.
  package var sha256: String { digest ?? SHA256.hexadecimal(of: bytes) }
}

/// An input or a setting that could not be used.
package struct RunProblem: Sendable, Equatable {
  /// The file at fault, in a form that is safe to show.
  package var path: String?
  package var message: String

  package init(path: String? = nil, message: String) {
    self.path = path
    self.message = message
  }
}

/// Counts of a run.
package struct Summary: Sendable, Equatable {
  package var files = 0
  package var filesWithFindings = 0
  package var errors = 0
  package var warnings = 0
  package var advice = 0
  package var suppressed = 0
  package var incidents = 0

  package var findings: Int { errors + warnings + advice }
}

extension Report {
  /// Every rule of the run, whether it found something or not, and those of the program's own findings, such as an
  /// unused suppression; ordered by identifier.
  package var rules: [RuleDescription] {
    var rules = makeRules()
    var known = Set(rules.map(\.id))
    for file in files {
      for finding in file.findings where known.insert(finding.rule).inserted {
        rules.append(Self.description(of: finding))
      }
      for item in file.suppressed where known.insert(item.finding.rule).inserted {
        rules.append(Self.description(of: item.finding))
      }
    }
    return rules.sorted { $0.id < $1.id }
  }

  private static func description(of finding: Diagnostic) -> RuleDescription {
    RuleDescription(
      id: finding.rule, category: finding.category, severity: finding.severity,
      message: finding.rule, why: finding.why, advice: finding.advice, references: finding.references)
  }
}
