import SourceText
import Testing

@testable import Documents

/// Input made to be slow or to hide text: it is read to its end, with a bounded number of parts.
@Suite struct HTMLHostileTests {
  static let cases: [(name: String, html: String)] = [
    ("italics", String(repeating: "<i>", count: 20_000)),
    ("divs", String(repeating: "<div>", count: 100_000)),
    ("paragraphs", String(repeating: "<p>", count: 100_000)),
    ("lists", String(repeating: "<ul><li>", count: 50_000)),
    ("lists with text", String(repeating: "<ul><li>one<li>two</ul>", count: 10_000)),
    ("tables", String(repeating: "<table><tr><td>", count: 30_000)),
    (
      "quotations",
      String(repeating: "<blockquote>", count: 600) + String(repeating: "</blockquote>", count: 600)
    ),
    ("attributes", "<p " + (0..<20_000).map { "a\($0)=b" }.joined(separator: " ") + ">"),
    ("one attribute", "<p " + String(repeating: "a=b ", count: 100_000) + ">"),
    ("comments", String(repeating: "<!--", count: 200_000) + "-->"),
    ("end tags", String(repeating: "<i>", count: 600) + String(repeating: "</b></p>", count: 100_000)),
    ("misnested", String(repeating: "<b><div></b>", count: 20_000)),
    ("references", String(repeating: "&", count: 100_000) + String(repeating: "&am", count: 50_000)),
    ("numbers", "&#" + String(repeating: "9", count: 200_000)),
    ("openings", String(repeating: "{{", count: 100_000)),
    ("openings with closes", String(repeating: String(repeating: "{{", count: 900) + "</i>}}", count: 60)),
    ("percents", String(repeating: "{% <% ", count: 50_000)),
    ("less-thans", String(repeating: "<", count: 200_000)),
    ("ends in script", "<script>" + String(repeating: "</scrip <!-- ", count: 30_000) + "--></script>"),
    ("ends in title", "<title>" + String(repeating: "</titl&", count: 50_000) + "</title>"),
    ("hidden spans", String(repeating: "<span hidden>x</span>", count: 20_000)),
    ("codes", String(repeating: "<code>x", count: 20_000)),
    ("links", String(repeating: "<a href=x>", count: 50_000)),
    ("marks", String(repeating: "<sup>1", count: 20_000)),
    ("drawings", String(repeating: "<svg><g>", count: 20_000)),
    (
      "drawings left",
      String(repeating: "<svg><foreignObject>", count: 255) + String(repeating: "<svg><p>", count: 20_000)
    ),
    (
      "json",
      "<script type=application/ld+json>" + String(repeating: "[{\"name\":", count: 50_000) + "</script>"
    ),
    (
      "json tags",
      "<script type=application/ld+json>{\"text\":\"" + String(repeating: "<a", count: 100_000)
        + "\"}</script>"
    ),
  ]

  @Test(arguments: cases.map(\.name)) func readsTheClaimAfter(name: String) throws {
    let hostile = try #require(HTMLHostileTests.cases.first { $0.name == name }).html
    let document = try readHTML(hostile + "<p>This cures all.</p>")
    #expect(sourceSlice(document, of: "This cures all.") == "This cures all.")
    #expect(document.problems.isEmpty)
    #expect(document.reader.bytes.count <= document.file.bytes.count)
    #expect(document.reader.segments.count <= document.file.bytes.count)
    let last = try #require(document.blocks.last { document.text(of: $0.text).contains("cures") })
    #expect(last.isHidden == false)
  }

  @Test func deepTextKeepsItsPlace() throws {
    let html =
      String(repeating: "<div>", count: 600) + "<h2>Deep</h2><ul hidden><li>a</ul>"
      + String(repeating: "</div>", count: 600) + "<h2>Out</h2>"
    #expect(outline(try readHTML(html)).last == "h2: Out")
  }

  @Test func deepTagsAreForgottenWithTheirParent() throws {
    let html =
      String(repeating: "<div>", count: 512) + "<section>" + String(repeating: "</div>", count: 512)
      + "<section hidden>a</section>b"
    #expect(outline(try readHTML(html)) == ["paragraph (hidden): a", "paragraph: b"])
  }
}
