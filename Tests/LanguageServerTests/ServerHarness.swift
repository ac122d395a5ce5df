import CaveatKit
import Foundation
import LanguageServer
import TestSupport

/// A server without pipes, in a folder with the rules of `RuleFolder`.
final class ServerHarness {
  static let pushing = """
    {"textDocument": {"publishDiagnostics": {"versionSupport": true, "relatedInformation": true,
      "codeDescriptionSupport": true, "dataSupport": true},
      "hover": {"contentFormat": ["markdown", "plaintext"]},
      "codeAction": {"isPreferredSupport": true, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
    """

  let files: CaveatProcess
  var server: Server
  /// Everything that the server sent and no test took.
  var messages: [JSONValue] = []
  private var requests = 0

  init(usesRules: Bool = true) throws {
    files = try CaveatProcess()
    try RuleFolder.write(into: files)
    let folder = FilePath(files.folder.resolvingSymlinksInPath().path)
    var run = RunOptions(asOf: "2026-11-26")
    run.usesBuiltInRules = false
    if usesRules { run.ruleFolders = [folder.appending("rules")] }
    server = Server(ServerOptions(run: run, workingFolder: folder))
  }

  deinit { files.remove() }

  func uri(_ name: String) -> String {
    FileURI.uri(of: FilePath(files.folder.resolvingSymlinksInPath().path).appending(name))
  }

  func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  /// Sends a request and gives the answer.
  func request(_ method: String, _ parameters: String = "{}") throws -> JSONValue? {
    requests += 1
    server.handle(.request(.integer(requests), method: method, try json(parameters)))
    messages += server.takeOutput()
    let place = messages.firstIndex { $0["id"]?.integer == requests && $0["method"] == nil }
    return place.map { messages.remove(at: $0) }
  }

  func notify(_ method: String, _ parameters: String = "{}") throws {
    server.handle(.notification(method: method, try json(parameters)))
    messages += server.takeOutput()
  }

  func start(_ capabilities: String = ServerHarness.pushing, options: String = "null") throws {
    _ = try request(
      "initialize",
      #"{"processId": null, "capabilities": \#(capabilities), "initializationOptions": \#(options)}"#)
    try notify("initialized")
  }

  func open(_ name: String, _ text: String, version: Int = 1, language: String = "markdown") throws {
    let item = JSONValue.object([
      ("uri", .string(uri(name))), ("languageId", .string(language)), ("version", .integer(version)),
      ("text", .string(text)),
    ])
    server.handle(.notification(method: "textDocument/didOpen", .object([("textDocument", item)])))
  }

  /// The diagnostics that the server shows once the delay has passed, by address; the last ones count.
  func shown() -> [String: JSONValue] {
    while let uri = server.takeDue(.now + Server.delay * 2) { server.publish(uri) }
    messages += server.takeOutput()
    var shown: [String: JSONValue] = [:]
    for message in messages where message["method"]?.text == "textDocument/publishDiagnostics" {
      shown[message["params", "uri"]?.text ?? ""] = message["params"]
    }
    messages.removeAll { $0["method"]?.text == "textDocument/publishDiagnostics" }
    return shown
  }

  /// `rule line:character-line:character`, for each diagnostic of a document.
  func places(_ name: String) -> [String]? {
    shown()[uri(name)]?["diagnostics"]?.elements?.map(ServerHarness.place)
  }

  static func place(_ diagnostic: JSONValue) -> String {
    func point(_ key: String) -> String {
      let place = diagnostic["range", key]
      return "\(place?["line"]?.integer ?? -1):\(place?["character"]?.integer ?? -1)"
    }
    return "\(diagnostic["code"]?.text ?? "") \(point("start"))-\(point("end"))"
  }

  /// The texts that `window/showMessage` showed.
  func told() -> [String] {
    defer { messages.removeAll { $0["method"]?.text == "window/showMessage" } }
    return messages.filter { $0["method"]?.text == "window/showMessage" }
      .compactMap { $0["params", "message"]?.text }
  }

  /// The quick fixes at a place: the title, and the text after the fix.
  func fixes(_ name: String, _ text: String, line: Int, character: Int) throws -> [String: String] {
    let point = #"{"line": \#(line), "character": \#(character)}"#
    let answer = try request(
      "textDocument/codeAction",
      #"{"textDocument": {"uri": "\#(uri(name))"}, "range": {"start": \#(point), "end": \#(point)}, "context": {"diagnostics": []}}"#
    )
    var fixes: [String: String] = [:]
    for action in answer?["result"]?.elements ?? [] {
      guard let title = action["title"]?.text,
        let edit = action["edit", "changes"]?[uri(name)]?.elements?.first,
        let start = ClientPosition(edit["range", "start"]), let end = ClientPosition(edit["range", "end"])
      else { continue }
      var buffer = TextBuffer(text)
      buffer.replace(from: start, to: end, with: edit["newText"]?.text ?? "", .utf16)
      fixes[title] = String(decoding: buffer.bytes, as: UTF8.self)
    }
    return fixes
  }
}
