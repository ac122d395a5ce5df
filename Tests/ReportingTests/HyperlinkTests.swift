import Testing

@testable import Reporting

@Suite struct HyperlinkTests {
  @Test(arguments: [
    ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/§5", "https://example.com/%C2%A75"),
    ("https://example.com/\u{1b}\\x\u{7}", "https://example.com/%1B\\x%07"),
  ])
  func noAddressEndsTheSequenceEarly(_ address: String, _ written: String) {
    #expect(
      Hyperlink.text("us/law", to: address) == "\u{1b}]8;;\(written)\u{1b}\\us/law\u{1b}]8;;\u{1b}\\")
  }
}
