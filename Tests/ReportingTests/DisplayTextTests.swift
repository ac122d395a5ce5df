import Reporting
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\u{1b}[31m", "a\\x1b[31m"), ("a\tb\n", "a\\tb\\n"), ("\u{202e}x", "\\u{202e}x"),
    ("so\u{ad}ft", "so\\xadft"), ("\u{feff}x", "\\u{feff}x"), ("👩‍⚕️", "👩‍⚕️"), ("\u{85}", "\\x85"),
  ])
  func controlCharactersBecomeVisible(_ text: String, _ shown: String) {
    #expect(DisplayText.safe(text) == shown)
  }

  @Test func whatIsEscapedIsToldByTheCategory() {
    for scalar in (0x20...0x2FFF).compactMap(Unicode.Scalar.init) where scalar != "\u{200D}" {
      let mustEscape: [Unicode.GeneralCategory] = [
        .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      ]
      #expect(DisplayText.mustEscape(scalar) == mustEscape.contains(scalar.properties.generalCategory))
    }
  }

  @Test(arguments: 0..<40)
  func anEscapeStandsAtAnyPlace(_ place: Int) {
    let (before, after) = (String(repeating: "a", count: place), String(repeating: "é ", count: 40 - place))
    #expect(
      DisplayText.safe(before + "\u{7f}" + after + "\u{202e}") == before + "\\x7f" + after + "\\u{202e}")
    #expect(DisplayText.safe(before + after) == before + after)
    #expect(DisplayText.width(of: before + after) == place + 2 * (40 - place))
  }

  @Test(arguments: [
    ("abc", 3), ("東京", 4), ("e\u{301}", 1), ("💉", 2), ("👩‍⚕️", 2), ("🇩🇪", 2), ("ｆｕｌｌ", 8), ("…", 1), ("한글", 4),
    ("❤️", 2),
  ])
  func widthIsThatOfATerminal(_ text: String, _ width: Int) {
    #expect(DisplayText.width(of: text) == width)
  }

  @Test func aPathThatIsNotUTF8IsShownByItsBytes() {
    #expect(DisplayText.safe(path: [0x61, 0xFF, 0x0A, 0xC3, 0xBC, 0xC3]) == "a\\xff\\nü\\xc3")
  }
}
