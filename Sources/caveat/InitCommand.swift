import ArgumentParser
import CaveatKit
import Glibc

/// `caveat init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set Caveat up for the drafts in this folder.",
    discussion: """
      Writes a commented .caveat.yml and, when asked for, a hook for pre-commit and a job for a CI server. On a \
      terminal and without options it asks. Nothing that exists is written over without --force, and \
      .pre-commit-config.yaml and .gitlab-ci.yml, which hold more than Caveat, not even then: what to add to \
      them is printed.

      EXAMPLES
        caveat init
        caveat init --jurisdiction uk,ie --folder content --hook
        caveat init --ci github --source OWNER/caveat@COMMIT
        caveat init --ci gitlab --source https://git.example.com/OWNER/caveat.git@COMMIT
      """)

  @Option(
    name: .customLong("jurisdiction"),
    help: ArgumentHelp("Whose law applies: names such as us,uk, or general, or all.", valueName: "names"),
    completion: Completions.jurisdictions)
  var jurisdictions: [String] = []

  @Option(
    name: .customLong("folder"),
    help: ArgumentHelp("Check only drafts in this folder; repeatable.", valueName: "folder"),
    completion: .directory)
  var folders: [String] = []

  @Flag(help: "Write a hook into .pre-commit-config.yaml.")
  var hook = false

  @Option(help: ArgumentHelp("Write a job for github or gitlab.", valueName: "host"))
  var ci: InitPlan.Host?

  @Option(
    help: ArgumentHelp(
      "Where the job gets Caveat: OWNER/NAME@COMMIT on GitHub, a Git address and @COMMIT on GitLab.",
      valueName: "address@commit"))
  var source: String?

  @Flag(help: "Write over Caveat's own files where they exist.")
  var force = false

  func run() throws {
    let isBare = jurisdictions.isEmpty && folders.isEmpty && !hook && ci == nil && source == nil
    var plan = InitPlan()
    if isBare, !force, try ownFiles(plan) == [], isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      plan = try InitQuestions.ask()
    } else {
      if !jurisdictions.isEmpty { plan.jurisdictions = try InitPlan.jurisdictions(jurisdictions) }
      plan.folders = try folders.map(InitPlan.folder)
      plan.hasHook = hook
      if let ci {
        guard let source else { throw ValidationError("--ci needs --source, where the job gets Caveat") }
        plan.job = try InitPlan.Job(host: ci, source: source)
      } else if source != nil {
        throw ValidationError("--source goes with --ci")
      }
    }
    if !force, let path = try ownFiles(plan).first {
      throw FileError(path: path, reason: "exists; --force writes over it")
    }
    throw ExitCode(Terminal.write(Array(try carryOut(plan).utf8)) ? 0 : 2)
  }

  /// The files of the plan that exist and belong to Caveat alone.
  private func ownFiles(_ plan: InitPlan) throws -> [FilePath] {
    plan.files.filter { !$0.isShared }.map { FilePath($0.path) }
      .filter { FileSystem.kind(of: $0, followingLinks: false) != nil }
  }

  /// Writes the files and tells what was done and what is left to do.
  private func carryOut(_ plan: InitPlan) throws -> String {
    var text = ""
    for file in plan.files {
      let path = FilePath(file.path)
      if file.isShared, FileSystem.kind(of: path, followingLinks: false) != nil {
        text += "\(file.path) exists; add to it:\n\n\(file.text)\n"
        continue
      }
      try InitCommand.makeFolders(above: file.path)
      try FileSystem.write(Array(file.text.utf8), to: path)
      text += "wrote \(file.path)\n"
    }
    if plan.hasHook { text += "to switch the hook on, run: pre-commit install\n" }
    return text
  }

  private static func makeFolders(above path: String) throws(FileError) {
    var folder = ""
    for name in path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(name) : "/" + name
      let place = FilePath(folder)
      if FileSystem.kind(of: place, followingLinks: true) == .folder { continue }
      guard unsafe mkdir(folder, 0o777) == 0 else {
        throw FileError(path: place, reason: "cannot be made a folder")
      }
    }
  }
}
