import LanguageServer
import Testing

/// What quick fixes make of a draft.
@Suite struct QuickFixTests {
  private func fixes(
    _ name: String, _ text: String, line: Int, character: Int
  ) throws -> [String: String] {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open(name, text)
    return try harness.fixes(name, text, line: line, character: character)
  }

  @Test func aWordingIsReplaced() throws {
    let fixes = try fixes("a.txt", "💉 FDA registered.", line: 0, character: 5)
    #expect(fixes == ["Write “FDA-listed” instead": "💉 FDA-listed."])
  }

  @Test(arguments: [
    ("a.md", "Botox here.\nMore.\n\nEnd.\n", "Botox here.\nMore.\n\nNOTE\n\nEnd.\n"),
    ("a.md", "# Botox\nText.\n", "# Botox\n\nNOTE\n\nText.\n"),
    ("a.md", "Botox\n=====\nText.\n", "Botox\n=====\n\nNOTE\n\nText.\n"),
    ("a.md", "Botox.\n```\ncode\n\nmore\n```\n", "Botox.\n\nNOTE\n\n```\ncode\n\nmore\n```\n"),
    ("a.md", "- Botox\n- other\n\nEnd.", "- Botox\n- other\n\nNOTE\n\nEnd."),
    ("a.md", "Botox.\r\n\r\nEnd.\r\n", "Botox.\r\n\r\nNOTE\r\n\r\nEnd.\r\n"),
    ("a.html", "<p>Botox <b>x</b></p><p>End</p>", "<p>Botox <b>x</b></p>\nNOTE<p>End</p>"),
    ("a.html", "<ul><li>Botox<li>b</ul>z", "<ul><li>Botox<li>b</ul>\nNOTE" + "z"),
    (
      "a.html", "<table><tr><td>Botox</td><td><p>b</p></td></tr></table>z",
      "<table><tr><td>Botox</td><td><p>b</p></td></tr></table>\nNOTE" + "z"
    ),
    (
      "a.html", "<p><img alt='Botox > x' src=y> and</p>z",
      "<p><img alt='Botox > x' src=y> and</p>\nNOTE" + "z"
    ),
    (
      "a.html", "<title>Botox</title><body><p>Text</p></body>",
      "<title>Botox</title><body><p>Text</p>\nNOTE</body>"
    ),
  ])
  func aMissingStatementGetsAPlaceOfItsOwn(_ name: String, _ text: String, _ expected: String) throws {
    let offset = Array(text.prefix { $0 != "B" }.utf16).count
    let fixes = try fixes(name, text, line: 0, character: offset)
    let note = "<!-- Write here: Name the common side effects. -->"
    #expect(fixes["Make room for the statement of test/risk"] == expected.replacing("NOTE", with: note))
  }

  @Test func aPlaceInMDXIsMarkedByItsOwnComment() throws {
    let fixes = try fixes("a.mdx", "Botox here.\n", line: 0, character: 0)
    #expect(
      fixes["Make room for the statement of test/risk"]
        == "Botox here.\n\n{/* Write here: Name the common side effects. */}\n")
  }

  @Test func frontMatterStaysWhole() throws {
    let text = "---\ntitle: Botox\n---\n\nCopy.\n"
    let fixes = try fixes("a.md", text, line: 1, character: 7)
    #expect(
      fixes["Make room for the statement of test/risk"]
        == "---\ntitle: Botox\n---\n\nCopy.\n\n<!-- Write here: Name the common side effects. -->\n")
    #expect(
      fixes["Silence test/risk with a comment"]
        == "---\ntitle: Botox\n---\n\n<!-- caveat-disable-file test/risk -- reason -->\n\nCopy.\n")
  }

  @Test(arguments: [
    ("a.md", "It is safe and effective.", "NEXT\nIt is safe and effective."),
    ("a.md", "> - safe and effective\n", "> NEXT\n> - safe and effective\n"),
    ("a.md", "# safe and effective\n", "NEXT\n# safe and effective\n"),
    (
      "a.html", "<div>\n  <p>safe and effective</p>\n</div>",
      "<div>\n  NEXT\n  <p>safe and effective</p>\n</div>"
    ),
    ("a.mdx", "It is safe and effective.", "NEXT\nIt is safe and effective."),
    ("a.MDX", "x\n\n- safe and effective\n", "x\n\nNEXT\n- safe and effective\n"),
    ("a.html", "<b>x</b> <p>safe and effective</p>", "<b>x</b> NEXT<p>safe and effective</p>"),
    (
      "a.html", "<body><img alt='safe and effective'></body>",
      "<body>\nFILE<img alt='safe and effective'></body>"
    ),
  ])
  func aCommentSilences(_ name: String, _ text: String, _ expected: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.contains("safe") } ?? 0
    let column = lines[line].firstRange(of: "safe").map { lines[line][..<$0.lowerBound].utf16.count } ?? 0
    let fixes = try fixes(name, text, line: line, character: column)
    let (open, close) = name.lowercased().hasSuffix(".mdx") ? ("{/*", "*/}") : ("<!--", "-->")
    #expect(
      fixes["Silence test/safe with a comment"]
        == expected.replacing("NEXT", with: "\(open) caveat-disable-next test/safe -- reason \(close)")
        .replacing("FILE", with: "\(open) caveat-disable-file test/safe -- reason \(close)"))
  }

  @Test func plainTextHasNoCommentAndKeepsANote() throws {
    let fixes = try fixes("a.txt", "Botox is safe and effective.", line: 0, character: 0)
    #expect(
      fixes == [
        "Make room for the statement of test/risk":
          "Botox is safe and effective.\n\n[Write here: Name the common side effects.]"
      ])
  }

  @Test func onlyTheAskedKindIsGiven() throws {
    let harness = try ServerHarness()
    try harness.start()
    try harness.open("a.md", "Botox")
    for (kinds, isEmpty) in [(#"["refactor"]"#, true), (#"["quickfix"]"#, false), (#"[""]"#, false)] {
      let point = #"{"line": 0, "character": 0}"#
      let answer = try harness.request(
        "textDocument/codeAction",
        #"{"textDocument": {"uri": "\#(harness.uri("a.md"))"}, "range": {"start": \#(point), "end": \#(point)}, "context": {"only": \#(kinds), "diagnostics": []}}"#
      )
      #expect(answer?["result"]?.elements?.isEmpty == isEmpty)
    }
  }
}
