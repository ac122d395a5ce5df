import SourceText
import Testing

@testable import Documents

@Suite struct PlainTextTests {
  static let cases: [(String, [String])] = [
    (
      "A headline\n\nOne line that\nwraps here.\n",
      ["title: A headline", "paragraph: One line that wraps here."]
    ),
    ("# First\n\n## Second\n\nText.\n", ["h1: First", "h2: Second", "paragraph: Text."]),
    ("First\n=====\n\nText.\n", ["h1: First", "paragraph: Text."]),
    ("- one\n- two\n  more\n\n1. three\n", ["list item: one", "list item: two more", "list item: three"]),
    ("• one\n• two\n", ["list item: one", "list item: two"]),
    ("> Said so.\n", ["quotation (quoted): Said so."]),
    ("[meta description] Sale now.\n\nText.\n", ["meta description: Sale now.", "paragraph: Text."]),
    ("Title\r\n\r\nText one\r\ntwo.\r\n", ["title: Title", "paragraph: Text one two."]),
    ("Title\r\rText.\r", ["title: Title", "paragraph: Text."]),
    ("Text.\u{0C}More.", ["paragraph: Text.", "paragraph: More."]),
    ("\u{FEFF}Title\n\nText.", ["title: Title", "paragraph: Text."]),
    ("Nul\0in text.", ["paragraph: Nul in text."]),
    (
      "Text first.\n\nA heading\n\nMore text.\n\nRing 01632 960000\n",
      [
        "paragraph: Text first.", "h2: A heading", "paragraph: More text.", "paragraph: Ring 01632 960000",
      ]
    ),
    (
      "> It is completely\n> safe.\n>\n> More.\nOurs.\n",
      ["quotation (quoted): It is completely safe.", "quotation (quoted): More.", "paragraph: Ours."]
    ),
    ("First\n---\nText here.\n", ["h2: First", "paragraph: Text here."]),
    ("Text.\n\nFrom £99\n\nText.\n", ["paragraph: Text.", "paragraph: From £99", "paragraph: Text."]),
    ("# Head\nText.\n", ["h1: Head", "paragraph: Text."]),
    ("", []), ("\n \n\t\n", []),
    ("---\n\nText.\n\n***\n", ["paragraph: Text."]),
  ]

  @Test(arguments: cases) func linesBecomeBlocks(_ text: String, _ expected: [String]) throws {
    #expect(outline(try read(text, as: .plainText)) == expected)
  }

  @Test func aFileOfLongLinesHasABlockForEachLine() throws {
    let line = String(repeating: "word ", count: 40) + "end."
    #expect(try read("\(line)\n\(line)\n", as: .plainText).blocks.count == 2)
  }

  @Test func aLongAddressDoesNotChangeHowLinesWrap() throws {
    let text = """
      We wrap at a column of about seventy two characters and say that with
      Botox is completely safe for each and every one of you, and that is
      the plain truth.

      https://example.com/\(String(repeating: "a/long/path/", count: 20))
      """
    let document = try read(text, as: .plainText)
    #expect(document.blocks.count == 2)
    #expect(
      sourceSlice(document, of: "with Botox is completely safe") == "with\nBotox is completely safe")
  }

  @Test func blankLinesWithoutEndAreReadOnce() throws {
    let text = "Text.\n" + String(repeating: "\n", count: 200_000)
    var document: Document?
    let time = try ContinuousClock().measure { document = try read(text, as: .plainText) }
    #expect(document?.blocks.count == 1)
    #expect(time < .seconds(5))
  }

  @Test func shortLinesInAListWithoutMarksAreApart() throws {
    let text = "Our treatments help with these and many other complaints of the skin:\nAcne\nRosacea\nScars\n"
    #expect(try read(text, as: .plainText).blocks.count == 4)
  }

  @Test func oneLineOfTenMegabytesIsRead() throws {
    let text = String(repeating: "plain words. ", count: 800_000) + "completely safe"
    let document = try read(text, as: .plainText)
    #expect(sourceSlice(document, of: "completely safe") == "completely safe")
  }
}
