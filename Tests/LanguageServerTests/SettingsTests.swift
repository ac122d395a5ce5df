import CaveatKit
import LanguageServer
import TestSupport
import Testing

/// Settings, configurations and rule files, and news of them.
@Suite struct SettingsTests {
  @Test func aConfigurationIsFoundAndReadAgain() throws {
    let harness = try ServerHarness()
    try harness.files.write("root: true\nignore: [test/safe]\n", to: "site/.caveat.yml")
    try harness.start()
    try harness.open("site/a.md", "It is safe and effective.")
    #expect(harness.places("site/a.md") == [])
    try harness.files.write("root: true\nseverity: {test/safe: advice}\n", to: "site/.caveat.yml")
    let change = #"{"changes": [{"uri": "\#(harness.uri("site/.caveat.yml"))", "type": 2}]}"#
    try harness.notify("workspace/didChangeWatchedFiles", change)
    let shown = harness.shown()[harness.uri("site/a.md")]
    #expect(shown?["diagnostics"]?.elements?.first?["severity"]?.integer == 3)
    try harness.files.write("root: true\nexclude: ['*.md']\n", to: "site/.caveat.yml")
    try harness.notify("workspace/didChangeWatchedFiles", change)
    #expect(harness.places("site/a.md") == [])
  }

  @Test func waiversAndTheBaselineHold() throws {
    let harness = try ServerHarness()
    try harness.start()
    let text = "It is safe and effective.\n\nBotox is new.\n"
    try harness.open("a.md", text)
    #expect(harness.places("a.md") == ["test/safe 0:6-0:24", "test/risk 2:0-2:5"])
    try harness.files.write(
      "- {rule: test/safe, quote: It is safe, reason: r, approver: A}\n", to: ".caveat-waivers.yml")
    try harness.notify(
      "workspace/didChangeWatchedFiles",
      #"{"changes": [{"uri": "\#(harness.uri(".caveat-waivers.yml"))", "type": 1}]}"#)
    #expect(harness.places("a.md") == ["test/risk 2:0-2:5"])
    try harness.files.write(text, to: "a.md")
    let written = try harness.files.run("baseline", "a.md", "--no-builtin", "--rules", "rules")
    #expect(written.status == 0, "\(written.errors)")
    try harness.notify(
      "workspace/didChangeWatchedFiles",
      #"{"changes": [{"uri": "\#(harness.uri(".caveat-baseline.json"))", "type": 1}]}"#)
    #expect(harness.places("a.md") == [])
    try harness.open("b.md", "Botox is new.\n")
    #expect(harness.places("b.md") == ["test/risk 0:0-0:5"])
  }

  @Test func aMistakeIsToldOnceAndShownOnItsFile() throws {
    let harness = try ServerHarness()
    try harness.files.write("root: true\nignroe: [x]\n", to: ".caveat.yml")
    try harness.start()
    try harness.open("a.md", "It is safe and effective.")
    let shown = harness.shown()
    let mistakes = shown[harness.uri(".caveat.yml")]?["diagnostics"]?.elements
    #expect(mistakes?.map(ServerHarness.place) == [" 1:0-1:6"])
    #expect(shown[harness.uri("a.md")]?["diagnostics"]?.elements?.count == 1)
    #expect(harness.told().count == 1)
    try harness.files.write("root: true\n", to: ".caveat.yml")
    try harness.notify("textDocument/didSave", #"{"textDocument": {"uri": "\#(harness.uri("a.md"))"}}"#)
    #expect(harness.places(".caveat.yml") == [])
    #expect(harness.told().isEmpty)
  }

  @Test func settingsComeWithInitializeAndLater() throws {
    let harness = try ServerHarness(usesRules: false)
    try harness.start(options: #"{"rules": "rules", "jurisdiction": ["us"], "other": 1}"#)
    try harness.open("a.md", "It is safe and effective.")
    #expect(harness.places("a.md") == ["test/safe 0:6-0:24"])
    #expect(harness.told().isEmpty)
    try harness.notify("workspace/didChangeConfiguration", #"{"settings": {"caveat": {"rules": []}}}"#)
    #expect(harness.places("a.md") == [])
    try harness.notify(
      "workspace/didChangeConfiguration",
      #"{"settings": {"caveat": {"rules": 4, "jurisdiction": "uss", "audience": "all"}}}"#)
    #expect(harness.told().count == 3)
  }

  @Test func aClientThatCanIsAsked() throws {
    let harness = try ServerHarness(usesRules: false)
    try harness.start(
      #"{"workspace": {"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}, "didChangeWatchedFiles": {"dynamicRegistration": true}}}"#
    )
    let asked = harness.messages.compactMap { $0["method"]?.text }
    #expect(asked == ["client/registerCapability", "workspace/configuration"])
    let id = try #require(harness.messages.last?["id"]?.integer)
    try harness.open("a.md", "It is safe and effective.")
    #expect(harness.places("a.md") == [])
    harness.server.handle(.response(.integer(id), try harness.json(#"[{"rules": ["rules"]}]"#)))
    #expect(harness.places("a.md") == ["test/safe 0:6-0:24"])
  }

  @Test func copyThatIsNotCheckedIsShown() throws {
    let harness = try ServerHarness()
    try harness.start(options: #"{"rules": ["nowhere"]}"#)
    try harness.open("a.md", "Nothing.")
    #expect(harness.places("a.md") == ["caveat/not-checked 0:0-0:1"])
    #expect(harness.told().count == 1)
  }

  @Test(arguments: [
    ("file:///a%20b/%C3%A9.md", "/a b/é.md"), ("file://localhost/a", "/a"), ("FILE:///a#x", "/a"),
    ("file://host/a", nil), ("untitled:a", nil), ("file:///%zz", nil), ("file:///a%00b", nil),
    ("file:///%+1", nil),
    ("", nil), ("file://", nil),
  ])
  func addressesArePaths(_ uri: String, _ path: String?) {
    #expect(FileURI.path(of: uri) == path.map { FilePath($0) })
  }
}
