import Testing

@testable import Documents

@Suite struct HTMLEntityTests {
  @Test(
    arguments: [
      ("&amp;", false, "&", 5), ("&ampx", false, "&", 4), ("&ampx", true, "", 0), ("&amp=", true, "", 0),
      ("&amp;x", true, "&", 5), ("&amp", true, "&", 4), ("&notin;", false, "∉", 7),
      ("&notit;", false, "¬", 4),
      ("&rsquo", false, "", 0), ("&NotEqualTilde;", false, "≂̸", 15), ("&fjlig;", false, "fj", 7),
      ("&CounterClockwiseContourIntegral;", false, "∳", 33), ("&#x80;", false, "€", 6),
      ("&#150", false, "–", 5),
      ("&#0;", false, "\u{FFFD}", 4), ("&#xD800;", false, "\u{FFFD}", 8),
      ("&#99999999999999999999;", false, "\u{FFFD}", 23),
      ("&#x;", false, "", 0), ("&#", false, "", 0), ("&", false, "", 0), ("&;", false, "", 0),
      ("&zz;", false, "", 0),
      ("&AMP", false, "&", 4), ("&zwnj;", false, "\u{200C}", 6),
    ])
  func decode(text: String, inAttribute: Bool, value: String, length: Int) {
    let bytes = Array(text.utf8)
    let found = HTMLEntities.decode(bytes, at: 0, limit: bytes.count, inAttribute: inAttribute)
    #expect(found?.0 ?? "" == value)
    #expect(found?.1 ?? 0 == length)
  }

  @Test func limit() {
    let bytes = Array("&amp;".utf8)
    #expect(HTMLEntities.decode(bytes, at: 0, limit: 4, inAttribute: false)?.1 == 4)
    #expect(HTMLEntities.decode(bytes, at: 0, limit: 3, inAttribute: false) == nil)
  }
}
