import CaveatKit
import LanguageServer
import Testing

/// Findings on open documents.
@Suite struct DraftTests {
  @Test func aDiagnosticHasEveryPart() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "💉 It is **safe and effective**.", version: 7)
    let shown = harness.shown()[harness.uri("a.md")]
    let diagnostic = try #require(shown?["diagnostics"]?.elements?.first)
    #expect(shown?["version"]?.integer == 7)
    #expect(ServerHarness.place(diagnostic) == "test/safe 0:11-0:29")
    #expect(diagnostic["severity"]?.integer == 1)
    #expect(diagnostic["source"]?.text == "caveat")
    #expect(diagnostic["message"]?.text == "“safe and effective” is unqualified")
    #expect(diagnostic["codeDescription", "href"]?.text == "https://law.example/5")
    #expect(diagnostic["data"]?.text?.count == 16)
  }

  @Test func otherPlacesExplainAFinding() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "Botox.\n\n![💉 bruising](a.png)\n")
    let shown = harness.shown()[harness.uri("a.md")]?["diagnostics"]?.elements?.first
    let related = shown?["relatedInformation"]?.elements?.first
    #expect(related?["message"]?.text == "this does not count: it stands in alt text")
    #expect(related?["location", "uri"]?.text == harness.uri("a.md"))
    let start = related?["location", "range", "start"]
    #expect(start?["line"]?.integer == 2 && start?["character"]?.integer == 5)
  }

  @Test func aClientGetsOnlyWhatItKnows() throws {
    let harness = try ServerHarness()
    try harness.start("{}")
    try harness.open("a.md", "It is safe and effective.", version: 7)
    let shown = harness.shown()[harness.uri("a.md")]
    let diagnostic = try #require(shown?["diagnostics"]?.elements?.first)
    #expect(shown?["version"] == nil && diagnostic["codeDescription"] == nil && diagnostic["data"] == nil)
  }

  @Test func editsAreFollowedAndOneCheckServesABurst() throws {
    let harness = try ServerHarness()
    try harness.start()
    let uri = harness.uri("a.md")
    try harness.open("a.md", "It is safe and effective.\r\n")
    #expect(harness.places("a.md") == ["test/safe 0:6-0:24"])
    try harness.notify(
      "textDocument/didChange",
      #"""
      {"textDocument": {"uri": "\#(uri)", "version": 2}, "contentChanges": [
        {"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 0}}, "text": "💉 FDA registered"},
        {"range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 24}}, "text": " new"}]}
      """#)
    try harness.notify(
      "textDocument/didChange",
      #"""
      {"textDocument": {"uri": "\#(uri)", "version": 3}, "contentChanges": [
        {"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 2}}, "text": "x"}]}
      """#)
    #expect(harness.messages.isEmpty)
    let shown = harness.shown()[uri]
    #expect(shown?["version"]?.integer == 3)
    #expect(shown?["diagnostics"]?.elements?.map(ServerHarness.place) == ["test/wording 1:2-1:16"])
    try harness.notify(
      "textDocument/didChange",
      #"{"textDocument": {"uri": "\#(uri)", "version": 4}, "contentChanges": [{"text": "Nothing."}]}"#)
    #expect(harness.places("a.md") == [])
  }

  @Test func closingClearsAndForgets() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "It is safe and effective.")
    try harness.notify("textDocument/didClose", #"{"textDocument": {"uri": "\#(harness.uri("a.md"))"}}"#)
    #expect(harness.places("a.md") == [])
    try harness.notify("textDocument/didChange", #"{"textDocument": {"uri": "\#(harness.uri("a.md"))"}}"#)
    #expect(harness.told() == ["caveat: the editor changed a document that is not open"])
  }

  @Test func aChangeWithoutSenseClearsUntilTheWholeTextComes() throws {
    let harness = try ServerHarness()
    try harness.start()
    let uri = harness.uri("a.md")
    try harness.open("a.md", "It is safe and effective.")
    try harness.notify(
      "textDocument/didChange",
      #"{"textDocument": {"uri": "\#(uri)", "version": 2}, "contentChanges": [{"range": 3}]}"#)
    #expect(harness.places("a.md") == [])
    #expect(harness.told().count == 1)
    try harness.notify(
      "textDocument/didChange",
      #"{"textDocument": {"uri": "\#(uri)", "version": 3}, "contentChanges": [{"text": "Safe and effective."}]}"#
    )
    #expect(harness.places("a.md") == ["test/safe 0:0-0:18"])
  }

  @Test func aPullingClientIsNotPushedTo() throws {
    let harness = try ServerHarness()
    try harness.start(#"{"textDocument": {"diagnostic": {}}}"#)
    let document = #""textDocument": {"uri": "\#(harness.uri("a.md"))"}"#
    try harness.open("a.md", "It is safe and effective.")
    #expect(harness.shown().isEmpty)
    let full = try harness.request("textDocument/diagnostic", "{\(document)}")?["result"]
    #expect(full?["kind"]?.text == "full")
    #expect(full?["items"]?.elements?.map(ServerHarness.place) == ["test/safe 0:6-0:24"])
    let mark = try #require(full?["resultId"]?.text)
    let again = try harness.request(
      "textDocument/diagnostic", #"{\#(document), "previousResultId": "\#(mark)"}"#)?["result"]
    #expect(again?["kind"]?.text == "unchanged" && again?["resultId"]?.text == mark)
    try harness.notify(
      "textDocument/didChange",
      #"{"textDocument": {"uri": "\#(harness.uri("a.md"))", "version": 2}, "contentChanges": [{"text": "x"}]}"#
    )
    let changed = try harness.request(
      "textDocument/diagnostic", #"{\#(document), "previousResultId": "\#(mark)"}"#)?["result"]
    #expect(changed?["kind"]?.text == "full" && changed?["items"]?.elements?.isEmpty == true)
  }

  @Test func theNameDecidesTheFormatThenTheLanguage() throws {
    let harness = try ServerHarness()
    try harness.start()
    let text = "<p title='x'>safe <b>and</b> effective</p>"
    try harness.open("a.njk", text, language: "nunjucks")
    #expect(harness.places("a.njk") == ["test/safe 0:13-0:38"])
    try harness.open("a.txt", text, language: "html")
    #expect(harness.places("a.txt") == [])
    try harness.open("a.yml", "safe and effective", language: "yaml")
    #expect(harness.places("a.yml") == nil)
  }

  @Test func hoverTellsWhyLawAndAdvice() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "It is safe and effective.")
    func hover(_ character: Int) throws -> JSONValue? {
      try harness.request(
        "textDocument/hover",
        #"{"textDocument": {"uri": "\#(harness.uri("a.md"))"}, "position": {"line": 0, "character": \#(character)}}"#
      )?["result"]
    }
    #expect(try hover(5)?.isNull == true)
    let text = try #require(try hover(6)?["contents", "value"]?.text)
    #expect(
      text == """
        **error** `test/safe`: “safe and effective” is unqualified

        **Why**: Nothing is free of risk.

        **Law**: [US FTC Act §5](https://law.example/5)

        **Advice**: Name the \\*risks\\*.
        """)
    let plain = try ServerHarness()
    try plain.start("{}")
    try plain.open("a.md", "It is safe and effective.")
    let answer = try plain.request(
      "textDocument/hover",
      #"{"textDocument": {"uri": "\#(plain.uri("a.md"))"}, "position": {"line": 0, "character": 6}}"#)
    #expect(answer?["result", "contents", "kind"]?.text == "plaintext")
    #expect(answer?["result", "contents", "value"]?.text?.contains("Advice: Name the *risks*.") == true)
  }
}
