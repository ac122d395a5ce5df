/// Tells, while the lines of a Markdown file go by, which paragraphs belong to a footnote: those after its first are
/// indented by four columns, as code is elsewhere.
struct FootnoteLines {
  private var isOpen = false

  /// Takes the line that starts at `start`, which lies in no fence.
  ///
  /// - Returns: The end of its indentation when it begins a further paragraph of a footnote.
  mutating func take(_ bytes: [UInt8], lineAt start: Int, isAfterBlank: Bool) -> Int? {
    var i = start
    while i < bytes.count, i - start < 8, bytes[i] == 0x20 { i += 1 }
    if i == start, i < bytes.count, bytes[i] == 0x09 { i += 1 }
    guard i < bytes.count, !isLineEnd(bytes[i]) else { return nil }
    if i - start < 4, bytes[start] != 0x09 {
      let isMark = bytes[i] == UInt8(ascii: "[") && Self.mark(bytes, i)
      isOpen = isMark || (isOpen && !isAfterBlank)
      return nil
    }
    // Four columns more are code inside the note.
    return isOpen && isAfterBlank && i - start < 8 && bytes[i] > 0x20 ? i : nil
  }

  /// Whether `[^label]:` stands at `at`.
  private static func mark(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard let end = markEnd(bytes, at: at) else { return false }
    return end < bytes.count && bytes[end] == UInt8(ascii: ":")
  }

  /// The byte after the `[^label]` that stands at `at`.
  static func markEnd(_ bytes: [UInt8], at: Int) -> Int? {
    guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "^") else { return nil }
    var i = at + 2
    while i < bytes.count, i - at < 40, bytes[i] != UInt8(ascii: "]"), bytes[i] > 0x20 { i += 1 }
    guard i < bytes.count, bytes[i] == UInt8(ascii: "]"), i > at + 2 else { return nil }
    return i + 1
  }
}
