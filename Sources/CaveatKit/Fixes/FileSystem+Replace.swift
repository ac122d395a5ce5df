import Glibc

extension FileSystem {
  /// Puts `bytes` in the place of the file's old bytes in one step, and keeps its mode and owner.
  ///
  /// A link stays, and the file it leads to is replaced. A crash leaves the old file or the new one.
  ///
  /// - Parameter old: What the file must still hold; otherwise it is left alone.
  /// - Returns: How many further names (hard links) the old bytes still have.
  package static func replace(_ path: FilePath, _ old: [UInt8], with bytes: [UInt8]) throws(FileError) -> Int
  {
    guard let target = canonical(path) else { throw failure(path) }
    var status = stat()
    guard unsafe withCString(target, { unsafe stat($0, &status) }) == 0 else { throw failure(path) }
    var isDone = false
    try replace(target, mode: 0o600, path) { descriptor throws(FileError) in
      try fill(descriptor, bytes, like: status, path)
      let present = try read(target, limit: Int.max)
      // One file may be checked under two names; the second time there is nothing left to do.
      isDone = present == bytes
      guard isDone || present == old else {
        throw FileError(path: path, reason: "was changed by somebody else meanwhile; it was left alone")
      }
      return !isDone
    }
    if isDone { return 0 }
    synchronize(target.parent)
    return Int(status.st_nlink) - 1
  }

  /// Writes `bytes` to an open file, gives it the mode and owner of another one, and closes it.
  private static func fill(
    _ descriptor: Int32, _ bytes: [UInt8], like status: stat, _ path: FilePath
  ) throws(FileError) {
    defer { close(descriptor) }
    try write(bytes, descriptor: descriptor, path)
    // The owner comes first: changing it takes away the set-user-ID bit of the mode.
    let isSameOwner = status.st_uid == geteuid() && status.st_gid == getegid()
    guard isSameOwner || fchown(descriptor, status.st_uid, status.st_gid) == 0,
      fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0
    else { throw failure(path) }
  }

  /// Makes a rename in `folder` last; a file system that cannot do so loses nothing but that promise.
  private static func synchronize(_ folder: FilePath) {
    let descriptor = unsafe withCString(folder) { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
