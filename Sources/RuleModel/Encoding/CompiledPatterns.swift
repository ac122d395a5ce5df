package import PCRE

/// Compiled patterns as they were serialized when the program was built.
///
/// One line of text: the PCRE2 version, `|`, for each pattern the length of its bytes and `,`, `|`, and the bytes
/// of all as `Sextets`. Only the pattern that is asked for is decoded.
@safe
package struct CompiledPatterns: Sendable {
  nonisolated(unsafe) private let text: UnsafeBufferPointer<UInt8>
  /// For each pattern, where its text starts and how many bytes it stands for; no bytes for none.
  private let places: [(start: Int, count: Int)]

  /// The text for patterns in their order.
  package static func encode(_ patterns: [PatternSource]) -> String {
    let compiled = patterns.map { source in
      (try? Pattern(source.regex, caseSensitive: source.isCaseSensitive))?.serialized ?? []
    }
    let lengths = compiled.map { "\($0.count)," }.joined()
    return "\(Pattern.libraryVersion)|\(lengths)|\(compiled.map(Sextets.encode).joined())"
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
      at += Sextets.length(of: count)
    }
    guard at == text.count else { return nil }
    unsafe self.text = text
    self.places = places
  }

  /// The pattern at a place, or nothing when there is none.
  package func pattern(_ place: Int, jit: Bool) -> Pattern? {
    guard place < places.count, places[place].count > 0 else { return nil }
    let (start, count) = places[place]
    let end = start + Sextets.length(of: count)
    let form = unsafe Sextets.decode(
      UnsafeBufferPointer(rebasing: text[start..<end]), count: count, after: Pattern.serializedHead)
    return Pattern(trusted: form, jit: jit)
  }
}
