/// Looks for a file from a folder upwards, to the repository's root.
enum NearestFile {
  /// The file `name` nearest to `folder`; nothing when no folder up to the repository's root holds one.
  ///
  /// - Parameter folder: An absolute folder.
  static func find(_ name: String, from folder: FilePath) -> FilePath? {
    var folder = folder
    while true {
      let file = folder.appending(name)
      if FileSystem.kind(of: file, followingLinks: false) != nil { return file }
      let isTop =
        folder.bytes == [UInt8(ascii: "/")]
        || FileSystem.kind(of: folder.appending(".git"), followingLinks: true) != nil
      if isTop { return nil }
      folder = folder.parent
    }
  }
}
