import Testing

@testable import Documents

/// Copy and code in MDX.
@Suite struct MDXTests {
  static let copy: [ReadingCase] = [
    ReadingCase("It is{\" \"}[[safe]].\n", "safe", "paragraph: It is safe."),
    ReadingCase("It{\"[[ ]]\"}is.\n", " ", "paragraph: It is."),
    ReadingCase("It is {'[[safe]]'}.\n", "safe", "paragraph: It is safe."),
    ReadingCase("It is {`[[safe]]`} **now**.\n", "safe", "paragraph: It is safe now."),
    ReadingCase("It is {\"Ann[[\\']]s\"}.\n", "'", "paragraph: It is Ann's."),
    ReadingCase(
      "A {x ? \"[[very safe]]\" : \"no\"} b.\n", "very safe", "paragraph: A b.", "paragraph: very safe"),
    ReadingCase(
      "A {x && <p>It&rsquo;s <b>[[safe</b> now]]</p>} b.\n", "safe now", "paragraph: A b.",
      "paragraph: It's safe now"),
    ReadingCase(
      "{list.map(x => (<Card href=\"a b\" title=\"[[Safe]]\">Hi {x}</Card>))}\n", "Safe", "paragraph: Safe",
      "paragraph: Hi"),
    ReadingCase("{x < 1 && a > 2 ? \"[[very safe]]\" : ''}\n", "very safe", "paragraph: very safe"),
    ReadingCase("<Card title={\"[[safe]]\"}>x</Card>\n", "safe", "alt text: safe", "paragraph: x"),
    ReadingCase("<img alt={`[[safe]]`} /> x\n", "safe", "alt text: safe", "paragraph: x"),
    ReadingCase(
      "<Card lead='It is [[safe]]' kind=\"info\" className=\"a b\">x</Card>\n", "safe",
      "alt text: It is safe", "paragraph: x"),
    ReadingCase(
      "<Card on={() => a > b} title=\"[[Tip]]\">x</Card>\n", "Tip", "alt text: Tip", "paragraph: x"),
    ReadingCase("<b data-x={\"a b\"} lead=\"a b\">[[x]]</b>\n", "x", "paragraph: x"),
  ]

  @Test(arguments: copy) func literalsAreCopyAtTheirPlaces(_ example: ReadingCase) throws {
    try example.check("a.mdx")
  }

  static let code: [ReadingCase] = [
    ReadingCase("A {b\n\n[[Safe]]. }\n", "Safe", "paragraph: A {b", "paragraph: Safe. }"),
    ReadingCase("A {b\n- [[Safe]]. }\n", "Safe", "paragraph: A {b", "list item: Safe. }"),
    ReadingCase("A {\"}\"} [[Safe]].\n", "Safe", "paragraph: A } Safe."),
    ReadingCase("A {/* } \" */} [[Safe]].\n", "Safe", "paragraph: A Safe."),
    ReadingCase("{/*\n- a\n- b\n*/}\n\n[[Safe]].\n", "Safe", "paragraph: Safe."),
    ReadingCase("A \\{ [[b]] \\}.\n", "b", "paragraph: A { b }."),
    ReadingCase("A `{` [[b]] `}`.\n", "b", "paragraph: A b .", "code: {", "code: }"),
    ReadingCase("export const a = '{'\n\n[[Safe]].\n", "Safe", "paragraph: Safe."),
    ReadingCase("export const a = `\n\n{`\n\n[[Safe]].\n", "Safe", "paragraph: Safe."),
    ReadingCase("export const a = {\n\n[[Safe]].\n", "Safe", "paragraph: Safe."),
    ReadingCase("<A b=\"{\" c=\"}\" title=\"[[x]]\">y</A> }\n", "x", "alt text: x", "paragraph: y }"),
  ]

  @Test(arguments: code) func codeHidesNoCopyBehindIt(_ example: ReadingCase) throws {
    try example.check("a.mdx")
  }

  @Test(arguments: [
    ("{/* caveat-disable-file a/b -- why */}\n\nx\n", 1), ("x {/* caveat-disable a/b -- why */} y\n", 1),
    ("- {/* caveat-disable a/b -- why */}\n", 1), ("`{/* caveat-disable a/b -- why */}`\n", 0),
    ("```\n{/* caveat-disable a/b -- why */}\n```\n", 0),
    ("[x](u{/* caveat-disable a/b -- why */})\n", 0), ("![{/* caveat-disable a/b -- why */}](u)\n", 0),
    ("<A b={/* caveat-disable a/b -- why */}>x</A>\n", 0),
    ("<!-- {/* caveat-disable a/b -- why */} -->\n", 0),
    ("\\{/* caveat-disable a/b -- why */}\n", 0), ("{'{/* caveat-disable a/b -- why */}'}\n", 0),
  ])
  func commentsCountWhereTheyAreComments(_ text: String, _ count: Int) throws {
    let document = try readMarkdown(text, path: "a.mdx")
    #expect(document.directives.count == count)
    #expect(brokenPromises(document) == [])
  }

  @Test func markdownHasNoCommentsOfMDX() throws {
    #expect(try readMarkdown("{/* caveat-disable-file a/b -- why */}\n").directives.isEmpty)
  }

  @Test(arguments: [
    "{", "{a ", "{/*", "{`", "{`${", "{'", "{<a ", "{<a b={", "{<a>{", "<a b={", "<a b='", "{\"a b\",",
    "`{``",
    "export const a = {\n\n", "{x => <p>", "}{",
  ])
  func openingsWithoutEndTakeLinearTime(_ opening: String) throws {
    let text = String(repeating: opening, count: 20_000)
    var document: Document?
    let time = try ContinuousClock().measure {
      document = try readMarkdown(text + "\n\nThe claim.\n", path: "a.mdx")
    }
    #expect(time < .seconds(20))
    let read = try #require(document)
    #expect(sourceSlice(read, of: "The claim.") != nil || !read.problems.isEmpty)
    #expect(brokenPromises(read) == [])
  }
}
