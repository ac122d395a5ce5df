import CaveatKit

/// A path with wild cards that the shell left alone, such as `'drafts/**/*.md'`.
struct PathGlob {
  /// The folder before the first name with a wild card.
  let folder: FilePath
  private let pattern: GlobPattern

  /// - Returns: Nothing for a path without wild cards.
  init?(_ path: FilePath) {
    let steps = path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = steps.firstIndex(where: { $0.contains { "*?[".utf8.contains($0) } }) else { return nil }
    let plain = Array(steps[..<first].joined(separator: [UInt8(ascii: "/")]))
    if first == 0 {
      folder = FilePath(".")
    } else {
      folder = plain.isEmpty ? FilePath("/") : FilePath(plain)
    }
    // A leading slash makes the pattern count from the folder, even without another slash in it.
    pattern = GlobPattern([UInt8(ascii: "/")] + Array(steps[first...].joined(separator: [UInt8(ascii: "/")])))
  }

  func matches(_ path: FilePath) -> Bool {
    if folder.bytes == [UInt8(ascii: ".")] { return matches(below: path.bytes) }
    return path.relative(to: folder).map(matches(below:)) ?? false
  }

  /// Whether a path from `folder` matches.
  func matches(below path: [UInt8]) -> Bool { pattern.matches(path) }
}
