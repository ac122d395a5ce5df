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
