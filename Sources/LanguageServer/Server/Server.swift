package import CaveatKit

/// What the server is started with.
package struct ServerOptions: Sendable {
  /// The settings of the command line.
  package var run: RunOptions
  /// The folder from which relative paths count until the client names one; absolute.
  package var workingFolder: FilePath
  /// Tells today's date as YYYY-MM-DD; nothing when the command line fixes the day.
  package var today: (@Sendable () -> String)?

  package init(run: RunOptions, workingFolder: FilePath, today: (@Sendable () -> String)? = nil) {
    self.run = run
    self.workingFolder = workingFolder
    self.today = today
  }
}

/// The server without its pipes: messages in, messages out (LSP 3.17).
package struct Server {
  enum Phase {
    case waiting, running, shutDown
  }

  /// How long after an edit a draft is checked: typing comes in bursts, and one check serves a burst.
  package static let delay = Duration.milliseconds(5)

  var phase = Phase.waiting
  var client = ClientCapabilities()
  var checker: DraftChecker
  var settings = ClientSettings()
  var folder: FilePath
  var documents: [String: OpenDocument] = [:]
  var openings = 0
  /// Drafts to be checked and shown, and since when.
  var due: [(uri: String, since: ContinuousClock.Instant)] = []
  /// Requests of the server that wait for an answer, by number.
  var asked: [Int: ServerRequest] = [:]
  var requests = 0
  /// Mistakes that were told in a message; none is told twice.
  var told: Set<String> = []
  /// Diagnostics that stand on configurations and rule files.
  var shownProblems: [String: JSONValue] = [:]
  /// The exit status, once the server is to end.
  package var exitStatus: Int32?
  /// The process that started the server, if it can be watched.
  package var parent: Int32?
  private var output: [JSONValue] = []

  package init(_ options: ServerOptions) {
    checker = DraftChecker(options)
    folder = options.workingFolder
  }

  /// The messages that wait to be sent.
  package mutating func takeOutput() -> [JSONValue] {
    defer { output = [] }
    return output
  }

  /// Acts on a message.
  package mutating func handle(_ message: IncomingMessage, now: ContinuousClock.Instant = .now) {
    switch message {
    case .request(let id, let method, let parameters):
      do throws(RPCError) {
        let result = try answer(method, parameters)
        send([("id", id.json), ("result", result)])
      } catch { fail(id, error) }
    case .notification("exit", _): exitStatus = phase == .shutDown ? 0 : 1
    case .notification(let method, let parameters):
      // Before `initialize` and after `shutdown` only `exit` counts.
      if phase == .running { note(method, parameters, now) }
    case .response(let id, let result):
      if case .integer(let number) = id, let request = asked.removeValue(forKey: number) {
        take(result, for: request, now)
      }
    }
  }

  /// Answers a request, or bytes that were none, with an error.
  package mutating func fail(_ id: RequestID?, _ error: RPCError) {
    send([("id", id?.json ?? .null), ("error", error.json)])
  }

  /// The exit status for a stream that ended without `exit`.
  package var statusAtEnd: Int32 { phase == .shutDown ? 0 : 1 }

  // MARK: Sending

  mutating func send(_ members: [(String, JSONValue)]) {
    output.append(.object([("jsonrpc", .string("2.0"))] + members))
  }

  mutating func notify(_ method: String, _ parameters: [(String, JSONValue)]) {
    send([("method", .string(method)), ("params", .object(parameters))])
  }

  mutating func ask(_ request: ServerRequest, _ parameters: JSONValue?) {
    requests += 1
    asked[requests] = request
    let parameters = parameters.map { [("params", $0)] } ?? []
    send([("id", .integer(requests)), ("method", .string(request.rawValue))] + parameters)
  }

  /// Shows a mistake to the person, once.
  mutating func tell(_ message: String) {
    let text = DisplayText.safe(message)
    guard told.insert(text).inserted else { return }
    notify("window/showMessage", [("type", .integer(1)), ("message", .string("caveat: " + text))])
  }
}

/// Requests that go from the server to the client.
enum ServerRequest: String {
  case register = "client/registerCapability"
  case configuration = "workspace/configuration"
  case refresh = "workspace/diagnostic/refresh"
}
