import SourceText

/// A 64-bit FNV-1a hash (Fowler, Noll, Vo; offset basis 14695981039346656037, prime 1099511628211).
///
/// The same bytes give the same value in every process, which `Hasher` does not promise.
public struct StableHash: Sendable {
  /// The value so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing yet.
  public init() {}

  /// Adds bytes, and a separator so that ("a", "b") and ("ab", "") differ.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  /// Adds many bytes, and a separator.
  public mutating func combine(_ bytes: Span<UInt8>) {
    for i in bytes.indices { add(bytes[i]) }
    add(0xFF)
  }

  /// Adds bytes with ASCII letters in lower case, and a separator.
  public mutating func combine(lowercasing bytes: Span<UInt8>) {
    for i in bytes.indices { add(ASCII.lowercased(bytes[i])) }
    add(0xFF)
  }

  /// Adds the UTF-8 bytes of a string, and a separator.
  public mutating func combine(_ text: String) { combine(text.utf8) }

  /// The value so far, as 16 lower-case hexadecimal digits.
  public var hexadecimal: String { Fingerprint.hexadecimal(value) }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
