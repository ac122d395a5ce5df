/// A code fence that is open while the lines of a Markdown file go by (CommonMark 0.30, section 4.5).
struct CodeFence {
  private var sign: UInt8 = 0
  private var length = 0

  /// Whether the lines are code.
  var isOpen: Bool { length > 0 }

  /// Takes the line that starts at `start`.
  ///
  /// - Returns: Whether the line opens or closes a fence.
  mutating func take(_ bytes: [UInt8], lineAt start: Int) -> Bool {
    let i = Self.contentStart(bytes, lineAt: start)
    guard i < bytes.count, bytes[i] == UInt8(ascii: "`") || bytes[i] == UInt8(ascii: "~") else {
      return false
    }
    let first = bytes[i]
    var end = i
    while end < bytes.count, bytes[end] == first { end += 1 }
    let count = end - i
    guard count >= 3, !isOpen || (first == sign && count >= length) else { return false }
    var isBlank = true
    while end < bytes.count, !isLineEnd(bytes[end]) {
      // Backticks in the rest of the line make it a code span.
      if first == UInt8(ascii: "`"), bytes[end] == first { return false }
      if bytes[end] > 0x20 { isBlank = false }
      end += 1
    }
    if isOpen, !isBlank { return false }
    (sign, length) = isOpen ? (0, 0) : (first, count)
    return true
  }

  /// The first byte of a line after its indentation and the marks of quotations and list items.
  private static func contentStart(_ bytes: [UInt8], lineAt start: Int) -> Int {
    var i = start
    while i < bytes.count {
      switch bytes[i] {
      case 0x20, 0x09, UInt8(ascii: ">"): i += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard i + 1 < bytes.count, bytes[i + 1] == 0x20 else { return i }
        i += 2
      case 0x30...0x39:
        var end = i
        while end < bytes.count, end - i < 9, (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
          bytes[end + 1] == 0x20
        else { return i }
        i = end + 2
      default: return i
      }
    }
    return i
  }
}
