import Reporting

/// The repository that a run compares against.
package struct GitRepository: Sendable {
  /// A version of the repository.
  package struct Version: Sendable {
    /// The commit's full name.
    package let commit: String
    /// What reports call it, such as `main (1a2b3c4)`.
    package let name: String
  }

  /// A file in the index.
  package struct IndexedFile: Sendable {
    /// The path from the repository's root.
    package let path: [UInt8]
    package let object: String
    /// Whether it was added or changed, so that a commit would record it.
    package let isStaged: Bool
  }

  /// The folder at its top, absolute.
  package let root: FilePath
  private let folder: FilePath

  /// Finds the repository that holds `folder`.
  package init(holding folder: FilePath) throws(GitError) {
    self.folder = folder
    let output = try GitRepository.git(folder, ["rev-parse", "--show-toplevel"])
    let path = FilePath(Array(output.prefix { $0 != UInt8(ascii: "\n") }))
    guard let root = FileSystem.canonical(path) else {
      throw GitError(description: "the repository has no work tree")
    }
    self.root = root
  }

  /// The merge base of a revision and HEAD, as `git diff REVISION...` takes it.
  package func mergeBase(with revision: String) throws(GitError) -> Version {
    guard !revision.hasPrefix("-"), !revision.isEmpty else {
      throw GitError(description: "“\(revision)” is not a revision")
    }
    let known = try run(["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
    guard known.status == 0 else {
      throw GitError(description: "the revision “\(revision)” is not here" + shallowHint)
    }
    let commit = GitRepository.line(known.output)
    let base = try run(["merge-base", commit, "HEAD"])
    guard base.status == 0 else {
      throw GitError(description: "“\(revision)” and HEAD have no common commit here" + shallowHint)
    }
    let name = GitRepository.line(base.output)
    return Version(commit: name, name: "\(revision) (\(name.prefix(7)))")
  }

  /// The files of a version: object names by path from the root.
  package func files(of version: Version) throws(GitError) -> [[UInt8]: String] {
    let output = try git(["ls-tree", "-r", "-z", "--full-tree", version.commit])
    var files: [[UInt8]: String] = [:]
    // Each entry is `mode type object TAB path`.
    for entry in output.split(separator: 0) {
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = entry[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[1].elementsEqual("blob".utf8), !words[0].elementsEqual("120000".utf8)
      else {
        continue
      }
      files[Array(entry[(tab + 1)...])] = String(decoding: words[2], as: UTF8.self)
    }
    return files
  }

  /// Renames between a version and the index: old paths by new path.
  ///
  /// Comparing with the index reads no file of the work tree, so that no filter of the repository's runs.
  package func renames(since version: Version) throws(GitError) -> [[UInt8]: [UInt8]] {
    let output = try git([
      "diff", "--cached", "--no-ext-diff", "--no-textconv", "--name-status", "-z", "-M", "--diff-filter=R",
      version.commit, "--",
    ])
    let fields = output.split(separator: 0).map { Array($0) }
    var renames: [[UInt8]: [UInt8]] = [:]
    for i in stride(from: 0, to: fields.count - 2, by: 3) { renames[fields[i + 2]] = fields[i + 1] }
    return renames
  }

  /// The files of the index, ordered by path.
  package func indexedFiles() throws(GitError) -> [IndexedFile] {
    let changed = try git([
      "diff", "--cached", "--no-ext-diff", "--no-textconv", "--name-only", "-z", "--no-renames",
      "--diff-filter=ACMRT", "--",
    ])
    let names = Set(changed.split(separator: 0).map { Array($0) })
    let output = try git(["ls-files", "--stage", "-z", "--full-name", "--", ":/"])
    var files: [IndexedFile] = []
    // Each entry is `mode object stage TAB path`; stages above 0 are sides of a conflict.
    for entry in output.split(separator: 0) {
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let path = Array(entry[(tab + 1)...])
      let words = entry[..<tab].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 3, words[0].hasPrefix("100") else { continue }
      let isStaged = names.contains(path)
      guard words[2] == "0" || !isStaged else {
        throw GitError(description: "\(FilePath(path).display) has a merge conflict in the index")
      }
      files.append(IndexedFile(path: path, object: words[1], isStaged: isStaged))
    }
    return files
  }

  /// The bytes of objects, in order.
  ///
  /// - Parameter limit: A larger object is an error.
  package func contents(of objects: [String], limit: Int) throws(GitError) -> [[UInt8]] {
    // A name takes at most 65 bytes with its line feed.
    let most = GitProcess.longestInput / 65
    var contents: [[UInt8]] = []
    for start in stride(from: 0, to: objects.count, by: most) {
      contents += try batch(Array(objects[start..<min(start + most, objects.count)]), limit: limit)
    }
    return contents
  }

  private func batch(_ objects: [String], limit: Int) throws(GitError) -> [[UInt8]] {
    let input = Array((objects.joined(separator: "\n") + "\n").utf8)
    let output = try git(["cat-file", "--batch"], input: input)
    var contents: [[UInt8]] = []
    var i = 0
    // Each answer is `object type size LF bytes LF`, or `object missing LF`.
    for object in objects {
      guard let end = output[i...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      let words = output[i..<end].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 3, let size = Int(words[2]), end + 1 + size < output.count else {
        throw GitError(description: "the object \(object) is not in the repository" + shallowHint)
      }
      guard size <= limit else {
        throw GitError(description: "the object \(object) is larger than \(limit) bytes")
      }
      contents.append(Array(output[(end + 1)..<(end + 1 + size)]))
      i = end + size + 2
    }
    guard contents.count == objects.count else {
      throw GitError(description: "git cat-file ended early")
    }
    return contents
  }

  private var shallowHint: String {
    let answer = try? run(["rev-parse", "--is-shallow-repository"])
    guard let answer, GitRepository.line(answer.output) == "true" else { return "" }
    return "; this clone is shallow: fetch with `git fetch --unshallow`, or in CI with `fetch-depth: 0`"
  }

  private func run(_ arguments: [String]) throws(GitError) -> GitProcess.Outcome {
    try GitProcess(folder: folder).run(arguments)
  }

  private func git(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> [UInt8] {
    try GitRepository.git(folder, arguments, input: input)
  }

  /// The output of a command that must succeed.
  private static func git(
    _ folder: FilePath, _ arguments: [String], input: [UInt8] = []
  ) throws(GitError) -> [UInt8] {
    let outcome = try GitProcess(folder: folder).run(arguments, input: input)
    guard outcome.status == 0 else {
      let lines = outcome.errors.split(separator: "\n").filter { !$0.isEmpty }
      let told = lines.first.map { $0.hasPrefix("fatal: ") ? String($0.dropFirst(7)) : String($0) }
      let hint =
        outcome.errors.contains("safe.directory")
        ? "; git trusts it after `git config --global --add safe.directory`" : ""
      throw GitError(
        description: DisplayText.safe("git \(arguments[0]): \(told ?? "status \(outcome.status)")") + hint)
    }
    return outcome.output
  }

  private static func line(_ output: [UInt8]) -> String {
    String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
