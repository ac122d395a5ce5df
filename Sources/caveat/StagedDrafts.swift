import CaveatKit

/// The drafts as the index has them, which is what a commit will hold.
struct StagedDrafts {
  private let drafts: DraftArguments
  private(set) var problems: [RunProblem] = []

  init(_ drafts: DraftArguments) { self.drafts = drafts }

  /// Added and changed drafts of the index, ordered by path.
  ///
  /// Paths mean what they mean for the work tree; one that leads to nothing in the index is a problem.
  mutating func inputs(_ session: inout Session) throws(GitError) -> [Session.Input] {
    let repository = try GitRepository(holding: session.workingFolder)
    let files = try repository.indexedFiles()
    let places = files.map { repository.root.appending($0.path) }
    let limits = drafts.paths.isEmpty ? [.folder(repository.root)] : limits(among: places, session)
    var chosen: [(name: FilePath, object: String)] = []
    for (file, place) in zip(files, places) where file.isStaged {
      let meanings = limits.filter { $0.covers(place) }
      if meanings.isEmpty { continue }
      let chain = session.chain(for: place)
      let isNamed = meanings.contains { $0.isFile }
      if chain.excludes(place), !isNamed || drafts.forceExclude { continue }
      let isKnown = chain.includes(place) ?? (DocumentFormat(path: place.display) != nil)
      let isAsked = meanings.contains { !$0.isFolder }
      if isKnown || isAsked { chosen.append((session.shown(place), file.object)) }
    }
    let contents = try repository.contents(of: chosen.map(\.object), limit: session.options.maxFileSize)
    return zip(chosen, contents).map { file, bytes in
      .bytes(bytes, name: file.name, format: DocumentFormat(path: file.name.display) ?? .plainText)
    }
  }

  /// What the paths of the command line mean.
  ///
  /// - Parameter places: The files of the index, absolute.
  private mutating func limits(among places: [FilePath], _ session: Session) -> [Limit] {
    let known = Set(places)
    var limits: [Limit] = []
    for path in drafts.paths.map({ FilePath($0).normalized }) {
      let kind = FileSystem.kind(of: path, followingLinks: true)
      let file = session.absolute(path)
      if known.contains(file) {
        limits.append(.file(file))
      } else if kind == .folder {
        limits.append(.folder(FileSystem.canonical(path) ?? file))
      } else if kind == nil, places.contains(where: { $0.relative(to: file) != nil }) {
        limits.append(.folder(file))
      } else if kind == nil, let glob = PathGlob(path) {
        let limit = Limit.glob(glob, FileSystem.canonical(glob.folder) ?? session.absolute(glob.folder))
        limits.append(limit)
        if !places.contains(where: limit.covers) { report(path, "matches no file of git's index") }
      } else {
        report(path, kind == nil ? "no such file or directory" : "is not in git's index")
      }
    }
    return limits
  }

  private mutating func report(_ path: FilePath, _ reason: String) {
    problems.append(RunProblem(path: path.display, message: reason))
  }

  /// What one path of the command line means; every place is absolute.
  private enum Limit {
    case file(FilePath)
    case folder(FilePath)
    case glob(PathGlob, _ folder: FilePath)

    var isFile: Bool { if case .file = self { true } else { false } }
    var isFolder: Bool { if case .folder = self { true } else { false } }

    func covers(_ place: FilePath) -> Bool {
      switch self {
      case .file(let file): place == file
      case .folder(let folder): Limit.steps(place, below: folder) != nil
      case .glob(let glob, let folder): Limit.steps(place, below: folder).map(glob.matches(below:)) ?? false
      }
    }

    /// The path below a folder; nothing for one that lies elsewhere or that is hidden, as in a walk.
    private static func steps(_ place: FilePath, below folder: FilePath) -> [UInt8]? {
      guard let path = place.relative(to: folder) else { return nil }
      let names = path.split(separator: UInt8(ascii: "/"))
      return names.contains { $0.first == UInt8(ascii: ".") } ? nil : path
    }
  }
}
