import Reporting

/// A baseline on disk.
package struct BaselineFile: Sendable {
  /// The file, absolute.
  package let file: FilePath
  package let bytes: [UInt8]
  package let baseline: Baseline
}

extension Session {
  /// The most bytes of a baseline.
  private static var largestBaseline: Int { 256 << 20 }

  /// The baseline of the run; a mistake in it becomes a problem of the session.
  ///
  /// - Parameter name: The file; without one, the nearest from the working folder up to the repository's root.
  package mutating func baseline(named name: FilePath?) -> BaselineFile? {
    do throws(FileError) {
      let nearest = name == nil ? try nearestBaseline() : nil
      guard let file = name.map(absolute) ?? nearest else { return nil }
      let bytes = try FileSystem.read(file, limit: Session.largestBaseline)
      let decoded = BaselineReader.read(bytes, file: name ?? shown(file))
      ownProblems += decoded.problems
      return decoded.problems.isEmpty
        ? BaselineFile(file: file, bytes: bytes, baseline: decoded.baseline) : nil
    } catch {
      ownRunProblems.append(RunProblem(path: shown(error.path).display, message: error.reason))
      return nil
    }
  }

  /// Where a new baseline belongs: beside the nearest configuration, else at the repository's root, else here.
  package mutating func newBaseline() -> FilePath {
    let chain = chain(for: workingFolder.appending("x"))
    let folder = chain.configurations.last?.file.parent ?? chain.root ?? workingFolder
    return folder.appending(Baseline.fileName)
  }

  /// An absolute path from the working folder, where it lies below that.
  package func shown(_ place: FilePath) -> FilePath {
    place.relative(to: workingFolder).map { FilePath($0) } ?? place
  }

  private func nearestBaseline() throws(FileError) -> FilePath? {
    if let file = options.configurationFile {
      let beside = absolute(file).parent.appending(Baseline.fileName)
      return FileSystem.kind(of: beside, followingLinks: true) == .file ? beside : nil
    }
    return options.findsConfiguration ? try NearestFile.find(Baseline.fileName, from: workingFolder) : nil
  }
}
