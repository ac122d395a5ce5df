import ArgumentParser
import CaveatKit

/// Which drafts are read; shared by the commands that check.
struct DraftArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders or globs; - is standard input. Default: this folder.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Flag(name: .customLong("no-ignore"), help: "Do not honour .gitignore, .ignore and .git/info/exclude.")
  var noIgnore = false

  @Flag(name: .customLong("force-exclude"), help: "Leave excluded files out even when they are named.")
  var forceExclude = false

  @Option(help: ArgumentHelp("Files that are checked at once. Default: one a processor.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads: \(threads) is below 1") }
    if paths.contains("") { throw ValidationError("a path is empty") }
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("- stands alone: standard input is one draft")
    }
  }
}

extension DraftArguments {
  /// Runs the jobs side by side and shows how far they are.
  func run(_ jobs: [CheckJob], isQuiet: Bool) async -> [Result<CheckedFile, FileError>] {
    var progress = Progress(isQuiet: isQuiet)
    defer { progress.clear() }
    return await ParallelCheck.run(jobs, width: threads ?? WorkingFolder.processorCount) { done in
      progress.show("checked \(done) of \(SummaryText.plural(jobs.count, "file"))")
    }
  }
}
