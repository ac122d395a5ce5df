/// How a character beyond ASCII looks to a reader, in plain letters.
///
/// Rules are written in ASCII; a curly quote, a full-width letter or a soft hyphen must not hide a claim.
/// Sources: Unicode 15 character names; UTS 39 confusables for the Cyrillic and Greek letters.
enum Folding {
  /// What becomes of a character.
  enum Outcome: Equatable {
    case keep
    case drop
    case space
    case replace(String)
    /// A dash between clauses: one hyphen with a space on both sides.
    case spacedDash
    /// A letter of another script that looks like this Latin one.
    case lookalike(String)
  }

  /// The outcome for a scalar at or above U+0080.
  static func fold(_ scalar: Unicode.Scalar) -> Outcome {
    let value = scalar.value
    switch value {
    case 0x80...0x9F: return .space
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800, 0x3000: return .space
    // Soft hyphen, combining grapheme joiner, zero-width and bidirectional marks, variation selectors, BOM.
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF:
      return .drop
    // Letters that are drawn as nothing, interlinear marks, strokes through the letter before.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFF9...0xFFFB, 0x334...0x338: return .drop
    case 0xA9, 0xAE, 0x2117, 0x2120, 0x2122: return .drop
    case 0x2018...0x201B, 0x2032, 0x02BC, 0x02B9, 0xB4, 0xFF07: return .replace("'")
    case 0x2039, 0x203A: return .replace("'")
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0x301D...0x301F: return .replace("\"")
    case 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: return .replace("-")
    case 0x2014, 0x2015, 0x2E3A, 0x2E3B: return .spacedDash
    case 0x2026: return .replace("...")
    case 0x2044, 0x2215: return .replace("/")
    case 0xB7, 0x2022, 0x2023, 0x2027, 0x2043, 0x2219, 0x22C5, 0x25A0, 0x25AA, 0x25AB, 0x25CF, 0x25E6:
      return .replace("*")
    case 0xD7: return .replace("x")
    // PCRE2 matches these two with s and k where case does not count; literals must see them so.
    case 0x17F: return .replace("s")
    case 0x212A: return .replace("k")
    case 0xFB00: return .replace("ff")
    case 0xFB01: return .replace("fi")
    case 0xFB02: return .replace("fl")
    case 0xFB03: return .replace("ffi")
    case 0xFB04: return .replace("ffl")
    case 0xFF01...0xFF5E: return ascii(value - 0xFEE0)
    case 0x1D400...0x1D6A3: return mathematicalLetter(value)
    case 0x1D7CE...0x1D7FF: return ascii(0x30 + (value - 0x1D7CE) % 10)
    // Squared and circled capitals, plain and on black.
    case 0x1F130...0x1F149: return ascii(0x41 + value - 0x1F130)
    case 0x1F150...0x1F169: return ascii(0x41 + value - 0x1F150)
    case 0x1F170...0x1F189: return ascii(0x41 + value - 0x1F170)
    case 0x24B6...0x24CF: return ascii(0x41 + value - 0x24B6)
    case 0x24D0...0x24E9: return ascii(0x61 + value - 0x24D0)
    default:
      if let letter = styled[value] { return .replace(letter) }
      return lookalikes[value].map { .lookalike($0) } ?? .keep
    }
  }

  private static func ascii(_ value: UInt32) -> Outcome {
    Unicode.Scalar(value).map { .replace(String($0)) } ?? .keep
  }

  /// The thirteen mathematical alphabets repeat A–Z a–z, 52 letters each (Unicode block U+1D400).
  private static func mathematicalLetter(_ value: UInt32) -> Outcome {
    let index = (value - 0x1D400) % 52
    return ascii(index < 26 ? 0x41 + index : 0x61 + index - 26)
  }

  /// Small capitals, and the mathematical letters that stand outside their alphabets (Unicode block U+2100).
  private static let styled: [UInt32: String] = [
    0x1D00: "a", 0x0299: "b", 0x1D04: "c", 0x1D05: "d", 0x1D07: "e", 0xA730: "f", 0x0262: "g", 0x029C: "h",
    0x026A: "i", 0x1D0A: "j", 0x1D0B: "k", 0x029F: "l", 0x1D0D: "m", 0x0274: "n", 0x1D0F: "o", 0x1D18: "p",
    0x0280: "r", 0xA731: "s", 0x1D1B: "t", 0x1D1C: "u", 0x1D20: "v", 0x1D21: "w", 0x028F: "y", 0x1D22: "z",
    0x2102: "C", 0x210A: "g", 0x210B: "H", 0x210C: "H", 0x210D: "H", 0x210E: "h", 0x2110: "I", 0x2111: "I",
    0x2112: "L", 0x2115: "N", 0x2119: "P", 0x211A: "Q", 0x211B: "R", 0x211C: "R", 0x211D: "R", 0x2124: "Z",
    0x2128: "Z", 0x212C: "B", 0x212D: "C", 0x212F: "e", 0x2130: "E", 0x2131: "F", 0x2133: "M", 0x2134: "o",
    0x1D6A4: "i",
  ]

  private static let lookalikes: [UInt32: String] = [
    0x0410: "A", 0x0412: "B", 0x0415: "E", 0x0405: "S", 0x0406: "I", 0x0408: "J", 0x041A: "K",
    0x041C: "M", 0x041D: "H", 0x041E: "O", 0x0420: "P", 0x0421: "C", 0x0422: "T", 0x0425: "X",
    0x0430: "a", 0x0435: "e", 0x0455: "s", 0x0456: "i", 0x0458: "j", 0x043E: "o", 0x0440: "p",
    0x0441: "c", 0x0443: "y", 0x0445: "x", 0x04BB: "h", 0x0501: "d", 0x051B: "q", 0x051D: "w",
    0x0391: "A", 0x0392: "B", 0x0395: "E", 0x0396: "Z", 0x0397: "H", 0x0399: "I", 0x039A: "K",
    0x039C: "M", 0x039D: "N", 0x039F: "O", 0x03A1: "P", 0x03A4: "T", 0x03A5: "Y", 0x03A7: "X",
    0x03B1: "a", 0x03BF: "o", 0x03BD: "v", 0x03C1: "p", 0x03B9: "i", 0x0131: "i", 0x0261: "g",
  ]
}
