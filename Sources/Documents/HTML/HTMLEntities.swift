import SourceText

/// Character references of HTML (HTML standard, section 13.2.5.72 and on).
enum HTMLEntities {
  /// Reads the reference whose `&` stands at `offset`.
  ///
  /// - Parameters:
  ///   - limit: The byte after the last one that may belong to it.
  ///   - inAttribute: Whether it stands in an attribute's value, where a name without its semicolon does not
  ///     count before `=`, a letter or a digit.
  /// - Returns: What it means and its length in bytes, the `&` included; nothing when it is plain text.
  static func decode(_ bytes: [UInt8], at offset: Int, limit: Int, inAttribute: Bool) -> (String, Int)? {
    guard offset + 1 < limit else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "#") { return decodeNumeric(bytes, at: offset, limit: limit) }
    guard ASCII.isLetter(bytes[offset + 1]) else { return nil }
    if let common = decodeCommon(bytes, at: offset, limit: limit) { return common }
    guard let (value, end) = table.longestMatch(bytes, from: offset + 1, limit: limit) else { return nil }
    if inAttribute, bytes[end - 1] != UInt8(ascii: ";"), end < limit,
      bytes[end] == UInt8(ascii: "=") || isASCIIAlphanumeric(bytes[end])
    {
      return nil
    }
    return (value, end - offset)
  }

  private static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || (byte >= 0x30 && byte <= 0x39)
  }

  // MARK: Numbers

  private static func decodeNumeric(_ bytes: [UInt8], at offset: Int, limit: Int) -> (String, Int)? {
    var i = offset + 2
    let isHex = i < limit && bytes[i] | 0x20 == UInt8(ascii: "x")
    if isHex { i += 1 }
    let first = i
    var code: UInt32 = 0
    while i < limit, let digit = digit(bytes[i], isHex: isHex) {
      // Held above the last scalar, so that no number of digits overflows.
      code = min(code * (isHex ? 16 : 10) + digit, 0x110000)
      i += 1
    }
    guard i > first else { return nil }
    if i < limit, bytes[i] == UInt8(ascii: ";") { i += 1 }
    return (String(scalar(code)), i - offset)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: isHex ? UInt32(byte | 0x20) - 0x57 : nil
    default: nil
    }
  }

  /// The scalar a number stands for: 0x80 to 0x9F mean Windows-1252 (section 13.2.5.80).
  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    guard code != 0 else { return "\u{FFFD}" }
    let code = code >= 0x80 && code <= 0x9F ? windows1252[Int(code - 0x80)] : code
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  // MARK: Names

  /// The references that most files have no others than; they need no table.
  private static func decodeCommon(_ bytes: [UInt8], at offset: Int, limit: Int) -> (String, Int)? {
    var key: UInt64 = 0
    var i = offset + 1
    while i < limit, i - offset <= 7, bytes[i] != UInt8(ascii: ";") {
      key = key << 8 | UInt64(bytes[i])
      i += 1
    }
    guard i < limit, bytes[i] == UInt8(ascii: ";") else { return nil }
    let value: String
    switch key {
    case 0x61_6D70: value = "&"
    case 0x6C74: value = "<"
    case 0x6774: value = ">"
    case 0x7175_6F74: value = "\""
    case 0x6170_6F73: value = "'"
    case 0x6E62_7370: value = "\u{A0}"
    case 0x73_6879: value = "\u{AD}"
    case 0x72_7371_756F: value = "\u{2019}"
    case 0x6C_7371_756F: value = "\u{2018}"
    case 0x72_6471_756F: value = "\u{201D}"
    case 0x6C_6471_756F: value = "\u{201C}"
    case 0x6E_6461_7368: value = "\u{2013}"
    case 0x6D_6461_7368: value = "\u{2014}"
    case 0x68_656C_6C69_70: value = "\u{2026}"
    case 0x72_6567: value = "\u{AE}"
    case 0x74_7261_6465: value = "\u{2122}"
    case 0x63_6F70_79: value = "\u{A9}"
    default: return nil
    }
    return (value, i + 1 - offset)
  }

  private static let table = HTMLEntityIndex(htmlEntityTable)
}
