/// Looks for a file from a folder upwards, to the repository's root.
enum NearestFile {
  /// The file `name` nearest to `folder`; nothing when no folder up to the repository's root holds one.
  ///
  /// - Parameter folder: An absolute folder.
  /// - Throws: When it cannot be told whether a folder holds one.
  static func find(_ name: String, from folder: FilePath) throws(FileError) -> FilePath? {
    var folder = folder
    while true {
      let file = folder.appending(name)
      if try FileSystem.lookUp(file) != nil { return file }
      let isTop =
        folder.bytes == [UInt8(ascii: "/")]
        || FileSystem.kind(of: folder.appending(".git"), followingLinks: true) != nil
      if isTop { return nil }
      folder = folder.parent
    }
  }
}
