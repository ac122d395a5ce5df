import CaveatKit
import Glibc

/// What the process stands in.
enum WorkingFolder {
  /// The current folder, absolute and without links.
  static func current() throws(FileError) -> FilePath {
    let here = FilePath(".")
    guard let folder = FileSystem.canonical(here) else {
      throw FileError(path: here, reason: "the current folder does not exist any more")
    }
    return folder
  }

  /// The processors that this process may use.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
