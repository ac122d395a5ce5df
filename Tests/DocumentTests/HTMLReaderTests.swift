import SourceText
import Testing

@testable import Documents

/// What becomes of a piece of HTML: the wanted outline, one line a block.
struct HTMLCase: Sendable, CustomTestStringConvertible {
  let html: String
  let blocks: [String]
  var testDescription: String { html }

  init(_ html: String, _ blocks: String...) {
    self.html = html
    self.blocks = blocks
  }
}

@Suite struct HTMLReaderTests {
  @Test(arguments: kindsCases) func blockKinds(_ example: HTMLCase) throws {
    #expect(outline(try readHTML(example.html)) == example.blocks)
  }

  static let kindsCases = [
    HTMLCase("<title>Clinic &amp; Spa</title><p>Hi</p>", "title: Clinic & Spa", "paragraph: Hi"),
    HTMLCase("<title>{{ page.title }} | Clinic</title>", "title: | Clinic"),
    HTMLCase("<h1>One</h1>two<h6>Three</h6>", "h1: One", "paragraph: two", "h6: Three"),
    HTMLCase("<h2><a href=x>Safe</a></h2>", "h2: Safe"),
    HTMLCase("<p>a\n  b<br>c</p><p>d", "paragraph: a b c", "paragraph: d"),
    HTMLCase(
      "<ul><li>a<li><p>b</p><p>c</p></ul>d", "list item: a", "list item: b", "list item: c", "paragraph: d"),
    HTMLCase("<dl><dt>t<dd>d</dl>", "list item: t", "list item: d"),
    HTMLCase(
      "<table><caption>C</caption><tr><th>a<td>b<tr><td>c</table>d", "caption: C", "table cell: a",
      "table cell: b", "table cell: c", "paragraph: d"),
    HTMLCase("<blockquote><p>It cured me</p></blockquote>", "quotation (quoted): It cured me"),
    HTMLCase("<blockquote><ul><li>a</ul></blockquote>b", "list item (quoted): a", "paragraph: b"),
    HTMLCase("<p>She said <q>it works</q> today", "paragraph: She said \"it works\" today"),
    HTMLCase("<p><q>It works</q></p>", "paragraph (quoted): \"It works\""),
    HTMLCase(
      "<figure><img alt='A face'><figcaption>After <b>two</b> weeks</figcaption></figure>",
      "alt text: A face", "caption: After two weeks"),
    HTMLCase("<p>One <img alt='smooth&nbsp;skin'> two</p>", "paragraph: One two", "alt text: smooth skin"),
    HTMLCase(
      "<div aria-label='Book now' title=Offer>x</div>", "alt text: Book now", "alt text: Offer",
      "paragraph: x"),
    HTMLCase("<p><a href=x>Read <b>more</b></a></p>", "link text: Read more"),
    HTMLCase("<p><a href=x>Read</a> <a href=y>more</a></p>", "paragraph: Read more"),
    HTMLCase("<p>See <a href=x>here</a></p>", "paragraph: See here"),
    HTMLCase("<p><a name=x>Anchor</a></p>", "paragraph: Anchor"),
    HTMLCase("<button>Book</button>", "button: Book"),
    HTMLCase("<input type=submit value='Get rid of pain'>", "button: Get rid of pain"),
    HTMLCase("<input type=text value='Nothing'>"),
    HTMLCase("<a role=button href=x>Go</a>", "button: Go"),
    HTMLCase("<div><a class='cta btn-large' href=x>Go</a></div>", "button: Go"),
    HTMLCase("<p>Then <a class=btn href=x>go</a></p>", "paragraph: Then go"),
    HTMLCase(
      "<meta name=Description content='Safe &amp; easy'><meta property=og:title content=T>"
        + "<meta name=viewport content=w>", "meta description: Safe & easy", "meta description: T"),
    HTMLCase(
      "<meta property=og:image:alt content='A &amp; B'><meta name=twitter:image:alt content=C>",
      "alt text: A & B", "alt text: C"),
    HTMLCase(
      "<input placeholder='Ask us' aria-description=b data-x='no copy'>", "alt text: Ask us", "alt text: b"),
    HTMLCase("<video><track label='In English'></video>", "alt text: In English"),
    HTMLCase("<Card lead='It is safe'>a</Card>", "paragraph: a"),
    HTMLCase("<pre>let x</pre><p>a <code>b</code> c</p>", "code: let x", "paragraph: a c", "code: b"),
    HTMLCase("<pre><code>x</code></pre>", "code: x"),
    HTMLCase("<xmp><b></xmp>c", "code: <b>", "paragraph: c"),
    HTMLCase("<nav><ul><li><a href=x>Home</a></ul></nav>a", "boilerplate: Home", "paragraph: a"),
    HTMLCase("<div class=cookie-banner><p>We use it</p></div>", "boilerplate: We use it"),
    HTMLCase("<div id=consentBanner>We use it</div>", "boilerplate: We use it"),
    HTMLCase("<div class=informed-consent>Risks</div>", "paragraph: Risks"),
    HTMLCase("<div class=treatment-menu>Botox</div>", "paragraph: Botox"),
    HTMLCase("<body class='cookies-not-set'>Botox", "paragraph: Botox"),
    HTMLCase("<div class=has-cookie-bar>Botox</div>", "paragraph: Botox"),
    HTMLCase(
      "<div class=menu>Botox</div><ul class=menu><li>Home</ul>", "paragraph: Botox", "boilerplate: Home"),
    HTMLCase("<div id=cookies><main>Botox</main></div>", "paragraph: Botox"),
    HTMLCase("<nav aria-label=Site></nav>", "boilerplate: Site"),
    HTMLCase("<a href=x><h3>Fillers</h3><p>Safe</p></a>", "h3: Fillers", "paragraph: Safe"),
    HTMLCase("<a href=x class=btn><div>Book</div></a>", "button: Book"),
    HTMLCase("<ol class=breadcrumb><li>Home</ol>", "boilerplate: Home"),
    HTMLCase("<a class=skip-link href=#m>Skip</a>", "boilerplate: Skip"),
    HTMLCase("<select><option>a<option>b</select>c", "boilerplate: a", "boilerplate: b", "paragraph: c"),
    HTMLCase(
      "<form><h2>Win</h2><label>Name</label><textarea>x</textarea></form>", "h2: Win", "boilerplate: Name",
      "boilerplate: x"),
    HTMLCase(
      "<footer><p>Results vary.</p><ul><li><a href=x>Terms</a></ul></footer>", "paragraph: Results vary.",
      "boilerplate: Terms"),
    HTMLCase(
      "<svg><title>A logo</title><style>b{}</style><text>Safe</text></svg>", "alt text: A logo",
      "paragraph: Safe"),
    HTMLCase("<svg><path d=x /><p>out</p>", "paragraph: out"),
    HTMLCase("<svg><g><p>out</p><title>T</title>", "paragraph: out", "title: T"),
    HTMLCase("<script><!--><script></script>a", "paragraph: a"),
    HTMLCase("<script><!-- <script></script> b --></script>a", "paragraph: a"),
    HTMLCase("<svg/><title>T</title>", "title: T"),
    HTMLCase("<math><![CDATA[x<y]]></math>", "paragraph: x<y"),
    HTMLCase("<noscript>Enable it</noscript>", "paragraph: Enable it"),
    HTMLCase("<details><summary>More</summary>Risks</details>", "paragraph: More", "paragraph: Risks"),
    HTMLCase("<style>p{content:'x'}</style><script>var a='<p>b</p>'</script>c", "paragraph: c"),
    HTMLCase("<iframe>x</iframe><noframes>y</noframes>z", "paragraph: z"),
    HTMLCase("<h1>Never closed<p>text", "h1: Never closed", "paragraph: text"),
  ]

