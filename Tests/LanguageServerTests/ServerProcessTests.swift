import CaveatKit
import Foundation
import LanguageServer
import Testing

/// The program itself, over pipes.
@Suite struct ServerProcessTests {
  @Test func aWholeSession() throws {
    let client = try LanguageClient()
    try client.start()
    try client.open("a.md", "# Discover 💉 the Power - FDA registered\n")
    let shown = try client.diagnostics("a.md")
    #expect(shown["diagnostics"]?.elements?.map(ServerHarness.place) == ["test/wording 0:26-0:40"])
    let point = #"{"line":0,"character":30}"#
    let answer = try client.request(
      "textDocument/codeAction",
      #"{"textDocument":{"uri":"\#(client.uri("a.md"))"},"range":{"start":\#(point),"end":\#(point)},"context":{"diagnostics":[]}}"#
    )
    #expect(answer["result"]?.elements?.first?["isPreferred"]?.boolean == true)
    try client.notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"\#(client.uri("a.md"))","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":26},"end":{"line":0,"character":40}},"text":"FDA-listed"}]}"#
    )
    let cleared = try client.diagnostics("a.md")
    #expect(cleared["diagnostics"]?.elements?.isEmpty == true && cleared["version"]?.integer == 2)
    #expect(try client.request("shutdown")["result"]?.isNull == true)
    try client.notify("exit")
    #expect(try client.finish() == 0)
  }

  @Test func theEndOfInputIsTheEnd() throws {
    let client = try LanguageClient("--stdio")
    try client.start()
    #expect(try client.finish() == 1)
    let second = try LanguageClient()
    try second.start()
    _ = try second.request("shutdown")
    #expect(try second.finish() == 0)
  }

  @Test func brokenBytesLoseNoLaterMessage() throws {
    let client = try LanguageClient()
    try client.write("Content-Length: x\r\n\r\nContent-Length: 3\r\n\r\n{]}garbage")
    try client.start()
    let faults = client.messages.compactMap { $0["error", "code"]?.integer }
    #expect(faults == [-32700, -32700])
    #expect(client.messages.allSatisfy { $0["id"]?.isNull == true })
  }

  /// Requests and their cancellation come in one write, so that they are read together.
  @Test func aWaitingRequestCanBeCancelled() throws {
    let client = try LanguageClient()
    try client.start()
    func framed(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }
    let hover =
      #""method":"textDocument/hover","params":{"textDocument":{"uri":"file:///x"},"position":{"line":0,"character":0}}"#
    try client.write(
      framed(#"{"jsonrpc":"2.0","id":"a",\#(hover)}"#) + framed(#"{"jsonrpc":"2.0","id":"b",\#(hover)}"#)
        + framed(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"b"}}"#)
        + framed(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"zz"}}"#))
    #expect(try client.wait { $0["id"]?.text == "a" }["result"]?.isNull == true)
    #expect(try client.wait { $0["id"]?.text == "b" }["error", "code"]?.integer == -32800)
  }

  /// A client that writes a lot before it reads must not leave both sides waiting.
  @Test func aFloodOfRequestsIsAnsweredInOrder() throws {
    let client = try LanguageClient()
    try client.start()
    let text = String(repeating: "It is safe and effective. ", count: 200)
    try client.open("a.md", text)
    let point = #"{"line":0,"character":8}"#
    for id in 1000..<2000 {
      try client.send(
        #"{"jsonrpc":"2.0","id":\#(id),"method":"textDocument/hover","params":{"textDocument":{"uri":"\#(client.uri("a.md"))"},"position":\#(point)}}"#
      )
    }
    _ = try client.wait { $0["id"]?.integer == 1999 }
    #expect(client.messages.compactMap { $0["id"]?.integer } == Array(1000..<1999))
  }

  @Test func onlyTheLastVersionIsShown() throws {
    let client = try LanguageClient()
    try client.start()
    try client.open("a.md", "safe and effective")
    var all = ""
    for version in 2...200 {
      let body =
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(client.uri("a.md"))","version":\#(version)},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"x "}]}}"#
      all += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
    try client.write(all)
    var last = try client.diagnostics("a.md")
    while last["version"]?.integer != 200 { last = try client.diagnostics("a.md") }
    #expect(last["diagnostics"]?.elements?.map(ServerHarness.place) == ["test/safe 0:398-0:416"])
  }

  @Test func everyEditOfALongDraftIsAnsweredWithItsVersion() throws {
    let client = try LanguageClient()
    try client.start()
    let text = String(repeating: "Our clinic is open every day, and the copy is plain.\n\n", count: 380)
    try client.open("a.md", text + "It is safe and effective.")
    _ = try client.diagnostics("a.md")
    for version in 2...8 {
      try client.notify(
        "textDocument/didChange",
        #"{"textDocument":{"uri":"\#(client.uri("a.md"))","version":\#(version)},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"x "}]}"#
      )
      let shown = try client.diagnostics("a.md")
      #expect(shown["version"]?.integer == version && shown["diagnostics"]?.elements?.count == 1)
    }
  }
}
