import CaveatKit
import Glibc

/// Tells what changes in folders, through inotify(7).
struct FolderWatch: ~Copyable {
  /// What happened while waiting.
  struct Changes {
    /// Files that were written or moved in.
    var files: Set<FilePath> = []
    /// Whether events were lost, so that anything may have changed.
    var areIncomplete = false
  }

  private let descriptor: Int32
  private var folders: [Int32: FilePath] = [:]
  private var places: [FilePath: Int32] = [:]

  private static let written = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO)
  private static let events =
    written | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVE_SELF)
    | UInt32(IN_ONLYDIR)

  init() throws(FileError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileSystem.failure(FilePath("inotify")) }
  }

  deinit { close(descriptor) }

  /// Watches a folder, not what lies below it.
  ///
  /// - Returns: Whether it was not watched before.
  mutating func add(_ folder: FilePath) throws(FileError) -> Bool {
    if places[folder] != nil { return false }
    let place = unsafe FileSystem.withCString(folder) {
      unsafe inotify_add_watch(descriptor, $0, FolderWatch.events)
    }
    guard place >= 0 else {
      // A folder may go between being listed and being watched.
      if errno == ENOENT || errno == ENOTDIR { return false }
      if errno == ENOSPC {
        throw FileError(path: folder, reason: "cannot be watched: raise fs.inotify.max_user_watches")
      }
      throw FileSystem.failure(folder)
    }
    folders[place] = folder
    places[folder] = place
    return true
  }

  /// Waits for a change, and on until nothing has changed for 50 ms or a second has passed.
  mutating func wait() throws(FileError) -> Changes {
    var changes = Changes()
    var timeout: Int32 = -1
    for _ in 0...20 {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = unsafe poll(&request, 1, timeout)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileSystem.failure(FilePath("inotify")) }
      if count == 0 { break }
      try read(into: &changes)
      timeout = 50
    }
    return changes
  }

  private mutating func read(into changes: inout Changes) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count >= 0 else { throw FileSystem.failure(FilePath("inotify")) }
    // struct inotify_event: wd, mask, cookie and len of four bytes each, then len bytes of name and zeros.
    var at = 0
    while at + 16 <= count {
      let place = Int32(bitPattern: FolderWatch.word(buffer, at))
      let mask = FolderWatch.word(buffer, at + 4)
      let length = Int(FolderWatch.word(buffer, at + 12))
      let name = Array(buffer[(at + 16)..<min(count, at + 16 + length)].prefix { $0 != 0 })
      at += 16 + length
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.areIncomplete = true }
      guard let folder = folders[place] else { continue }
      if mask & UInt32(IN_IGNORED) != 0 {
        forget(place)
      } else if mask & UInt32(IN_MOVE_SELF) != 0 {
        inotify_rm_watch(descriptor, place)
        forget(place)
      } else if mask & FolderWatch.written != 0 {
        changes.files.insert(folder.appending(name))
      }
    }
  }

  private mutating func forget(_ place: Int32) {
    if let folder = folders.removeValue(forKey: place) { places[folder] = nil }
  }

  private static func word(_ buffer: [UInt8], _ at: Int) -> UInt32 {
    var word: UInt32 = 0
    for i in 0..<4 { word |= UInt32(buffer[at + i]) << UInt32(8 * i) }
    return UInt32(littleEndian: word) == word ? word : word.byteSwapped
  }
}
