import CaveatKit
import Glibc

/// Runs a server on two descriptors until the client says `exit` or goes away.
package struct ServerLoop {
  /// The largest message, in bytes.
  private static let longestMessage = 64 << 20
  /// Nothing more is read while this much waits to be handled or written.
  private static let backlog = 128 << 20
  /// How often the client's process is looked for, in milliseconds.
  private static let watch: Int32 = 5000

  private var server: Server
  private var channel: Channel
  private var frames = FrameReader(limit: ServerLoop.longestMessage)
  private var queue: [IncomingMessage] = []
  private var handled = 0
  private var queuedBytes = 0
  /// Requests that wait in the queue, and those of them that the client no longer wants.
  private var waiting: Set<RequestID> = []
  private var cancelled: Set<RequestID> = []
  private var watchesParent = false

  package init(_ options: ServerOptions, input: Int32, output: Int32) {
    server = Server(options)
    channel = Channel(input: input, output: output)
  }

  /// Serves, and gives the exit status: 0 after `shutdown` and `exit`, else 1.
  package mutating func run() -> Int32 {
    while server.exitStatus == nil, !channel.isBroken {
      receive()
      if handled < queue.count {
        handleNext()
      } else if let uri = server.takeDue() {
        check(uri)
      } else if channel.isAtEnd {
        break
      } else {
        wait()
      }
      send()
    }
    while channel.backlog > 0, !channel.isBroken {
      if channel.wait(reading: false, milliseconds: -1).canWrite { channel.write() }
    }
    return server.exitStatus ?? server.statusAtEnd
  }

  // MARK: In

  /// Takes in everything that has come, without waiting.
  private mutating func receive() {
    while channel.backlog + queuedBytes < ServerLoop.backlog,
      channel.wait(reading: true, milliseconds: 0).canRead
    {
      frames.append(channel.read())
      while let frame = frames.next() { take(frame) }
      if channel.isAtEnd { break }
    }
  }

  private mutating func take(_ frame: FrameReader.Frame) {
    switch frame {
    case .fault(let reason): server.fail(nil, .parse(reason))
    case .message(let body):
      let value: JSONValue
      do throws(JSONError) { value = try JSONParser.parse(body) } catch {
        frames.recover(from: body)
        return server.fail(nil, .parse("\(error.reason), at byte \(error.offset)"))
      }
      do throws(IncomingMessage.Rejection) {
        enqueue(try IncomingMessage(value), bytes: body.count)
      } catch {
        server.fail(error.id, error.error)
      }
    }
  }

  private mutating func enqueue(_ message: IncomingMessage, bytes: Int) {
    switch message {
    case .notification("$/cancelRequest", let parameters):
      if let id = RequestID(parameters["id"]), waiting.contains(id) { cancelled.insert(id) }
      return
    case .request(let id, _, _): waiting.insert(id)
    default: break
    }
    queue.append(message)
    queuedBytes += bytes
  }

  private mutating func handleNext() {
    let message = queue[handled]
    handled += 1
    if handled == queue.count {
      queue.removeAll()
      handled = 0
      queuedBytes = 0
    }
    if case .request(let id, _, _) = message {
      waiting.remove(id)
      if cancelled.remove(id) != nil { return server.fail(id, .cancelled) }
    }
    server.handle(message)
    // Another process may have the number in a container of its own; only one that was seen is watched.
    if let parent = server.parent, !watchesParent {
      watchesParent = kill(parent, 0) == 0
      if !watchesParent { server.parent = nil }
    }
  }

  // MARK: Out

  /// Checks a draft, and shows the findings unless its text has changed meanwhile.
  private mutating func check(_ uri: String) {
    server.checked(uri)
    receive()
    let isStale = queue[handled...].contains { message in
      guard case .notification(let method, let parameters) = message else { return false }
      return method.hasPrefix("textDocument/did") && method != "textDocument/didSave"
        && parameters["textDocument", "uri"]?.text == uri
    }
    if !isStale { server.publish(uri) }
  }

  private mutating func send() {
    for message in server.takeOutput() { channel.enqueue(message.compact) }
    while channel.backlog > 0, !channel.isBroken, channel.wait(reading: false, milliseconds: 0).canWrite {
      channel.write()
    }
  }

  private mutating func wait() {
    var limit = watchesParent ? ServerLoop.watch : -1
    if let due = server.nextDue {
      let left = ContinuousClock.now.duration(to: due)
      limit = max(0, Int32(left / .milliseconds(1)) + 1)
    }
    let isReading = channel.backlog + queuedBytes < ServerLoop.backlog
    _ = channel.wait(reading: isReading, milliseconds: limit)
    if watchesParent, server.nextDue == nil, let parent = server.parent, kill(parent, 0) != 0, errno == ESRCH
    {
      server.exitStatus = server.statusAtEnd
    }
  }
}
