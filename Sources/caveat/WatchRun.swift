import CaveatKit
import Glibc

/// `caveat check --watch`: checks once, then whatever changes, until it is interrupted.
struct WatchRun {
  /// Names of files that change what is found in others.
  private static let settingNames: Set = [
    ConfigurationFinder.fileName, Exceptions.waiverFileName, Baseline.fileName, ".gitignore", ".ignore",
  ]

  private let command: CheckCommand
  private let options: RunOptions
  /// The files that the command line names and that hold for all drafts, as the system knows their folders.
  private let settingFiles: Set<FilePath>
  private var run: WatchedDrafts
  /// The folders with rules that configurations name, absolute and without links.
  private var configuredRules: [FilePath] = []
  /// What is known of each draft.
  private var results: [FilePath: Result<CheckedFile, FileError>] = [:]

  init(_ command: CheckCommand, _ options: RunOptions) throws {
    self.command = command
    self.options = options
    let named = [command.baseline.baseline.map { FilePath($0) }, options.configurationFile]
    settingFiles = Set(named.compactMap { $0.map(WatchRun.resolved) })
    run = try WatchedDrafts(command, options)
  }

  /// Ends only when something keeps it from going on; an interrupt ends the process by its signal, which
  /// shells tell as status 130.
  mutating func start() async throws -> Int32 {
    var watch = try FolderWatch()
    var isFirst = true
    while true {
      let files = try self.files(&watch)
      if isFirst, files.isEmpty, !run.problems.isEmpty {
        run.tellProblems(run.report(on: []))
        return 2
      }
      guard await round(files, isFirst: isFirst) else { return 2 }
      isFirst = false
      let changes = try watch.wait()
      if changes.areIncomplete || changes.files.contains(where: isSetting) {
        run = try WatchedDrafts(command, options)
        results = [:]
      }
      for file in changes.files { results[file] = nil }
    }
  }

  /// The drafts that there are now, after every folder that holds some is watched.
  private mutating func files(_ watch: inout FolderWatch) throws -> [FilePath] {
    while true {
      run.problems = []
      let (files, folders) = run.walk()
      var isComplete = true
      let ruleFolders = options.ruleFolders.flatMap(WatchRun.folders(below:))
      configuredRules = run.ruleFolders(forDraftsIn: folders)
      let drafts = Set(folders.compactMap(FileSystem.canonical))
      // A folder that is watched under the name that the user gave keeps that name.
      let others = WatchRun.folders(above: drafts).union(settingFiles.map(\.parent))
        .union(configuredRules.flatMap(WatchRun.folders(below:)))
        .subtracting(drafts.union(ruleFolders.compactMap(FileSystem.canonical))).sorted()
      for folder in folders + ruleFolders + others where try watch.add(folder) {
        isComplete = false
      }
      // What was made before a folder was watched gave no event.
      if isComplete { return files }
    }
  }

  /// Checks what is not known yet and tells what was found there.
  ///
  /// - Returns: Whether the report could be written.
  private mutating func round(_ files: [FilePath], isFirst: Bool) async -> Bool {
    let known = Set(files)
    let gone = results.keys.filter { !known.contains($0) }
    for file in gone { results[file] = nil }
    let open = files.filter { results[$0] == nil }
    if open.isEmpty, gone.isEmpty, !isFirst { return true }
    let found = await run.check(open.map { .file($0) })
    for (file, result) in zip(open, found) { results[file] = result }
    run.collect(found)
    let settled = run.settle(files.compactMap { try? results[$0]?.get() })
    let fresh = Set(found.compactMap { try? $0.get().place })
    let report = run.report(on: settled.filter { fresh.contains($0.place) })
    run.tellProblems(report)
    let all = run.report(on: settled)
    var bytes = command.format.render(report, command.textOptions(isQuiet: true))
    let failed = results.values.count { (try? $0.get()) == nil }
    let unread = failed > 0 ? ", \(SummaryText.plural(failed, "file")) not read" : ""
    let line = "checked \(SummaryText.plural(open.count, "file")): \(SummaryText.counts(of: all.summary))"
    bytes += Array("\(line)\(unread)\n".utf8)
    return Terminal.write(bytes)
  }

  /// Whether a changed file changes what is found in others.
  private func isSetting(_ file: FilePath) -> Bool {
    let name = String(decoding: file.name, as: UTF8.self)
    if WatchRun.settingNames.contains(name) || settingFiles.contains(WatchRun.resolved(file)) { return true }
    let real = WatchRun.resolved(file)
    return options.ruleFolders.contains { file.relative(to: $0.normalized) != nil }
      || configuredRules.contains { real.relative(to: $0) != nil }
  }

  /// A file by its real folder; the file itself may be a link or gone.
  private static func resolved(_ file: FilePath) -> FilePath {
    let file = file.normalized
    return FileSystem.canonical(file.parent)?.appending(file.name) ?? file
  }

  /// The folders above some, up to their repository's root: their settings hold for the drafts.
  private static func folders(above starts: Set<FilePath>) -> Set<FilePath> {
    var above: Set<FilePath> = []
    for start in starts {
      var folder = start
      var path: [FilePath] = []
      while FileSystem.kind(of: folder.appending(".git"), followingLinks: true) == nil,
        folder != folder.parent
      {
        folder = folder.parent
        path.append(folder)
      }
      if folder != folder.parent { above.formUnion(path) }
    }
    return above
  }

  /// A folder of rules and those in it.
  private static func folders(below folder: FilePath) -> [FilePath] {
    let folder = folder.normalized
    let names = (try? FileSystem.names(in: folder)) ?? []
    return [folder]
      + names.map(folder.appending).filter {
        FileSystem.kind(of: $0, followingLinks: false) == .folder
      }
  }
}
