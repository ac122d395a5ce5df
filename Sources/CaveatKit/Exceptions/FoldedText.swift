/// Text in which letter case and runs of white space do not matter, for looking for words in it.
struct FoldedText {
  private let text: String
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    isASCII = self.text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether it holds other text, as one run of characters.
  ///
  /// Most text holds none of the words that are looked for: their bytes tell so, many times faster than characters.
  func contains(_ words: FoldedText) -> Bool {
    guard words.isASCII else { return text.contains(words.text) }
    guard Self.holds(text.utf8.span, words.text.utf8.span) else { return false }
    return isASCII || text.contains(words.text)
  }

  /// By hand, since the search that collections have takes eight times as long.
  private static func holds(_ text: Span<UInt8>, _ words: Span<UInt8>) -> Bool {
    guard words.count > 0 else { return true }
    guard words.count <= text.count else { return false }
    let first = words[0]
    for start in 0...(text.count - words.count) where text[start] == first {
      var place = 1
      while place < words.count, text[start + place] == words[place] { place += 1 }
      if place == words.count { return true }
    }
    return false
  }
}
