import CaveatKit
import LanguageServer
import TestSupport
import Testing

/// The life cycle, and answers to what is no proper message.
@Suite struct LifeCycleTests {
  @Test func requestsBeforeInitializeAndAfterShutdownAreErrors() throws {
    let harness = try ServerHarness()
    #expect(try harness.request("textDocument/hover")?["error", "code"]?.integer == -32002)
    try harness.start()
    #expect(try harness.request("initialize")?["error", "code"]?.integer == -32600)
    #expect(try harness.request("bogus")?["error", "code"]?.integer == -32601)
    #expect(try harness.request("$/bogus")?["error", "code"]?.integer == -32601)
    try harness.notify("$/bogus")
    #expect(try harness.request("shutdown")?["result"]?.isNull == true)
    #expect(try harness.request("textDocument/hover")?["error", "code"]?.integer == -32600)
    try harness.notify("exit")
    #expect(harness.server.exitStatus == 0)
  }

  @Test func exitWithoutShutdownIsStatusOne() throws {
    let harness = try ServerHarness()
    try harness.notify("exit")
    #expect(harness.server.exitStatus == 1)
  }

  @Test func nothingIsOpenedBeforeInitialize() throws {
    let harness = try ServerHarness()
    try harness.open("a.md", "It is safe and effective.")
    #expect(harness.shown().isEmpty)
  }

  @Test(arguments: [
    (#"[]"#, nil), (#"{"jsonrpc":"2.0"}"#, nil), (#"{"jsonrpc":"1.0","id":4,"method":"a"}"#, 4),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, nil), (#"{"jsonrpc":"2.0","id":4,"method":7}"#, 4),
    ("7", nil),
    (#"{"jsonrpc":"2.0","id":4}"#, 4),
  ])
  func whatIsNoMessageIsRejected(_ text: String, _ id: Int?) throws {
    let value = try JSONParser.parse(Array(text.utf8))
    do {
      _ = try IncomingMessage(value)
      Issue.record("accepted")
    } catch {
      #expect(error.error.code == -32600)
      #expect(error.id == id.map { .integer($0) })
    }
  }

  @Test(arguments: [
    ("[]", "utf-16"), (#"["utf-8", "utf-16"]"#, "utf-8"), (#"["utf-7", "utf-32", "utf-8"]"#, "utf-32"),
    (#"["utf-16", "utf-8"]"#, "utf-16"), (#"["utf-7"]"#, "utf-16"),
  ])
  func theFirstEncodingThatBothKnowIsChosen(_ offered: String, _ chosen: String) throws {
    let harness = try ServerHarness()
    let answer = try harness.request(
      "initialize", #"{"capabilities": {"general": {"positionEncodings": \#(offered)}}}"#)
    #expect(answer?["result", "capabilities", "positionEncoding"]?.text == chosen)
    try harness.notify("initialized")
    try harness.open("a.md", "# Discover 💉 the Power - FDA registered")
    let column = chosen == "utf-8" ? 28 : chosen == "utf-16" ? 26 : 25
    #expect(harness.places("a.md") == ["test/wording 0:\(column)-0:\(column + 14)"])
  }

  @Test func badParametersAreErrors() throws {
    let harness = try ServerHarness()
    #expect(try harness.request("initialize", "[]")?["error", "code"]?.integer == -32602)
    try harness.start()
    for method in ["textDocument/hover", "textDocument/codeAction", "textDocument/diagnostic"] {
      #expect(try harness.request(method, "[1]")?["error", "code"]?.integer == -32602)
    }
  }

  /// Whatever a client sends, the server answers or is silent, and goes on.
  @Test func noMessageEndsTheServer() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "It is safe and effective. 💉")
    let uri = harness.uri("a.md")
    var random = SplitMix64(seed: 3)
    let methods = [
      "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave",
      "textDocument/hover", "textDocument/codeAction", "textDocument/diagnostic", "initialized",
      "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "initialize",
    ]
    let keys = [
      "textDocument", "uri", "text", "version", "contentChanges", "range", "start", "end", "line",
      "character",
      "position", "context", "only", "settings", "changes", "rules", "jurisdiction",
    ]
    func value(_ depth: Int) -> JSONValue {
      switch Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &random) {
      case 0: .null
      case 1: .integer([0, 1, -1, 5, Int.max, Int.min].randomElement(using: &random) ?? 0)
      case 2: .string(["", uri, "💉", "file://%", "untitled:x"].randomElement(using: &random) ?? "")
      case 3: .decimal(1.5)
      case 4: .boolean(true)
      case 5: .array((0..<2).map { _ in value(depth + 1) })
      default: .object(keys.shuffled(using: &random).prefix(6).map { ($0, value(depth + 1)) })
      }
    }
    for _ in 0..<3000 {
      let method = methods.randomElement(using: &random) ?? ""
      let message = value(0)
      harness.server.handle(.request(.text("x"), method: method, message))
      harness.server.handle(.notification(method: method, message))
      while let uri = harness.server.takeDue(.now + Server.delay * 2) { harness.server.publish(uri) }
    }
    _ = harness.server.takeOutput()
    try harness.open("b.md", "It is safe and effective.")
    #expect(harness.places("b.md") == ["test/safe 0:6-0:24"])
  }
}
