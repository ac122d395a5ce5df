import PCRE
import Testing

@Suite struct SmallLetterTests {
  @Test(arguments: [
    ("Safe", "safe"), ("cafÉ Ü × ÷ þ Þ", "café ü × ÷ þ þ"), (#"\bFDA\b"#, #"\bfda\b"#),
    (#"\w+\S\W\D \. \- Z\Z"#, #"\w+\S\W\D \. \- z\Z"#), ("[A-Z][a-z]{2,3}[0-9]", "[a-z][a-z]{2,3}[0-9]"),
    ("[^A-Cx'É-]", "[^a-cx'é-]"), (#"[]A\]B-]"#, #"[]a\]b-]"#), (#"[\w'’-]"#, #"[\w'’-]"#),
    ("(?:A|B)(?=C)(?!D)(?<=E)(?<!F)(?>G)(?|H)", "(?:a|b)(?=c)(?!d)(?<=e)(?<!f)(?>g)(?|h)"),
    ("(?<What>A)(?&What)(?(DEFINE)(?<What>B))", "(?<What>a)(?&What)(?(DEFINE)(?<What>b))"),
    ("(Free) – 20 € ★ → ½", "(free) – 20 € ★ → ½"),
  ])
  func aFormHasSmallLettersAndTheSameNames(pattern: String, form: String) {
    #expect(SmallLetters.form(of: pattern) == form)
  }

  @Test(arguments: [
    // Case counts in part of it.
    "(?-i:CE) mark", "(?i)a", "(?i:a)",
    // Letters whose other case lies elsewhere, and letters that are not looked into.
    "Å", "å", "ß", "ÿ", "µ", "Š", "σ", "ſ",
    // Names of characters, and what goes by what was matched.
    #"\x41"#, #"\p{Lu}"#, #"\PL"#, #"\N{U+41}"#, #"\QA\E"#, #"\cA"#, #"\o{101}"#, #"(a)\1"#, #"(?<x>a)\k<x>"#,
    #"(?<x>a)\g{x}"#, "(?(?=a)b|c)", "(?#A)", "(*UCP)a", "(?P<x>a)",
    // Ranges of more than letters of one case, and classes by name.
    "[A-z]", "[0-Z]", "[!-~]", "[À-Þ]", #"[A-\x5A]"#, "[[:upper:]]", #"[\w-Z]"#,
    // What PCRE2 refuses.
    "[a", #"a\"#, "(?<x",
  ])
  func whatIsNotKnownHasNone(pattern: String) {
    #expect(SmallLetters.form(of: pattern) == nil)
  }

  private func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var small: [UInt8] = []
    SmallLetters.fold(bytes.span, into: &small)
    return String(decoding: small[..<bytes.count], as: UTF8.self)
  }

  @Test func foldingKeepsPlaces() {
    #expect(folded("SAFE, “Àßÿ × Þ÷Å” ŠŸ Σσ @[`{ 💉") == "safe, “àßÿ × þ÷å” ŠŸ Σσ @[`{ 💉")
    #expect(folded("") == "")
    // 0xC3 leads letters only as the first byte of a character.
    #expect(folded("ÀÀ\u{300}ΓÃ") == "àà\u{300}Γã")
  }

  @Test func aShorterTextLeavesWhatIsBehindIt() {
    var small: [UInt8] = []
    SmallLetters.fold(Array("ABCDEF".utf8).span, into: &small)
    SmallLetters.fold(Array("GH".utf8).span, into: &small)
    #expect(String(decoding: small, as: UTF8.self) == "ghcdef")
  }

  /// Every character of Latin-1, and those that have another case there.
  @Test func bothWaysFindTheSame() throws {
    let letters = (0x20...0xFF).compactMap { Unicode.Scalar($0 as UInt32) }.filter {
      $0.value < 0x7F || $0.value > 0x9F
    }
    let others = "ŸẞμΜ\u{212B}ŠšΣσıİ".unicodeScalars
    let text = String(String.UnicodeScalarView(letters + others))
    let scratch = MatchScratch()
    var tried = 0
    for letter in letters {
      let isSign = letter.isASCII && !letter.properties.isAlphabetic && letter.properties.numericType == nil
      for pattern in [isSign ? "\\\(letter)" : "\(letter)", isSign ? "[\\\(letter)]" : "[^\(letter)]"] {
        let fastest = try Pattern(fastest: pattern, caseSensitive: false)
        guard fastest.readsSmallLetters else { continue }
        tried += 1
        let found = try all(of: fastest, in: folded(text), scratch)
        #expect(try found == all(of: Pattern(pattern), in: text, scratch), "\(pattern)")
      }
    }
    #expect(tried > 300)
  }

  private func all(of pattern: Pattern, in text: String, _ scratch: MatchScratch) throws -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    while let match = try scratch.firstMatch(of: pattern, in: bytes.span, from: found.last?.upperBound ?? 0) {
      found.append(match)
    }
    return found
  }
}
