package import PCRE

/// Compiled patterns as they were serialized when the program was built.
///
/// As `EncodedWriter` writes them: the PCRE2 version; how many bytes all forms start with alike; of which parts of a
/// pool each form is made, the first one being this start and no parts standing for no form; and the pool, packed. Only
/// the pattern that is asked for is unpacked.
package struct CompiledPatterns: Sendable {
  private let lists: PartLists
  private let pool: PackedBytes
  /// The beginning of the pool, which patterns have in common.
  private let common: UnpackedBlocks
  /// What all forms start with: PCRE2's header and character tables.
  private let head: [UInt8]

  /// The text for patterns in their order.
  ///
  /// - Parameter lists: The patterns of word lists that stand in them.
  package static func encode(_ patterns: [PatternSource], lists: [String]) -> String {
    func form(_ regex: String, caseSensitive: Bool = false) -> [UInt8] {
      (try? Pattern(fastest: regex, caseSensitive: caseSensitive))?.serialized ?? []
    }
    let forms = patterns.map { form($0.regex, caseSensitive: $0.isCaseSensitive) }
    let head = sharedHead(of: forms.filter { !$0.isEmpty })
    func tail(_ form: [UInt8]) -> [UInt8] { Array(form.dropFirst(head.count)) }
    let shared = SharedParts(
      [head] + forms.map(tail), isUTF8: false, common: lists.map { tail(form($0)) })
    var writer = EncodedWriter()
    writer.write(Pattern.libraryVersion)
    writer.writeParts(of: shared)
    writer.write(PackedBytes(shared.pool))
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
    guard (try? reader.text()) == Pattern.libraryVersion, let lists = try? PartLists(&reader),
      lists.count > 0,
      let pool = try? reader.packedBytes(), reader.isAtEnd
    else { return nil }
    self.lists = lists
    self.pool = pool
    common = UnpackedBlocks(pool, count: min(lists.firstStart, pool.count))
    head = Self.bytes(lists.parts(of: 0, inPoolOf: pool.count), of: pool, common, after: [])
  }

  /// The pattern at a place, or nothing when there is none.
  ///
  /// - Parameter caseSensitive: Whether letter case counts in it.
  package func pattern(_ place: Int, caseSensitive: Bool, jit: Bool) -> Pattern? {
    guard place + 1 < lists.count else { return nil }
    let parts = lists.parts(of: place + 1, inPoolOf: pool.count)
    guard !parts.isEmpty else { return nil }
    return Pattern(
      trusted: Self.bytes(parts, of: pool, common, after: head), caseSensitive: caseSensitive, jit: jit)
  }

  /// Parts of the pool's bytes, behind other bytes.
  private static func bytes(
    _ parts: [Range<Int>], of pool: PackedBytes, _ common: UnpackedBlocks, after head: [UInt8]
  ) -> [UInt8] {
    let count = parts.reduce(head.count) { $0 + $1.count }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      _ = unsafe buffer.initialize(fromContentsOf: head)
      initialized = head.count
      for part in parts {
        let target = buffer.extracting(initialized..<(initialized + part.count))
        if part.upperBound <= common.count {
          unsafe common.copyBytes(part, to: target)
        } else {
          unsafe pool.copyBytes(part, to: target)
        }
        initialized += part.count
      }
    }
  }
}
