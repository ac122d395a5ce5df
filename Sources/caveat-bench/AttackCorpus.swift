/// Texts that are made to be slow.
enum AttackCorpus {
  /// Name, file ending, and what is said over and over.
  private static let repeated: [(name: String, ending: String, unit: String)] = [
    ("open brackets", "md", "["), ("links in links", "md", "[a]("),
    ("emphasis that never closes", "md", "*a _b "),
    ("backticks of all lengths", "md", "` `` ``` "), ("quotes in quotes", "md", "> > > a\n"),
    ("tables", "md", "|a|b|\n|-|-|\n|c|d|\n"), ("open elements", "html", "<div><b>"),
    ("open comments", "html", "<!-- a "), ("attributes without end", "html", "<a b=\"c "),
    ("entities", "html", "&amp;&notit;&#x41;"), ("one word", "txt", "a"),
    ("one line of short words", "txt", "no not "),
    ("claims without a stop", "txt", "safe and effective results guaranteed "),
    ("claims in sentences", "txt", "Botox is 100% safe. "),
    ("digits and percent signs", "txt", "100% 99.9% "),
    ("almost a claim", "txt", "safe and effectiv "), ("letters that fold", "txt", "\u{17F}afe \u{212A}ind "),
    ("curly marks", "txt", "“don’t” … — "),
  ]

  /// Every attack at about `size` bytes.
  static func texts(size: Int) -> [(name: String, path: String, text: String)] {
    repeated.map { name, ending, unit in
      (name, "a." + ending, String(repeating: unit, count: max(1, size / unit.utf8.count)))
    }
  }
}
