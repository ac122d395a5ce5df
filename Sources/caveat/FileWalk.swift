import CaveatKit

/// Turns the paths of the command line into files.
struct FileWalk {
  private let drafts: DraftArguments
  private(set) var problems: [RunProblem] = []
  /// The folders that were looked at, and those of files that were named.
  private(set) var folders: [FilePath] = []
  /// The folders that were walked whole.
  private(set) var walked: [FilePath] = []
  private var files: [FilePath] = []
  private var progress: Progress

  init(_ drafts: DraftArguments, isQuiet: Bool) {
    self.drafts = drafts
    progress = Progress(isQuiet: isQuiet)
  }

  /// The files that the paths name, each once, ordered by the bytes of their paths; without a path, those below
  /// the working folder.
  ///
  /// A path that leads to no file is a problem.
  mutating func files(_ session: inout Session) -> [FilePath] {
    files = []
    for path in drafts.paths.isEmpty ? ["."] : drafts.paths { add(FilePath(path), &session) }
    progress.clear()
    var seen: Set<FilePath> = []
    return files.filter { seen.insert($0).inserted }.sorted()
  }

  private mutating func add(_ path: FilePath, _ session: inout Session) {
    let path = path.normalized
    let count = files.count
    let told = problems.count
    switch FileSystem.kind(of: path, followingLinks: true) {
    case .folder:
      walk(path, matching: nil, &session)
      walked.append(path)
      if files.count == count, problems.count == told {
        report(path, "holds no file to check; known are .txt, .md, .mdx, .html and the like")
      }
    case nil:
      guard let glob = PathGlob(path) else {
        return report(path, "no such file or directory")
      }
      if FileSystem.kind(of: glob.folder, followingLinks: true) == .folder {
        walk(glob.folder, matching: glob, &session)
      }
      if files.count == count { report(path, "matches no file") }
    default:
      if drafts.forceExclude, session.chain(for: path).excludes(session.absolute(path)) { return }
      folders.append(path.parent)
      files.append(path)
    }
  }

  private mutating func report(_ path: FilePath, _ reason: String) {
    problems.append(RunProblem(path: path.display, message: reason))
  }

  private mutating func walk(_ start: FilePath, matching glob: PathGlob?, _ session: inout Session) {
    // Folders below the start are none that links lead to, so that their places need not be looked up each.
    let place = session.absolute(start.appending("x")).parent
    var pending = [(folder: start, place: place, ignores: IgnoreFiles(start, isOn: !drafts.noIgnore))]
    while let (folder, place, outer) = pending.popLast() {
      let names: [[UInt8]]
      do throws(FileError) { names = try FileSystem.names(in: folder) } catch {
        report(error.path, error.reason)
        continue
      }
      folders.append(folder)
      progress.show("found \(SummaryText.plural(files.count, "file"))")
      var ignores = outer
      ignores.read(in: folder)
      let chain = session.chain(in: place)
      for name in names where name.first != UInt8(ascii: ".") {
        let path = folder.appending(name)
        let kind: FileKind?
        do throws(FileError) { kind = try FileSystem.lookUp(path) } catch {
          report(error.path, error.reason)
          continue
        }
        guard kind == .file || kind == .folder, !ignores.ignores(path, isFolder: kind == .folder) else {
          continue
        }
        let real = place.appending(name)
        if chain.excludes(real) { continue }
        if kind == .folder {
          pending.append((path, real, ignores))
        } else if let glob {
          if glob.matches(path) { files.append(path) }
        } else if chain.includes(real) ?? (DocumentFormat(path: path.display) != nil) {
          files.append(path)
        }
      }
    }
  }
}
