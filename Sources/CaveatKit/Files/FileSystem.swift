import Glibc

/// Why a file or folder could not be used.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: FilePath
  /// A phrase without the path, such as `no such file or directory`.
  package let reason: String

  package init(path: FilePath, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path.display): \(reason)" }
}

/// What stands at a path.
package enum FileKind: Sendable {
  case file, folder, link, other
}

/// The few calls to the operating system that the program needs; every name is bytes.
package enum FileSystem {
  /// What stands at `path`, or nothing when there is nothing.
  package static func kind(of path: FilePath, followingLinks: Bool) -> FileKind? {
    var status = stat()
    let result = unsafe withCString(path) {
      followingLinks ? unsafe stat($0, &status) : unsafe lstat($0, &status)
    }
    return result == 0 ? kind(of: status) : nil
  }

  /// What stands at `path`, links not followed; nothing only when there is certainly nothing.
  package static func lookUp(_ path: FilePath) throws(FileError) -> FileKind? {
    var status = stat()
    if unsafe withCString(path, { unsafe lstat($0, &status) }) == 0 { return kind(of: status) }
    guard errno == ENOENT || errno == ENOTDIR else { throw failure(path) }
    return nil
  }

  private static func kind(of status: stat) -> FileKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - limit: A file of more bytes is an error; it is not read to its end.
  ///   - remedy: What that error says can be done, as a phrase; nothing where the limit is fixed.
  package static func read(
    _ path: FilePath, limit: Int, remedy: String? = nil
  ) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    let descriptor = unsafe withCString(path) { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError(path: path, reason: "is a directory")
    case S_IFIFO: throw FileError(path: path, reason: "is a pipe, not a file; pass - to read standard input")
    default: throw FileError(path: path, reason: "is not a regular file")
    }
    return try read(
      descriptor: descriptor, path, limit: limit, expected: Int(status.st_size), remedy: remedy)
  }

  /// Everything that standard input gives.
  package static func readStandardInput(limit: Int, remedy: String?) throws(FileError) -> [UInt8] {
    try read(descriptor: STDIN_FILENO, FilePath("<stdin>"), limit: limit, remedy: remedy)
  }

  /// The names in a folder, without `.` and `..`, ordered by bytes.
  package static func names(in folder: FilePath) throws(FileError) -> [[UInt8]] {
    guard let stream = unsafe withCString(folder, { unsafe opendir($0) }) else { throw failure(folder) }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      // The record is only as long as its name, so the name is read in place, not copied as a whole record.
      let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
      let start = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      let name = unsafe Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw failure(folder) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The absolute path without links, or nothing when there is no such file.
  package static func canonical(_ path: FilePath) -> FilePath? {
    guard let resolved = unsafe withCString(path, { unsafe realpath($0, nil) }) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe FilePath(Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
  }

  /// Puts `bytes` at `path` in one step: a reader sees the old file or the whole new one.
  ///
  /// A device or pipe is written to directly.
  package static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    try write(to: path) { put in put(bytes) }
  }

  /// Puts pieces, one after another, at `path` in one step.
  ///
  /// - Parameter fill: Puts them; those after one that cannot be written are dropped.
  package static func write(
    to path: FilePath, _ fill: (_ put: (_ piece: [UInt8]) -> Void) -> Void
  ) throws(FileError) {
    let target = canonical(path) ?? path
    if kind(of: target, followingLinks: true) == .folder {
      throw FileError(path: path, reason: "is a directory")
    }
    if kind(of: target, followingLinks: true) == .other {
      let descriptor = unsafe withCString(target) { unsafe open($0, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try write(fill, descriptor: descriptor, path)
    }
    try replace(target, mode: 0o666, path) { descriptor throws(FileError) in
      defer { close(descriptor) }
      try write(fill, descriptor: descriptor, path)
      return true
    }
  }

  private static func write(
    _ fill: (_ put: (_ piece: [UInt8]) -> Void) -> Void, descriptor: Int32, _ path: FilePath
  ) throws(FileError) {
    var failure: FileError?
    fill { piece in
      guard failure == nil else { return }
      do throws(FileError) {
        try write(piece, descriptor: descriptor, path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Puts a new file in the place of `target` in one step; after a failure nothing is left of it.
  ///
  /// - Parameters:
  ///   - path: What an error names.
  ///   - fill: Writes and closes the new file; tells whether it is to take the place.
  static func replace(
    _ target: FilePath, mode: mode_t, _ path: FilePath,
    _ fill: (_ descriptor: Int32) throws(FileError) -> Bool
  ) throws(FileError) {
    // The file's own name is no part of it: that may be as long as names can be. A process number would be one of
    // those that runs before this one had, and what a killed run left must not stand in the way.
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    let temporary = target.parent.appending(Array(".caveat-\(random).tmp".utf8))
    let descriptor = unsafe withCString(temporary) {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    }
    guard descriptor >= 0 else { throw failure(path) }
    do throws(FileError) {
      guard try fill(descriptor) else {
        _ = unsafe withCString(temporary) { unsafe unlink($0) }
        return
      }
      let result = unsafe withCString(temporary) { from in
        unsafe withCString(target) { to in unsafe rename(from, to) }
      }
      guard result == 0 else { throw failure(path) }
    } catch {
      _ = unsafe withCString(temporary) { unsafe unlink($0) }
      throw error
    }
  }

  /// Writes all of `bytes` to an open file.
  package static func write(
    _ bytes: [UInt8], descriptor: Int32, _ path: FilePath
  ) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      done += count
    }
  }

  /// The rest of an open file.
  ///
  /// - Parameters:
  ///   - path: What an error names.
  ///   - expected: About how many bytes there are.
  ///   - remedy: What can be done where there are more than `limit`.
  static func read(
    descriptor: Int32, _ path: FilePath, limit: Int, expected: Int = 0, remedy: String? = nil
  ) throws(FileError) -> [UInt8] {
    let tooLarge = FileError(
      path: path, reason: "is larger than \(limit) bytes" + (remedy.map { "; " + $0 } ?? ""))
    guard expected <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    // Small files get small buffers: filling a large one with zeros takes longer than reading them.
    var buffer = [UInt8](repeating: 0, count: expected > 0 ? min(expected + 1, 1 << 16) : 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw tooLarge }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The error that `errno` tells.
  package static func failure(_ path: FilePath) -> FileError {
    let message = unsafe String(cString: strerror(errno))
    return FileError(path: path, reason: message.prefix(1).lowercased() + message.dropFirst())
  }

  /// Calls `body` with the path as the operating system takes it.
  package static func withCString<Result>(
    _ path: FilePath, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    unsafe (path.bytes + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        // The array holds at least the closing zero, so its address exists.
        unsafe body(characters.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}

extension FileSystem {
  /// Whether this process may run the file.
  static func isExecutable(_ path: FilePath) -> Bool {
    unsafe withCString(path) { unsafe access($0, X_OK) } == 0
  }
}