  @Test(arguments: wordsCases) func words(_ example: HTMLCase) throws {
    #expect(outline(try readHTML(example.html)) == example.blocks)
  }

  static let wordsCases = [
    HTMLCase("<p>gua&shy;ranteed", "paragraph: guaranteed"),
    HTMLCase("<p>eco-<b>friendly</b>", "paragraph: eco-friendly"),
    HTMLCase("<p>w<b>rink</b>les", "paragraph: wrinkles"),
    HTMLCase("<p>guar<!-- x -->an<wbr>teed", "paragraph: guaranteed"),
    HTMLCase("<p>100&percnt; &#115;afe &#x1F600;", "paragraph: 100% safe 😀"),
    HTMLCase("<p>AT&T &copy 2020 &notit; &amp;amp;", "paragraph: AT&T 2020 ¬it; &amp;"),
    HTMLCase("<p>it&#146;s", "paragraph: it's"),
    HTMLCase(
      "<p>Botox<sup>®</sup> works<sup>1,2</sup>.<sup><a href=#f>[3]</a></sup>", "paragraph: Botox works."),
    HTMLCase("<p>Botox<sup>TM</sup> 1<sup>st</sup> choice", "paragraph: Botox 1st choice"),
    HTMLCase("<p>CO<sub>2</sub> laser", "paragraph: CO2 laser"),
    HTMLCase("<p>a<sup>unclosed", "paragraph: aunclosed"),
    HTMLCase("<p>a&nbsp;b&#0;c\u{0}d", "paragraph: a b\u{FFFD}c d"),
    HTMLCase("<p>Dear {{ name }}, {% if a > b %}you{% endif %} win", "paragraph: Dear , you win"),
    HTMLCase("<p>a<? b</p><p>It is safe", "paragraph: a", "paragraph: It is safe"),
    HTMLCase("<p>non<code>x</code>safe", "paragraph: non safe", "code: x"),
    HTMLCase(
      "<p>A <ruby>b<rp>(<rt>c<rp>)</ruby> d<ruby>e<rt>f</rt></ruby>.", "paragraph: A b de.", "paragraph: c",
      "paragraph: f"),
    HTMLCase("<p>a <?php echo \"<b>x > y</b>\"; ?>b <?= $c ?>c", "paragraph: a b c"),
    HTMLCase("<a href=\"<?php echo \"x>y\" ?>\" title=T>b</a>", "alt text: T", "link text: b"),
    HTMLCase("<p {% if a > b %}class=\"c\"{% endif %}>b", "paragraph: b"),
    HTMLCase("<p>a {{ b</p><p>c }}", "paragraph: a {{ b", "paragraph: c }}"),
    HTMLCase("<p>a {{{b}}}c {# d #}e <%= f %>g", "paragraph: a c e g"),
    HTMLCase("<p>a</q> b", "paragraph: a b"),
    HTMLCase("<p>x < y <3 </>z", "paragraph: x < y <3 z"),
    HTMLCase("<![CDATA[x]]>y<!DOCTYPE a \">\">z", "paragraph: y\">z"),
    HTMLCase("<!--[if IE]><p>a</p><![endif]--><![if !IE]><p>b</p><![endif]>", "paragraph: b"),
    HTMLCase("<P TITLE=A title=B>c", "alt text: A", "paragraph: c"),
  ]

