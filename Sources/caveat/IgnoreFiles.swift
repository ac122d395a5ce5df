import CaveatKit

/// The ignore files that hold during a walk: `.ignore` before `.gitignore` before `.git/info/exclude`.
struct IgnoreFiles {
  private static let sizeLimit = 4 << 20

  private let isOn: Bool
  private var git = IgnoreRules()
  private var plain = IgnoreRules()
  /// What stands before a walked path to make it a path from the repository's root.
  private let prefix: [UInt8]
  /// The start of the walk.
  private let start: FilePath

  /// Reads the ignore files from the repository's root down to the folder above `start`.
  init(_ start: FilePath, isOn: Bool) {
    self.isOn = isOn
    self.start = start
    guard isOn, let real = FileSystem.canonical(start), let root = IgnoreFiles.repository(above: real) else {
      prefix = []
      return
    }
    prefix = real.relative(to: root) ?? []
    if let bytes = IgnoreFiles.bytes(root.appending(".git/info/exclude")) { git.add(bytes, base: []) }
    var folder = root
    var base: [UInt8] = []
    for step in prefix.split(separator: UInt8(ascii: "/")) {
      add(folder, base: base)
      base += (base.isEmpty ? [] : [UInt8(ascii: "/")]) + step
      folder = folder.appending(Array(step))
    }
  }

  /// Reads the ignore files of a walked folder.
  mutating func read(in folder: FilePath) {
    if isOn { add(folder, base: place(of: folder)) }
  }

  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    guard isOn else { return false }
    let place = place(of: path)
    return plain.verdict(on: place, isFolder: isFolder) ?? git.verdict(on: place, isFolder: isFolder) ?? false
  }

  private mutating func add(_ folder: FilePath, base: [UInt8]) {
    if let bytes = IgnoreFiles.bytes(folder.appending(".gitignore")) { git.add(bytes, base: base) }
    if let bytes = IgnoreFiles.bytes(folder.appending(".ignore")) { plain.add(bytes, base: base) }
  }

  /// A walked path as a path from the repository's root.
  private func place(of path: FilePath) -> [UInt8] {
    let isHere = start.bytes == [UInt8(ascii: ".")]
    let below = path == start ? [] : isHere ? path.bytes : path.relative(to: start) ?? path.bytes
    if prefix.isEmpty || below.isEmpty { return prefix + below }
    return prefix + [UInt8(ascii: "/")] + below
  }

  private static func repository(above folder: FilePath) -> FilePath? {
    var folder = folder
    while true {
      if FileSystem.kind(of: folder.appending(".git"), followingLinks: true) != nil { return folder }
      if folder.bytes == [UInt8(ascii: "/")] { return nil }
      folder = folder.parent
    }
  }

  private static func bytes(_ path: FilePath) -> [UInt8]? {
    guard FileSystem.kind(of: path, followingLinks: true) == .file else { return nil }
    return try? FileSystem.read(path, limit: sizeLimit)
  }
}
