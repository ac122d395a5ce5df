import CaveatKit

/// The drafts as the index has them, which is what a commit will hold.
enum StagedDrafts {
  /// Added and changed drafts of the index, ordered by path.
  ///
  /// - Parameter paths: Files and folders that limit the choice; none for all.
  static func inputs(_ paths: [FilePath], _ session: inout Session) throws(GitError) -> [Session.Input] {
    let repository = try GitRepository(holding: session.workingFolder)
    let limits = paths.map { session.absolute($0.normalized) }
    var chosen: [(name: FilePath, object: String)] = []
    for file in try repository.stagedFiles() {
      let place = repository.root.appending(file.path)
      let isInside = limits.contains { place == $0 || place.relative(to: $0) != nil }
      guard limits.isEmpty || isInside else { continue }
      let chain = session.chain(for: place)
      if chain.excludes(place) { continue }
      let isKnown = chain.includes(place) ?? (DocumentFormat(path: place.display) != nil)
      if isKnown || limits.contains(place) { chosen.append((session.shown(place), file.object)) }
    }
    let contents = try repository.contents(of: chosen.map(\.object), limit: session.options.maxFileSize)
    return zip(chosen, contents).map { file, bytes in
      .bytes(bytes, name: file.name, format: DocumentFormat(path: file.name.display) ?? .plainText)
    }
  }
}
