/// The drafts of a run as an older version of the repository has them.
package struct OlderVersion: Sendable {
  package let name: String
  private let repository: GitRepository
  private let objects: [[UInt8]: String]
  private let renames: [[UInt8]: [UInt8]]

  /// The merge base of `revision` and HEAD, in the repository that holds `folder`.
  package init(_ revision: String, in folder: FilePath) throws(GitError) {
    repository = try GitRepository(holding: folder)
    let version = try repository.mergeBase(with: revision)
    name = version.name
    objects = try repository.files(of: version)
    renames = try repository.renames(since: version)
  }

  /// The older bytes of drafts, by place in `drafts`; one that is new has none.
  ///
  /// - Parameter drafts: Absolute paths; one outside the repository is an error.
  package func contents(of drafts: [FilePath], limit: Int) throws(GitError) -> [Int: [UInt8]] {
    var found: [(draft: Int, object: String)] = []
    for (i, draft) in drafts.enumerated() {
      guard let path = draft.relative(to: repository.root) else {
        throw GitError(description: "\(draft.display) lies outside the repository \(repository.root.display)")
      }
      if let object = objects[path] ?? renames[path].flatMap({ objects[$0] }) { found.append((i, object)) }
    }
    let contents = try repository.contents(of: found.map(\.object), limit: limit)
    return Dictionary(zip(found, contents).map { ($0.draft, $1) }, uniquingKeysWith: { first, _ in first })
  }
}
