import SourceText
import Testing

@testable import Documents

@Suite struct MarkdownTests {
  static let cases: [(String, [String])] = [
    ("# Title\n\nText that\nwraps.\n", ["h1: Title", "paragraph: Text that wraps."]),
    ("Setext\n======\n\nMore\n----\n", ["h1: Setext", "h2: More"]),
    ("- one\n- two\n\n1. three\n", ["list item: one", "list item: two", "list item: three"]),
    ("- one\n\n  more\n\n- two\n", ["list item: one", "list item: more", "list item: two"]),
    ("> said **so**\n> twice\n", ["quotation (quoted): said so twice"]),
    (
      "| a | b |\n|---|---|\n| c | d |\n",
      ["table cell: a", "table cell: b", "table cell: c", "table cell: d"]
    ),
    ("eco-**friendly** and *ri*sk-free\n", ["paragraph: eco-friendly and risk-free"]),
    ("so ~~not~~ safe\n", ["paragraph: so not safe"]),
    ("safe &amp; sound &#8212; risk&shy;free\n", ["paragraph: safe & sound - riskfree"]),
    ("[Book now](https://example.com)\n", ["link text: Book now"]),
    ("Go and [book now](x \"Last chance\").\n", ["paragraph: Go and book now.", "alt text: Last chance"]),
    ("See ![Before and *after*](a.png) here.\n", ["paragraph: See here.", "alt text: Before and after"]),
    (
      "Use `code` here.\n\n    indented\n\n```\nfenced\n```\n",
      [
        "paragraph: Use here.", "code: code", "code: indented", "code: fenced",
      ]
    ),
    (
      "<div hidden>\n\nSecret text.\n\n</div>\n\nOpen text.\n",
      [
        "paragraph (hidden): Secret text.", "paragraph: Open text.",
      ]
    ),
    ("<h2>Heading</h2>\n<p>Pa<b>ra</b></p>\n", ["h2: Heading", "paragraph: Para"]),
    ("A <span title=\"Tip\">word</span>.\n", ["paragraph: A word.", "alt text: Tip"]),
    ("<script>\nvar a = 'safe';\n</script>\n\nText.\n", ["paragraph: Text."]),
    ("Text {{< figure src=\"a\" >}} more {% if x %}yes{% endif %}.\n", ["paragraph: Text more yes."]),
    (
      "## Heading {#anchor .big}\n\nNote[^1].\n\n[^1]: The note.\n",
      [
        "h2: Heading", "paragraph: Note.", "paragraph: The note.",
      ]
    ),
    ("- [x] done\n", ["list item: done"]),
    ("<!--\n    hidden note\n    more\n-->\n\nText.\n", ["paragraph: Text."]),
    (
      "<div class=\"x\"\n     hidden>\nSecret\n</div>\n\nOpen.\n",
      ["paragraph (hidden): Secret", "paragraph: Open."]
    ),
    ("Text <span\n   title=\"Tip\">word</span>.\n", ["paragraph: Text word.", "alt text: Tip"]),
    (
      "> <!-- a note\n> over lines -->\n>\n> <p>One\n> two.</p>\n",
      ["quotation (quoted): One two."]
    ),
    (
      "- a\n\n  <p\n     title=\"Tip\">In item.</p>\n",
      ["list item: a", "alt text: Tip", "list item: In item."]
    ),
    ("A {{ stray\r\n\r\nsafe }} text.\r\n", ["paragraph: A {{ stray", "paragraph: safe }} text."]),
    (
      "Dose {.5 mg is\nsafe}\n\nIs {#1 clinic}\n",
      ["paragraph: Dose {.5 mg is safe}", "paragraph: Is {#1 clinic}"]
    ),
    ("#Botox #filler\n", ["paragraph: #Botox #filler"]),
    ("```\n{{ a }}\n```\n\n<div>{{ b }} c</div>\n", ["code: {{ a }}", "paragraph: c"]),
    ("[a](b \"It&rsquo;s \\\"on\\\"\")\n", ["alt text: It's \"on\"", "link text: a"]),
    ("", []), ("\n\n", []),
  ]

  @Test(arguments: cases) func markdownBecomesBlocks(_ text: String, _ expected: [String]) throws {
    let document = try readMarkdown(text)
    #expect(outline(document) == expected)
    #expect(document.problems == [])
  }

  @Test func reachesAreExactThroughMarkup() throws {
    let text = "# A 💉\r\n\r\nIt is **completely**\r\nsafe &amp; *quick*.\r\n"
    let document = try readMarkdown(text)
    #expect(sourceSlice(document, of: "completely safe") == "completely**\r\nsafe")
    #expect(sourceSlice(document, of: "safe & quick") == "safe &amp; *quick")
  }

