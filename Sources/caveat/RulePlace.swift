import CaveatKit

/// A path given to `rules test`: a folder of packs, one pack, or one rule file.
struct RulePlace {
  /// The folder of packs.
  let root: FilePath
  /// What the identifiers of its rules start with, or are.
  private let prefix: String
  private let isOneRule: Bool

  /// - Throws: `FileError` when there is no such file or folder.
  init(_ path: FilePath) throws(FileError) {
    guard let real = FileSystem.canonical(path) else {
      throw FileError(path: path, reason: "no such file or directory")
    }
    let name = String(decoding: real.name, as: UTF8.self)
    if FileSystem.kind(of: real, followingLinks: true) == .file {
      guard name.hasSuffix(".yml") || name.hasSuffix(".yaml") else {
        throw FileError(path: path, reason: "is not a rule file: its name does not end in .yml")
      }
      let stem = name.prefix { $0 != "." }
      root = real.parent.parent
      prefix = String(decoding: real.parent.name, as: UTF8.self) + "/" + stem
      isOneRule = true
    } else {
      let names = try FileSystem.names(in: real)
      let holdsFolders = names.contains {
        FileSystem.kind(of: real.appending($0), followingLinks: true) == .folder
      }
      root = holdsFolders ? real : real.parent
      prefix = holdsFolders ? "" : name + "/"
      isOneRule = false
    }
  }

  /// Whether the place holds the rule of this identifier.
  func holds(_ id: String) -> Bool { isOneRule ? id == prefix : id.hasPrefix(prefix) }

  /// The folders of packs, each once.
  static func folders(of places: [RulePlace]) -> [FilePath] {
    var folders: [FilePath] = []
    for place in places where !folders.contains(place.root) { folders.append(place.root) }
    return folders
  }
}