  @Test(arguments: hiddenCases) func hidden(_ example: HTMLCase) throws {
    #expect(outline(try readHTML(example.html)) == example.blocks)
  }

  static let hiddenCases = [
    HTMLCase("<div hidden>a</div>b", "paragraph (hidden): a", "paragraph: b"),
    HTMLCase(
      "<div style='color:red; DISPLAY : None !important'>a</div>b", "paragraph (hidden): a", "paragraph: b"),
    HTMLCase("<div style=visibility:hidden>a</div>", "paragraph (hidden): a"),
    HTMLCase("<div style='display:block'>a</div>", "paragraph: a"),
    HTMLCase("<div aria-hidden=true>a</div>", "paragraph: a"),
    HTMLCase("<template><h2>a</h2></template>b", "h2 (hidden): a", "paragraph: b"),
    HTMLCase("<p>a <span hidden>b</span>c</p>", "paragraph: a c", "paragraph (hidden): b"),
    HTMLCase("<img hidden alt=a><input hidden>b", "alt text (hidden): a", "paragraph: b"),
    HTMLCase("<h2>a <span hidden>b</span></h2>", "h2: a", "paragraph (hidden): b"),
    HTMLCase("<body style='visibility:hidden'>a", "paragraph: a"),
    HTMLCase("<p hidden>a<p>b", "paragraph (hidden): a", "paragraph: b"),
    HTMLCase("<ul><li hidden>a<li>b</ul>c", "list item (hidden): a", "list item: b", "paragraph: c"),
    HTMLCase("<p>a <span hidden>b</p><p>c", "paragraph: a", "paragraph (hidden): b", "paragraph: c"),
    HTMLCase("<select><option hidden>a<option>b</select>", "boilerplate (hidden): a", "boilerplate: b"),
    HTMLCase("<div><b hidden>a</div>b</b>c", "paragraph (hidden): a", "paragraph: bc"),
  ]

  @Test func manyAttributesKeepTheFirstOfAName() throws {
    let many = (0..<40).map { "a\($0)" }.joined(separator: " ")
    let document = try readHTML("<p title=A \(many) title=B alt=C alt=D>")
    #expect(outline(document) == ["alt text: A", "alt text: C"])
  }

  @Test func directives() throws {
    let html = """
      <p>a <!-- caveat-disable-next general/x -- told so until 2027-03-01 -->b</p>
      <!--[if IE]> caveat-disable x <![endif]-->
      <!-- caveat-disable-file us/* -->
      """
    let document = try readHTML(html)
    #expect(outline(document) == ["paragraph: a b"])
    #expect(document.directives.map(\.action) == [.disableNext, .disableFile])
    #expect(document.directives[0].rules == ["general/x"])
    #expect(document.directives[0].until == "2027-03-01")
    let range = document.directives[1].range
    #expect(
      String(decoding: document.file.bytes[range.range], as: UTF8.self) == "<!-- caveat-disable-file us/* -->"
    )
  }

  @Test(
    arguments: [
      ("<p>a<!-- b", "<!-- b", "a comment is never closed, so what follows was not read"),
      ("<p>a<p class='b>c", "<p class='b>c", "a tag is never closed, so what follows was not read"),
      ("a<!DOCTYPE b", "<!DOCTYPE b", "a tag is never closed, so what follows was not read"),
      ("<script>a", "a", "<script> is never closed, so what follows was not read"),
      ("a<style>b</sty>", "b</sty>", "<style> is never closed, so what follows was not read"),
    ])
  func problems(html: String, place: String, message: String) throws {
    let document = try readHTML(html)
    #expect(document.problems.map(\.message) == [message])
    let range = try #require(document.problems.first).range
    #expect(String(decoding: document.file.bytes[range.range], as: UTF8.self) == place)
  }

  @Test(arguments: [
    "<p>a", "<title>a", "<textarea>a", "<plaintext>a", "<?php a", "<p>a <", "<p>a &am", "<xmp>a",
  ])
  func readWhole(html: String) throws {
    #expect(try readHTML(html).problems.isEmpty)
  }
}
