/// Bytes as text that can stand in a Swift literal: three bytes in four characters of six bits each, the highest first,
/// the character `0` for none and the 63 that follow it in ASCII for the others.
///
/// Base64 (RFC 4648) with an alphabet that is decoded without a table.
enum Sextets {
  private static let zero = UInt8(ascii: "0")

  /// The length of the text for `count` bytes.
  static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(length(of: bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      var group: UInt32 = 0
      for i in start..<(start + 3) { group = group << 8 | (i < bytes.count ? UInt32(bytes[i]) : 0) }
      for shift: UInt32 in [18, 12, 6, 0] {
        text.append(zero + UInt8(truncatingIfNeeded: group >> shift & 63))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Some bytes, and behind them the first `count` ones that a text stands for, which is as long as they ask for.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, count: Int, after head: [UInt8]) -> [UInt8] {
    precondition(text.count == length(of: count))
    return unsafe [UInt8](unsafeUninitializedCapacity: head.count + count + 2) { buffer, filled in
      _ = unsafe buffer.initialize(fromContentsOf: head)
      var out = head.count
      for at in stride(from: 0, to: text.count, by: 4) {
        let a = unsafe UInt32(text[at] &- zero)
        let b = unsafe UInt32(text[at + 1] &- zero)
        let c = unsafe UInt32(text[at + 2] &- zero)
        let d = unsafe UInt32(text[at + 3] &- zero)
        let group = a << 18 | b << 12 | c << 6 | d
        unsafe buffer.initializeElement(at: out, to: UInt8(truncatingIfNeeded: group >> 16))
        unsafe buffer.initializeElement(at: out + 1, to: UInt8(truncatingIfNeeded: group >> 8))
        unsafe buffer.initializeElement(at: out + 2, to: UInt8(truncatingIfNeeded: group))
        out += 3
      }
      filled = head.count + count
    }
  }
}
