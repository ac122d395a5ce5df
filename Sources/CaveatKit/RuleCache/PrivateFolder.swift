import Glibc

/// A folder of files for later runs, which nobody but this user can enter.
///
/// It stays open, so that every name is looked up in the folder whose owner and mode were checked, whatever is
/// put in its place meanwhile.
struct PrivateFolder: ~Copyable {
  private let descriptor: Int32

  /// Opens the folder at `path`.
  ///
  /// - Parameter isCreating: Whether the folder, and those above it, are made where they are missing.
  /// - Returns: Nothing unless it is a folder, no link, of this user's, which others cannot enter.
  init?(_ path: FilePath, isCreating: Bool) {
    if isCreating { Self.make(path) }
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let opened = unsafe FileSystem.withCString(path) { unsafe open($0, flags) }
    guard opened >= 0 else { return nil }
    guard Self.status(ofPrivate: opened, S_IFDIR) != nil else {
      close(opened)
      return nil
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// The bytes of a regular file that only this user can read or write; it then counts as used just now.
  ///
  /// - Parameter limit: The most bytes; a larger file is none.
  borrowing func read(_ name: String, limit: Int) -> [UInt8]? {
    // A named pipe must not make the program wait, nor a link lead it elsewhere.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = unsafe name.withCString { unsafe openat(descriptor, $0, flags) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let status = Self.status(ofPrivate: file, S_IFREG) else { return nil }
    futimens(file, nil)
    return try? FileSystem.read(descriptor: file, FilePath(name), limit: limit, expected: Int(status.st_size))
  }

  /// Puts `bytes` at `name` in one step: another run sees no file, the old one or the whole new one.
  ///
  /// - Returns: Whether that worked; if not, nothing is left behind.
  borrowing func write(_ bytes: [UInt8], to name: String) -> Bool {
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    let temporary = "\(name).\(random)\(Self.temporaryEnding)"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = unsafe temporary.withCString { unsafe openat(descriptor, $0, flags, 0o600) }
    guard file >= 0 else { return false }
    let isWritten = (try? FileSystem.write(bytes, descriptor: file, FilePath(name))) != nil
    close(file)
    let isThere =
      unsafe isWritten
      && temporary.withCString { from in
        unsafe name.withCString { to in unsafe renameat(descriptor, from, descriptor, to) == 0 }
      }
    if !isThere { remove(temporary) }
    return isThere
  }

  /// What a file ends in while it is written.
  static let temporaryEnding = ".tmp"

  /// One file of the folder.
  struct Entry {
    var name: String
    /// Bytes.
    var size: Int
    /// When it was last written or read, in nanoseconds since 1970.
    var used: Int
  }

  /// The regular files, ordered by name; none when the folder cannot be read.
  borrowing func entries() -> [Entry] {
    // The name in /proc leads to the folder that is open.
    let names = (try? FileSystem.names(in: FilePath("/proc/self/fd/\(descriptor)"))) ?? []
    return names.compactMap { bytes in
      let name = String(decoding: bytes, as: UTF8.self)
      var status = stat()
      guard unsafe name.withCString({ unsafe fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      return Entry(
        name: name, size: Int(status.st_size),
        used: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
    }
  }

  borrowing func remove(_ name: String) { _ = unsafe name.withCString { unsafe unlinkat(descriptor, $0, 0) } }

  /// What is known of an open file, if it is of this kind and this user's, and closed to all others.
  private static func status(ofPrivate descriptor: Int32, _ kind: mode_t) -> stat? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == kind, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else { return nil }
    return status
  }

  private static func make(_ path: FilePath) {
    let result = unsafe FileSystem.withCString(path) { unsafe mkdir($0, 0o700) }
    guard result != 0, errno == ENOENT, path.parent != path else { return }
    make(path.parent)
    _ = unsafe FileSystem.withCString(path) { unsafe mkdir($0, 0o700) }
  }
}
