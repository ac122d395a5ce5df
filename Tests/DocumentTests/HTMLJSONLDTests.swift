import SourceText
import Testing

@testable import Documents

@Suite struct HTMLJSONLDTests {
  @Test(
    arguments: [
      (#"{"name": "A", "url": "B", "description": "C"}"#, ["A", "C"]),
      (#"{"@graph":[{"name":["A","B"],"x":["C"]}],"text":"D"}"#, ["A", "B", "D"]),
      (#"{"review":{"name":{"x":"A"},"reviewBody":"B"},"slogan":"C"}"#, ["B", "C"]),
      (#"{"description":[{"x":"A"},"B"]}"#, ["B"]),
      (#"{"text":"a\nb \"c\" \u0026 \ud83d\ude00 \/ \u00e9"}"#, ["a b \"c\" & 😀 / é"]),
      (#"{"text":"<p>a <b>safe<\/b>ty<br>b &amp; c<\/p>d < e"}"#, ["a safety b & c d < e"]),
      (#"{"name":"A",, "text": tru, "text":"B",}"#, ["A", "B"]),
      (#"{"text":"\ud83d \u12 \"}"#, []),
      ("", []),
    ])
  func strings(json: String, wanted: [String]) throws {
    let document = try readHTML("<script type='application/ld+json; charset=utf-8'>\(json)</script>")
    #expect(outline(document) == wanted.map { "json-ld: \($0)" })
    #expect(brokenPromises(document).isEmpty)
  }

  @Test func otherScriptsAreNotRead() throws {
    let document = try readHTML(#"<script type=module>{"name":"A"}</script><script>{"name":"A"}</script>"#)
    #expect(document.blocks.isEmpty)
  }

  @Test func openString() throws {
    let document = try readHTML(#"<script type=application/ld+json>{"name":"A","text":"B}</script><p>c"#)
    #expect(outline(document) == ["json-ld: A", "paragraph: c"])
    #expect(
      document.problems.map(\.message) == ["a JSON-LD string is never closed, so what follows was not read"])
    let range = try #require(document.problems.first).range
    #expect(String(decoding: document.file.bytes[range.range], as: UTF8.self) == "\"B}")
  }
}
