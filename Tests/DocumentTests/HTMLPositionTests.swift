import SourceText
import Testing

@testable import Documents

/// Where reader text comes from.
@Suite struct HTMLPositionTests {
  /// Each pair is a part of the reader text; the wanted bytes of the file stand in `[[…]]`.
  @Test(arguments: [
    ("<p>gua&shy;ran[[teed safe]]</p>", "teed safe"),
    ("<p>[[gua&shy;ranteed]]</p>", "guaranteed"),
    ("<p>w<b>[[rink</b>l]]es", "rinkl"),
    ("<p>100[[&percnt;]] safe", "%"),
    ("<p>the [[caf&eacute;]] è", "café"),
    ("<p>a[[&nbsp;\r\n<br>]]b", " "),
    ("\u{FEFF}<p>é [[safe]]", "safe"),
    ("<img alt=\"one &quot;[[two]]&quot;\">", "two"),
    ("<img alt=[[sa&#102;e]]>", "safe"),
    ("<input placeholder='It is [[safe]]'>", "safe"),
    ("<meta property='og:image:alt' content='It is [[safe]]'>", "safe"),
    ("<p>a<? b>[[safe]]", "safe"),
    ("<p>non[[<code>]]x</code>safe", " "),
    ("<ruby>a<rp>(</rp><rt>[[safe]]</rt></ruby>", "safe"),
    ("<p>it[[&rsquo;]]s", "'"),
    ("<p>say <q>[[it works]]</q>", "it works"),
    ("<script type=application/ld+json>{\"name\":\"a [[\\u0062c]]\"}</script>", "bc"),
    ("<p>a<!-- x -->[[b<wbr>c]]", "bc"),
    ("<title>T &lt;[[b>]]</title>", "b>"),
  ])
  func origin(marked: String, part: String) throws {
    let open = try #require(marked.firstRange(of: "[["))
    let close = try #require(marked.firstRange(of: "]]"))
    let wanted = String(marked[open.upperBound..<close.lowerBound])
    let document = try readHTML(marked.replacing("[[", with: "").replacing("]]", with: ""))
    #expect(sourceSlice(document, of: part) == wanted)
    #expect(brokenPromises(document).isEmpty)
  }
}
