import SourceText
import Testing

@testable import Documents

/// What every reader promises, on text that nobody wrote.
@Suite struct ReaderTextInvariantTests {
  static let pieces = [
    "safe", "wrinkles", " ", "\n", "\n\n", "**", "*", "_", "[", "](x)", "![", "<b>", "</b>",
    "<!-- caveat-x -->",
    "&amp;", "&nbsp;", "&shy;", "&#x1F489;", "💉", "é", "\u{AD}", "\u{200B}", "—", "“", "”", "’", "ﬁ", "Ｓ",
    "\t",
    "\r\n", "\r", "# ", "- ", "> ", "| a | b |\n|---|---|\n", "`", "```\n", "{{", "}}", "{%", "%}", "[^1]",
    "---\n",
    "+++\n", "title: ", "\"", "'", "\\", ".", "!", "?", "\0", "а", "<div hidden>", "</div>", "<p>", "1. ",
    "{", "}", "{/*", "*/}", "<A.b ", "import ", "<!--", "-->", "<div\n", "    ", "[caveat]\n", "<script>",
  ]

  @Test(arguments: [DocumentFormat.plainText, .markdown], [1, 2, 3, 4])
  func randomTextKeepsThePromises(_ format: DocumentFormat, _ seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    for _ in 0..<300 {
      let text = (0..<numbers.next(below: 40)).map { _ in Self.pieces[numbers.next(below: Self.pieces.count)]
      }.joined()
      let document = try read(text, as: format, path: numbers.next(below: 2) == 0 ? "a.mdx" : "a.md")
      let broken = brokenPromises(document)
      #expect(broken == [], "\(text.debugDescription)")
      for sentence in document.sentences {
        #expect(document.blocks[sentence.block].text.contains(sentence.text))
        #expect(!document.source(of: sentence.text).isEmpty)
      }
    }
  }
}
