/// Bytes that are ASCII characters.
public enum ASCII {
  /// Whether a byte is one of `A`–`Z` and `a`–`z`.
  @inlinable @inline(__always)
  public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a byte is one of `0`–`9`.
  @inlinable @inline(__always)
  public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a byte is a letter, a digit or `_`: what `\w` means without Unicode properties.
  @inlinable @inline(__always)
  public static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// Whether a byte is one from U+0020 to U+007E, which takes one column on a terminal.
  @inlinable @inline(__always)
  public static func isPrintable(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F }

  /// A capital letter as a small one, and any other byte as it is.
  @inlinable @inline(__always)
  public static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
