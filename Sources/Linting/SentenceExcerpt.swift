package import Documents
import SourceText

extension Document {
  /// Findings show no more bytes of a sentence.
  package static let longestExcerpt = 500

  /// What findings show of a sentence: its reader text, cut at a character where it is long.
  package func excerpt(ofSentence number: Int) -> String {
    let range = sentences[number].text
    var end = min(range.upper, range.lower + Self.longestExcerpt)
    guard end < range.upper else { return text(of: range) }
    let bytes = reader.bytes
    while end > range.lower, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return text(of: ByteRange(range.lower, end)) + "…"
  }
}