  @Test func frontMatterIsCopyButForMachineKeys() throws {
    let text = """
      ---
      title: "A \\"safe\\" page"
      description: 'It''s safe'
      date: 2026-01-01
      draft: false
      slug: not-copy
      tags: [Botox, "skin care"]
      hero:
        headline: >
          Erase
          wrinkles
        image: /a/b.png
      caveat: {jurisdiction: [uk, ie], audience: public}
      ---
      Body.
      """
    let document = try readMarkdown(text)
    #expect(
      outline(document) == [
        "title: A \"safe\" page", "meta description: It's safe", "front matter: Botox",
        "front matter: skin care",
        "front matter: Erase wrinkles", "paragraph: Body.",
      ])
    #expect(document.settings == DocumentSettings(jurisdictions: ["uk", "ie"], audience: "public"))
    #expect(sourceSlice(document, of: "\"safe\"") == "\\\"safe\\\"")
    #expect(sourceSlice(document, of: "Erase wrinkles") == "Erase\n    wrinkles")
    #expect(document.problems == [])
  }

  @Test func textsUnderImageKeysAreCopy() throws {
    let text = "---\rcover:\r  image: a.png\r  alt: Calm face\r  caption: After a day\r---\r\rBody.\r"
    #expect(
      outline(try readMarkdown(text)) == ["alt text: Calm face", "caption: After a day", "paragraph: Body."])
  }

  @Test func tomlTablesSpeakToTheProgramToo() throws {
    let text =
      "+++\n[caveat]\njurisdictions = ['uk', 'ie']\naudience = 'professional'\n[[faq]]\nimage.alt = 'A b'\n+++\n"
    let document = try readMarkdown(text)
    #expect(document.settings == DocumentSettings(jurisdictions: ["uk", "ie"], audience: "professional"))
    #expect(outline(document) == ["alt text: A b"])
  }

  @Test(arguments: [
    ("audience: publc", "publc"), ("audience: [public, professional]", "public"),
    ("jurisdiction: {a: b}", "{"),
  ])
  func settingsThatMeanNothingAreProblems(_ line: String, _ place: String) throws {
    let document = try readMarkdown("---\ncaveat:\n  \(line)\n---\nBody.\n")
    #expect(document.settings == DocumentSettings())
    let range = try #require(document.problems.first).range
    #expect(String(decoding: document.file.bytes[range.range], as: UTF8.self).hasPrefix(place))
  }

  @Test func tomlFrontMatterIsReadToo() throws {
    let text =
      "+++\ntitle = \"Safe \\u00e9\" # note \"x\"\ndate = 2026-01-01\n[params]\nlead = 'Erase wrinkles'\ntags = [\n  \"a b\",\n]\n+++\nBody.\n"
    #expect(
      outline(try readMarkdown(text)) == [
        "title: Safe é", "front matter: Erase wrinkles", "front matter: a b", "paragraph: Body.",
      ])
  }

  @Test func frontMatterThatCannotBeReadIsAProblem() throws {
    let broken = try readMarkdown("---\ntitle: [open\n---\n\nBody.\n")
    #expect(broken.problems.count == 1 && outline(broken) == ["paragraph: Body."])
    let key = try readMarkdown("---\ncaveat: {jurisdction: uk}\n---\n\nBody.\n")
    #expect(key.problems.first?.message.contains("jurisdction") == true)
    #expect(try readMarkdown("+++\ntitle = \"open\n+++\n\nBody.\n").problems.count == 1)
  }

  @Test func mdxCodeIsNoCopy() throws {
    let text =
      "import Hero from './hero'\nexport const a = 'safe'\n\n# Hi {props.name}\n\n<Callout kind=\"x\">\n\nCopy *here*.\n\n</Callout>\n\n{/* caveat-disable-file general/a -- why */}\n"
    let document = try readMarkdown(text, path: "a.mdx")
    #expect(outline(document) == ["h1: Hi", "paragraph: Copy here."])
    #expect(document.directives.map(\.rules) == [["general/a"]])
  }

  static let mdx: [(String, [String])] = [
    ("import A from 'a'\r\n\r\n# Title\r\n\r\nSafe.\r\n", ["h1: Title", "paragraph: Safe."]),
    ("You may\nimport goods.\n", ["paragraph: You may import goods."]),
    ("export const a = {\n\n  b: 'safe'\n}\n\nText.\n", ["paragraph: Text."]),
    ("A {list.map(x => { return <p>y</p> })} b.\n", ["paragraph: A b.", "paragraph: y"]),
    (
      "<Call on={() => x > 1}>\nIt is **completely** safe. {/* not */}\n</Call>\n",
      ["paragraph: It is completely safe."]
    ),
    (
      "<Tab.Item alt={t('x')} title=\"Tip\">\n\n    Copy.\n\n</Tab.Item>\n",
      ["alt text: Tip", "paragraph: Copy."]
    ),
    ("<>\nA *b*\n</>\n", ["paragraph: A b"]),
    ("```js\n\nimport a from 'b'\n```\n\nText.\n", ["code: import a from 'b'", "paragraph: Text."]),
    ("- ```\n  a\n  ```\n\nimport b from 'b'\n\nText.\n", ["code: a", "paragraph: Text."]),
  ]

  @Test(arguments: mdx) func mdxHasItsOwnRules(_ text: String, _ expected: [String]) throws {
    let document = try readMarkdown(text, path: "A.MDX")
    #expect(outline(document) == expected)
    #expect(document.problems == [])
    #expect(brokenPromises(document) == [])
  }

  @Test func commentsAreDirectives() throws {
    let text =
      "<!-- caveat-disable-next general/a -- why until 2027-01-01 -->\n\nText <!-- caveat-enable b/c --> more.\n"
    let document = try readMarkdown(text)
    #expect(document.directives.map(\.action) == [.disableNext, .enable])
    #expect(document.directives.first?.until == "2027-01-01")
    #expect(outline(document) == ["paragraph: Text more."])
  }

  static let ends: [(String, String?, String?, Bool)] = [
    ("why until 2028-02-29", "why", "2028-02-29", false), ("why", "why", nil, false),
    ("why until 2027-02-29", "why until 2027-02-29", nil, true),
    ("until 2027-01-01", nil, "2027-01-01", false),
    ("why until 2020-1-1", "why until 2020-1-1", nil, true),
    ("why until +020-01-01", "why until +020-01-01", nil, true),
    ("why UNTIL 2020-01-01.", "why UNTIL 2020-01-01.", nil, true), ("until", "until", nil, true),
    ("until 2027-01-01 or so", "until 2027-01-01 or so", nil, true),
    ("until tomorrow", "until tomorrow", nil, true),
    ("wait until it has healed", "wait until it has healed", nil, false),
  ]

  @Test(arguments: ends)
  func aReasonMayEndOnADay(_ text: String, _ reason: String?, _ until: String?, _ lacksDay: Bool) throws {
    let directive = try #require(
      try readMarkdown("<!-- caveat-disable-next a/b -- \(text) -->\n\nText.").directives.first)
    #expect(directive.reason == reason && directive.until == until && directive.lacksDay == lacksDay)
  }

  static let hostile: [(String, String)] = [
    ("emphasis", String(repeating: "*a **b ", count: 20_000)),
    ("brackets", String(repeating: "[", count: 50_000)),
    ("images", String(repeating: "![[]()", count: 20_000)),
    ("quotes", String(repeating: "> ", count: 5_000) + "a"),
    ("comments", String(repeating: "<!--", count: 50_000)),
    ("braces", String(repeating: "{", count: 100_000)),
    ("shortcodes", String(repeating: "{{< a ", count: 50_000)),
    ("fences", String(repeating: "```\n", count: 20_000)),
    ("tables", String(repeating: "|x", count: 20_000) + "\n" + String(repeating: "|-", count: 20_000)),
    ("lookalikes", String(repeating: "а", count: 100_000)),
    ("tags", String(repeating: "<i>", count: 50_000)),
  ]

  @Test(arguments: hostile) func hostileTextIsReadToItsEndOrReported(_ name: String, _ text: String) throws {
    let document = try readMarkdown(text + "\n\nThe claim.\n")
    let isFound = sourceSlice(document, of: "The claim.") != nil
    #expect(isFound || !document.problems.isEmpty, "\(name)")
    #expect(brokenPromises(document) == [])
  }

  @Test func linkDefinitionsThatExpandWithoutEndAreReported() throws {
    let title = String(repeating: "t", count: 100_000)
    let text = "[a]: /u \"\(title)\"\n\n" + String(repeating: "[a]\n", count: 10_000)
    let document = try readMarkdown(text)
    #expect(document.problems.count == 1)
    #expect(document.reader.bytes.count < 5 * text.utf8.count + 1 << 20)
  }

  @Test(arguments: ["[a]", "![a](b)", "x [[]]", "[a]: <", "x http://a.b/("])
  func manyLinksInOneParagraphTakeLinearTime(_ line: String) throws {
    let text = "x\n" + String(repeating: line + "\n", count: 60_000) + "\nThe claim.\n"
    var document: Document?
    let time = try ContinuousClock().measure { document = try readMarkdown(text) }
    #expect(time < .seconds(20))
    #expect(document.map { $0.blocks.last.map { $0.kind } } == .paragraph)
    #expect((document?.problems.count ?? 0) <= 1)
  }
}
