/// A glob of a configuration or a waiver, read once for many files.
///
/// It has the language of `GlobPattern`, and braces (`GlobAlternatives`); a slash at its end makes it about folders alone.
package struct FileGlob: Sendable, Equatable {
  private struct Alternative: Equatable {
    var pattern: GlobPattern
    var isFolderOnly: Bool

    init(_ glob: String) {
      var bytes = Array(glob.utf8)
      isFolderOnly = bytes.last == UInt8(ascii: "/")
      if isFolderOnly { bytes.removeLast() }
      pattern = GlobPattern(bytes)
    }
  }

  /// The glob as it was written.
  package let text: String
  private let alternatives: [Alternative]

  package init(_ text: String) {
    self.text = text
    alternatives = (GlobAlternatives.of(text) ?? [text]).map(Alternative.init)
  }

  /// Whether it matches a path or a folder above it.
  func covers(_ path: [UInt8]) -> Bool {
    alternatives.contains { $0.pattern.covers(path, foldersOnly: $0.isFolderOnly) }
  }
}
