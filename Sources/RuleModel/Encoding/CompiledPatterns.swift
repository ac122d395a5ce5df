package import PCRE

/// Compiled patterns as they were serialized when the program was built.
///
/// One line of text: the PCRE2 version, `|`, for each pattern the length of its bytes and `,`, `|`, and the bytes
/// of all in Base64 (RFC 4648 section 4, each pattern padded by itself). Only the pattern that is asked for is
/// decoded.
@safe
package struct CompiledPatterns: Sendable {
  nonisolated(unsafe) private let text: UnsafeBufferPointer<UInt8>
  /// For each pattern, where its Base64 starts and how many bytes it stands for; no bytes for none.
  private let places: [(start: Int, count: Int)]

  /// The text for patterns in their order.
  package static func encode(_ patterns: [PatternSource]) -> String {
    let compiled = patterns.map { source in
      (try? Pattern(source.regex, caseSensitive: source.isCaseSensitive))?.serialized ?? []
    }
    let lengths = compiled.map { "\($0.count)," }.joined()
    return "\(Pattern.libraryVersion)|\(lengths)|\(compiled.map(Base64.encode).joined())"
  }

  /// Reads the lengths.
  ///
  /// - Parameter text: What `encode` gave, in memory that is never freed.
  /// - Returns: Nothing when another PCRE2 is loaded than the one at build time, or the text is damaged.
  package init?(permanent text: UnsafeBufferPointer<UInt8>) {
    guard let bar = unsafe text.firstIndex(of: UInt8(ascii: "|")),
      unsafe String(decoding: text[..<bar], as: UTF8.self) == Pattern.libraryVersion
    else { return nil }
    var counts: [Int] = []
    var value = 0
    var at = bar + 1
    while at < text.count, unsafe text[at] != UInt8(ascii: "|") {
      let byte = unsafe text[at]
      if byte == UInt8(ascii: ",") {
        counts.append(value)
        value = 0
      } else {
        guard (0x30...0x39).contains(byte), value < 1 << 24 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      at += 1
    }
    at += 1
    var places: [(start: Int, count: Int)] = []
    places.reserveCapacity(counts.count)
    for count in counts {
      places.append((at, count))
      at += Base64.length(of: count)
    }
    guard at == text.count else { return nil }
    unsafe self.text = text
    self.places = places
  }

  /// The pattern at a place, or nothing when there is none.
  package func pattern(_ place: Int, jit: Bool) -> Pattern? {
    guard place < places.count, places[place].count > 0 else { return nil }
    let (start, count) = places[place]
    let end = start + Base64.length(of: count)
    let bytes = unsafe Base64.decode(UnsafeBufferPointer(rebasing: text[start..<end]), count: count)
    return bytes.flatMap { Pattern(trusted: $0, jit: jit) }
  }
}

/// Base64 with the standard alphabet (RFC 4648 section 4).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The length of the text for `count` bytes.
  static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(length(of: bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let end = min(start + 3, bytes.count)
      var group: UInt32 = 0
      for i in start..<(start + 3) { group = group << 8 | (i < end ? UInt32(bytes[i]) : 0) }
      for k in 0..<4 {
        let isPadding = k > end - start
        text.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(group >> UInt32(18 - 6 * k)) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first `count` bytes that a text stands for, or nothing for a letter outside the alphabet.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, count: Int) -> [UInt8]? {
    var isValid = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let values = values.span
      var at = 0
      var out = 0
      while at + 4 <= text.count {
        var group: UInt32 = 0
        for k in 0..<4 {
          let letter = unsafe text[at + k]
          let value = values[Int(letter)]
          if value == 0xFF, letter != UInt8(ascii: "=") { isValid = false }
          group = group << 6 | UInt32(value & 63)
        }
        for shift: UInt32 in [16, 8, 0] where out < count {
          unsafe buffer.initializeElement(at: out, to: UInt8(truncatingIfNeeded: group >> shift))
          out += 1
        }
        at += 4
      }
      filled = out
    }
    return isValid && bytes.count == count ? bytes : nil
  }
}
