import SourceText
import TestSupport
import Testing

@testable import Documents

/// Syntax around copy in Markdown that must neither hide copy nor count as copy.
@Suite struct MarkdownSyntaxTests {
  static let islands: [ReadingCase] = [
    ReadingCase("Dear {{ name\nIt is [[safe]].\n", "safe", "paragraph: Dear {{ name It is safe."),
    ReadingCase(
      "Dear {{ name\n\n```\n{{ a }}\n```\n\n[[Safe]]. }}\n", "Safe", "paragraph: Dear {{ name",
      "code: {{ a }}",
      "paragraph: Safe. }}"),
    ReadingCase("Dear {{ name\n# [[Safe]] }}\n", "Safe", "paragraph: Dear {{ name", "h1: Safe }}"),
    ReadingCase("- {% if\n- [[Safe]] %}\n", "Safe", "list item: {% if", "list item: Safe %}"),
    ReadingCase("`{{` is [[Safe]] `}}`\n", "Safe", "paragraph: is Safe", "code: {{", "code: }}"),
    ReadingCase("\\{{ [[Safe]] }}\n", "Safe", "paragraph: {{ Safe }}"),
    ReadingCase("A {{< x\n  a=\"b\" >}}[[Safe]].\n", "Safe", "paragraph: A Safe."),
    ReadingCase("A {{< x\n\n[[Safe]] >}}.\n", "Safe", "paragraph: A {{< x", "paragraph: Safe >}}."),
    ReadingCase("A {/* x */} [[Safe]].\n", "Safe", "paragraph: A {/* x */} Safe."),
    ReadingCase("<? oops\n\nIt is **[[safe]]**.\n", "safe", "paragraph: <? oops", "paragraph: It is safe."),
    ReadingCase("<?php x ?>\n\nIt is [[safe]].\n", "safe", "paragraph: It is safe."),
  ]

  @Test(arguments: islands) func anOpeningHidesNoCopyBehindIt(_ example: ReadingCase) throws {
    try example.check("a.md")
  }

  static let notes: [ReadingCase] = [
    ReadingCase(
      "A[^1].\n\n[^1]: One.\n\n    _It_ is [[safe]].\n", "safe", "paragraph: A.", "paragraph: One.",
      "paragraph: It is safe."),
    ReadingCase(
      "[^1]: One\n[^2]: Two\n\n\tMore.\n\n    [[Last]].\n", "Last", "paragraph: One Two", "paragraph: More.",
      "paragraph: Last."),
    ReadingCase("[^1]: One.\n\n        [[code]]\n", "code", "paragraph: One.", "code: code"),
    ReadingCase(
      "[^1]: One.\n\nEnd.\n\n    [[code]]\n", "code", "paragraph: One.", "paragraph: End.", "code: code"),
  ]

  @Test(arguments: notes) func aFootnoteHasParagraphs(_ example: ReadingCase) throws {
    try example.check("a.md")
  }

  static let spans: [ReadingCase] = [
    ReadingCase("non[[`]]x`safe\n", " ", "paragraph: non safe", "code: x"),
    ReadingCase("non`x` [[safe]]\n", "safe", "paragraph: non safe", "code: x"),
    ReadingCase("![A <b>[[safe]]</b> clinic](a.png)\n", "safe", "alt text: A <b>safe</b> clinic"),
    ReadingCase("![A `[[safe]]` clinic](a.png) b\n", "safe", "alt text: A safe clinic", "paragraph: b"),
    ReadingCase("![A <i>\n[[b]] c](a.png)\n", "b", "alt text: A <i> b c"),
    ReadingCase(
      "A <ruby>光<rp>(</rp><rt>[[hikari]]</rt><rp>)</rp>b</ruby>.\n", "hikari",
      "paragraph: A 光b.", "paragraph: hikari"),
  ]

  @Test(arguments: spans) func aSpanLeavesTheSentenceWhole(_ example: ReadingCase) throws {
    try example.check("a.md")
  }
}
