import Glibc

/// Two descriptors, read and written without ever waiting on one while the other has work.
///
/// A client may write to the server while the server writes to it; a server that blocks in either would leave
/// both waiting for ever.
struct Channel {
  /// What waiting gave.
  struct Readiness {
    var canRead = false
    var canWrite = false
  }

  /// The most bytes that one read takes.
  private static let chunk = 64 << 10
  /// A pipe that says it can be written to takes this many bytes at once (PIPE_BUF, pipe(7)).
  private static let portion = 4096

  let input: Int32
  let output: Int32
  private(set) var isAtEnd = false
  /// Whether nobody reads the output any more.
  private(set) var isBroken = false
  private var unsent: [UInt8] = []
  private var sent = 0
  private var block = [UInt8](repeating: 0, count: Channel.chunk)

  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// The number of bytes that wait to be written.
  var backlog: Int { unsent.count - sent }

  mutating func enqueue(_ body: [UInt8]) {
    unsent.append(contentsOf: "Content-Length: \(body.count)\r\n\r\n".utf8)
    unsent.append(contentsOf: body)
  }

  /// Waits until there is something to read, room to write what is queued, or `milliseconds` have passed.
  ///
  /// - Parameter milliseconds: -1 waits for ever.
  func wait(reading: Bool, milliseconds: Int32) -> Readiness {
    let events = reading && !isAtEnd ? Int16(POLLIN) : 0
    var descriptors = [
      pollfd(fd: events == 0 ? -1 : input, events: events, revents: 0),
      pollfd(fd: backlog == 0 ? -1 : output, events: Int16(POLLOUT), revents: 0),
    ]
    guard unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return Readiness() }
    return Readiness(canRead: descriptors[0].revents != 0, canWrite: descriptors[1].revents != 0)
  }

  /// Takes what is there, at most one chunk.
  mutating func read() -> ArraySlice<UInt8> {
    let count = unsafe Glibc.read(input, &block, block.count)
    if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { isAtEnd = true }
    return block[..<max(0, count)]
  }

  /// Writes as much as surely does not block.
  mutating func write() {
    let count = min(Channel.portion, backlog)
    let written = unsafe unsent.withUnsafeBytes { bytes in
      unsafe Glibc.write(output, bytes.baseAddress?.advanced(by: sent), count)
    }
    if written < 0 {
      if errno != EINTR, errno != EAGAIN { isBroken = true }
      return
    }
    sent += written
    if sent == unsent.count {
      unsent.removeAll(keepingCapacity: unsent.count < 1 << 20)
      sent = 0
    } else if sent > unsent.count / 2 {
      unsent.removeSubrange(..<sent)
      sent = 0
    }
  }
}
