import Testing

@testable import Documents

/// Front matter as the page shows it.
@Suite struct FrontMatterTests {
  static let texts: [ReadingCase] = [
    ReadingCase(
      "---\rlead: |\r  It is\r  [[safe]]\r---\rBody.\r", "safe", "front matter: It is safe",
      "paragraph: Body."),
    ReadingCase(
      "---\r\nlead: >-\r\n  [[It is\r\n  safe]]\r\n---\r\n", "It is safe", "front matter: It is safe"),
    ReadingCase("---\ntitle: Safe [[&amp;]] <b>so</b>und\n---\n", "&", "title: Safe & sound"),
    ReadingCase("---\ntitle: \"Safe<br>and **[[so]]**und\"\n---\n", "so", "title: Safe and sound"),
    ReadingCase(
      "---\ntitle: Age < 30, {{ x }}5 * 2 and <b [[safe]]\n---\n", "safe",
      "title: Age < 30, 5 * 2 and <b safe"),
    ReadingCase("+++\ntitle = \"Sa<i>[[fe]]</i>\"\n+++\n", "fe", "title: Safe"),
    ReadingCase(
      "---\ntitle: A <!-- caveat-disable-file a/b -- so --> [[b]]\n---\n", "b", "title: A b"),
  ]

  @Test(arguments: texts) func aTextIsReadAsThePageShowsIt(_ example: ReadingCase) throws {
    try example.check("a.md")
    #expect(try readMarkdown(example.text).directives.isEmpty)
  }
}
