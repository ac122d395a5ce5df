import CaveatKit

/// Gives drafts the paths by which a CI server knows them: from the top of its checkout, wherever the run stands.
///
/// GitHub puts annotations and code scanning results at paths from `GITHUB_WORKSPACE` (docs.github.com, “Store
/// information in variables”), GitLab reads those of a Code Quality report from `CI_PROJECT_DIR` (docs.gitlab.com,
/// “Predefined CI/CD variables”). Formats that people and editors read keep the paths as they were given.
struct WorkspacePaths {
  /// The checkout, absolute and without links.
  private let workspace: FilePath

  /// Nothing where the format's reader takes paths as they are, and outside a CI server.
  init?(_ format: ReportFormat) {
    let name: String? =
      switch format {
      case .github: "GITHUB_WORKSPACE"
      case .gitlab: "CI_PROJECT_DIR"
      case .sarif: Terminal.environment("GITHUB_WORKSPACE") == nil ? "CI_PROJECT_DIR" : "GITHUB_WORKSPACE"
      default: nil
      }
    guard let path = name.flatMap(Terminal.environment), !path.isEmpty,
      let workspace = FileSystem.canonical(FilePath(path))
    else { return nil }
    self.workspace = workspace
  }

  /// The report with each draft inside the checkout at its path from there.
  func report(_ report: Report, _ session: Session) -> Report {
    var report = report
    for place in report.files.indices {
      let draft = FilePath(report.files[place].pathBytes)
      guard draft != FilePath("<stdin>"), let path = session.absolute(draft).relative(to: workspace) else {
        continue
      }
      report.files[place].path = FilePath(path).display
      report.files[place].pathBytes = path
    }
    return report
  }
}
