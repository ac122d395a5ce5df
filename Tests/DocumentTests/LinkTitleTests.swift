import Testing

@testable import Documents

@Suite struct LinkTitleTests {
  static let titles: [ReadingCase] = [
    ReadingCase("[a](b \"It&rsquo;s \\\"[[on]]\\\"\")\n", "on", "alt text: It's \"on\"", "link text: a"),
    ReadingCase("[a](b 'So\n  [[safe]]')\n", "safe", "alt text: So safe", "link text: a"),
    ReadingCase(
      "> [a](b \"So\n> [[safe]]\")\n", "safe", "alt text (quoted): So safe", "quotation (quoted): a"),
    ReadingCase("![a](b (x\\)[[y]]))\n", "y", "alt text: x)y", "alt text: a"),
    ReadingCase(
      "[a] [a]\n\n[a]: b \"Un&shy;[[safe]]\"\n", "safe", "alt text: Unsafe", "paragraph: a a"),
    ReadingCase(
      "[x](u \"A \\& b\") [x](u \"A \\& [[b]]\")\n", "b", "alt text: A & b", "paragraph: x x",
      "alt text: A & b"),
    ReadingCase("[a] ![a]\n\n[a]: b \"[[Safe]]\"\n", "Safe", "alt text: Safe", "link text: a", "alt text: a"),
  ]

  @Test(arguments: titles) func aTitleHasAPlaceAndIsReadOnce(_ example: ReadingCase) throws {
    try example.check("a.md")
  }
}
