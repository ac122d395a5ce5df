import Testing

@testable import CaveatKit

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Works  on\nDRY eyes.", "works on dry", true), ("Works on dry eyes", "dry  Eyes", true),
    ("Works on dry eyes", "dry eye drops", false), ("Dry", "dry eyes", false), ("abab abac", "ABAC", true),
    ("At the Café", "CAFÉ", true), ("At the Café", "cafe", false), ("It’s safe", "safe", true),
    // Characters count, not scalars.
    ("At the Cafe\u{301}", "café", true), ("At the Cafe\u{301}", "cafe", false), ("", "a", false),
    ("a", " ", true),
  ])
  func wordsAreFoundWhateverTheirCaseAndSpaces(text: String, words: String, isHeld: Bool) {
    #expect(FoldedText(text).contains(FoldedText(words)) == isHeld)
  }
}
