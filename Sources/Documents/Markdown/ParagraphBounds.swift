import SourceText

/// Where the lines of a paragraph end at the latest, told from the lines alone: before what CommonMark, or a table,
/// takes for the start of another block. A line that only may be one counts as one.
enum ParagraphBounds {
  /// The start of the first line after the one at `start` that is not part of the same paragraph, or the length
  /// of `bytes`.
  static func end(_ bytes: [UInt8], lineAt start: Int) -> Int {
    var (content, quotations) = contentStart(bytes, lineAt: start)
    var i = content
    while true {
      while i < bytes.count, !isLineEnd(bytes[i]) { i += 1 }
      guard i < bytes.count else { return i }
      let line = lineStart(in: bytes, after: i)
      let before = quotations
      (content, quotations) = contentStart(bytes, lineAt: line)
      if quotations > before || startsBlock(bytes, content) || startsFence(bytes, content, line) {
        return line
      }
      i = content
    }
  }

  /// The first byte of a line after its indentation and the marks of quotations, and how many of these there are.
  private static func contentStart(_ bytes: [UInt8], lineAt start: Int) -> (Int, quotations: Int) {
    var i = start
    var quotations = 0
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == UInt8(ascii: ">") {
      if bytes[i] == UInt8(ascii: ">") { quotations += 1 }
      i += 1
    }
    return (i, quotations)
  }

  private static func startsFence(_ bytes: [UInt8], _ at: Int, _ line: Int) -> Bool {
    guard bytes[at] == UInt8(ascii: "`") || bytes[at] == UInt8(ascii: "~") else { return false }
    var fence = CodeFence()
    return fence.take(bytes, lineAt: line)
  }

  /// Whether a line whose content starts at `at` is blank, a heading, a list item, a table row, or drawn.
  private static func startsBlock(_ bytes: [UInt8], _ at: Int) -> Bool {
    func isBlank(_ place: Int) -> Bool { place >= bytes.count || bytes[place] <= 0x20 }
    guard at < bytes.count, !isLineEnd(bytes[at]) else { return true }
    var after = at
    switch bytes[at] {
    case UInt8(ascii: "#"):
      while after < bytes.count, bytes[after] == bytes[at] { after += 1 }
      return after - at <= 6 && isBlank(after)
    case 0x30...0x39:
      while after < bytes.count, after - at < 9, ASCII.isDigit(bytes[after]) { after += 1 }
      let isMark = after < bytes.count && [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[after])
      return isMark && isBlank(after + 1)
    // Code goes on with `||`, a row does not.
    case UInt8(ascii: "|"): return at + 1 >= bytes.count || bytes[at + 1] != UInt8(ascii: "|")
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "_"):
      if bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: "_"), isBlank(at + 1) { return true }
      while after < bytes.count, bytes[after] == bytes[at] || bytes[after] == 0x20 { after += 1 }
      return after >= bytes.count || isLineEnd(bytes[after])
    default: return false
    }
  }
}
