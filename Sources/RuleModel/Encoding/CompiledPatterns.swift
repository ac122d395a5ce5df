package import PCRE

/// Compiled patterns as they were serialized when the program was built.
///
/// As `EncodedWriter` writes them: the PCRE2 version; how many bytes all forms start with alike; for each pattern how
/// many follow these, or zero for none; and all bytes, three to a packed number, each form from a number of its own.
/// Only the pattern that is asked for is unpacked.
package struct CompiledPatterns: Sendable {
  private let packed: PackedNumbers
  /// What all forms start with: PCRE2's header and character tables.
  private let head: [UInt8]
  /// For each pattern, the place of its first number and how many bytes follow the head; no bytes for none.
  private let places: [(start: Int, count: Int)]

  /// The text for patterns in their order.
  package static func encode(_ patterns: [PatternSource]) -> String {
    let forms = patterns.map { source in
      (try? Pattern(source.regex, caseSensitive: source.isCaseSensitive))?.serialized ?? []
    }
    let head = sharedHead(of: forms.filter { !$0.isEmpty })
    let bodies = forms.map { Array($0.dropFirst(head.count)) }
    var writer = EncodedWriter()
    writer.write(Pattern.libraryVersion)
    writer.write(head.count)
    writer.writePacked(bodies.map { Int32($0.count) })
    writer.write(PackedNumbers(([head] + bodies).flatMap(numbers)))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What all forms start with; every form goes on behind it.
  private static func sharedHead(of forms: [[UInt8]]) -> [UInt8] {
    guard let first = forms.first else { return [] }
    return forms.dropFirst().reduce(Array(first.dropLast())) { head, form in
      zip(head, form.dropLast()).prefix { $0 == $1 }.map(\.0)
    }
  }

  /// Reads everything but the bytes of patterns.
  ///
  /// - Parameter text: What `encode` gave, in memory that is never freed.
  /// - Returns: Nothing when another PCRE2 is loaded than the one at build time, or the text is damaged.
  package init?(permanent text: UnsafeBufferPointer<UInt8>) {
    var reader = unsafe EncodedReader(EncodedBytes(permanent: text))
    guard (try? reader.text()) == Pattern.libraryVersion, let headCount = try? reader.int(), headCount >= 0,
      let counts = try? reader.packed(), let packed = try? reader.packedNumbers(), reader.isAtEnd
    else { return nil }
    var at = Self.numberCount(ofBytes: headCount)
    var places: [(start: Int, count: Int)] = []
    places.reserveCapacity(counts.count)
    for count in counts {
      places.append((at, Int(count)))
      at += Self.numberCount(ofBytes: Int(count))
    }
    guard at == packed.count else { return nil }
    self.packed = packed
    self.places = places
    head = Self.bytes(packed, from: 0, count: headCount, after: [])
  }

  /// The pattern at a place, or nothing when there is none.
  package func pattern(_ place: Int, jit: Bool) -> Pattern? {
    guard place < places.count, places[place].count > 0 else { return nil }
    let (start, count) = places[place]
    return Pattern(trusted: Self.bytes(packed, from: start, count: count, after: head), jit: jit)
  }

  private static func numberCount(ofBytes count: Int) -> Int { (count + 2) / 3 }

  /// Bytes, three to a number, the first one lowest.
  private static func numbers(_ bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count, by: 3).map { start in
      bytes[start..<min(start + 3, bytes.count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// What `numbers` was given, behind other bytes.
  private static func bytes(
    _ packed: PackedNumbers, from start: Int, count: Int, after head: [UInt8]
  ) -> [UInt8] {
    Array(capacity: head.count + count + 2) { output in
      for byte in head { output.append(byte) }
      for place in start..<(start + numberCount(ofBytes: count)) {
        let number = packed[place]
        for shift in [0, 8, 16] { output.append(UInt8(truncatingIfNeeded: number >> shift)) }
      }
      output.removeLast(3 * numberCount(ofBytes: count) - count)
    }
  }
}
