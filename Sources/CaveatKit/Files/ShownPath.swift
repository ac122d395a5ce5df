import Reporting

/// Finds files by paths in the form that is safe to show, in which bytes that are not UTF-8 are spelled out.
enum ShownPath {
  /// Whether something stands at `path` below `folder`; of several names that look alike any one will do.
  static func stands(_ path: String, below folder: FilePath) -> Bool {
    if FileSystem.kind(of: folder.appending(path), followingLinks: true) != nil { return true }
    guard path.contains("\\") else { return false }
    let start = path.hasPrefix("/") ? FilePath("/") : folder
    return stands(path.split(separator: "/")[...], below: start)
  }

  private static func stands(_ steps: ArraySlice<Substring>, below folder: FilePath) -> Bool {
    guard let step = steps.first else {
      return FileSystem.kind(of: folder, followingLinks: true) != nil
    }
    // Only a backslash can stand for something else, so the names of other folders need not be read.
    let names =
      step.contains("\\")
      ? ((try? FileSystem.names(in: folder)) ?? []).filter { DisplayText.safe(path: $0) == step }
      : [Array(step.utf8)]
    return names.contains { stands(steps.dropFirst(), below: folder.appending($0)) }
  }
}
