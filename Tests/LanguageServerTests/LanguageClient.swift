import CaveatKit
import Foundation
import LanguageServer
import TestSupport

/// The real program as a language server, spoken to over pipes.
final class LanguageClient {
  struct Silence: Error {}

  let files: CaveatProcess
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var frames = FrameReader(limit: 64 << 20)
  private var requests = 0
  private(set) var messages: [JSONValue] = []

  init(_ arguments: String...) throws {
    files = try CaveatProcess()
    try RuleFolder.write(into: files)
    process.executableURL = CaveatProcess.program
    process.arguments = ["lsp", "--no-builtin", "--rules", "rules"] + arguments
    process.currentDirectoryURL = files.folder
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    files.remove()
  }

  func uri(_ name: String) -> String {
    FileURI.uri(of: FilePath(files.folder.resolvingSymlinksInPath().path).appending(name))
  }

  func write(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  func send(_ body: String) throws { try write("Content-Length: \(body.utf8.count)\r\n\r\n\(body)") }

  func notify(_ method: String, _ parameters: String = "{}") throws {
    try send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters)}"#)
  }

  func start() throws {
    _ = try request("initialize", #"{"processId":null,"capabilities":\#(ServerHarness.pushing)}"#)
    try notify("initialized")
  }

  func open(_ name: String, _ text: String, version: Int = 1) throws {
    let quoted = String(decoding: JSONValue.string(text).compact, as: UTF8.self)
    try notify(
      "textDocument/didOpen",
      #"{"textDocument":{"uri":"\#(uri(name))","languageId":"markdown","version":\#(version),"text":\#(quoted)}}"#
    )
  }

  /// Sends a request and waits for its answer.
  func request(_ method: String, _ parameters: String = "{}") throws -> JSONValue {
    requests += 1
    let id = requests
    try send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#)
    return try wait { $0["id"]?.integer == id && $0["method"] == nil }
  }

  /// The next diagnostics of a document.
  func diagnostics(_ name: String) throws -> JSONValue {
    let message = try wait {
      $0["method"]?.text == "textDocument/publishDiagnostics" && $0["params", "uri"]?.text == uri(name)
    }
    return message["params"] ?? .null
  }

  /// Waits for a message, which is taken; others stay.
  func wait(for isWanted: (JSONValue) -> Bool) throws -> JSONValue {
    let limit = ContinuousClock.now + .seconds(20)
    while true {
      if let place = messages.firstIndex(where: isWanted) { return messages.remove(at: place) }
      guard ContinuousClock.now < limit else { throw Silence() }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Silence() }
      frames.append(data)
      while let frame = frames.next() {
        if case .message(let body) = frame { messages.append(try JSONParser.parse(body)) }
      }
    }
  }

  /// Ends the input and gives the exit status.
  func finish() throws -> Int32 {
    try? input.fileHandleForWriting.close()
    while !output.fileHandleForReading.availableData.isEmpty {}
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }
}
