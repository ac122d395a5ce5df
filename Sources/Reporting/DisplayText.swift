/// Text as a terminal may show it: nothing in it moves the cursor, changes colours or reorders letters.
package enum DisplayText {
  /// `text` with control, format and line-separating characters spelled as escapes.
  ///
  /// Joiners inside emoji stay; a tab becomes `\t`.
  package static func safe(_ text: String) -> String {
    if text.utf8.span.isPrintableASCII { return text }
    return text.replacing { mustEscape($0) ? escape($0) : nil }
  }

  /// A file name as a person may read it, with `\xNN` for control characters and for bytes that are not UTF-8.
  package static func safe(path: [UInt8]) -> String {
    if path.span.isPrintableASCII { return String(decoding: path, as: UTF8.self) }
    var result = ""
    var start = 0
    while start < path.count {
      var decoder = UTF8()
      var rest = path[start...].prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&rest) {
        result += mustEscape(scalar) ? escape(scalar) : String(Character(scalar))
        start += UTF8.width(scalar)
      } else {
        result += hex(path[start])
        start += 1
      }
    }
    return result
  }

  /// The columns that `character` takes: 0, 1 or 2 (Unicode Standard Annex 11, and emoji presentation).
  package static func width(of character: Character) -> Int {
    var widest = 0
    var isEmojiStyle = false
    for scalar in character.unicodeScalars {
      widest = max(widest, width(scalar))
      if scalar.value == 0xFE0F { isEmojiStyle = true }
    }
    if isEmojiStyle, character.unicodeScalars.first?.properties.isEmoji == true { return 2 }
    return widest
  }

  /// The columns that a text without line ends takes.
  package static func width(of text: String) -> Int {
    let bytes = text.utf8.span
    return bytes.isPrintableASCII ? bytes.count : text.reduce(0) { $0 + width(of: $1) }
  }

  /// Whether a character must not reach a terminal or a log as it is.
  package static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    // The blocks before U+0370 and the dashes and quotation marks hold only characters that are shown.
    if scalar.value < 0x370 {
      return scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || scalar.value == 0xAD
    }
    if 0x2010..<0x2028 ~= scalar.value { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
    case .format: return scalar.value != 0x200D
    default: return false
    }
  }

  /// A character as `\n`, `\x1b` or `\u{202e}`.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: scalar.value < 0x100 ? hex(UInt8(scalar.value)) : "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if scalar.value == 0x200D { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Scripts whose letters are wide or full-width in Unicode Standard Annex 11.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
