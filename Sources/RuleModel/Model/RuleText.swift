/// A text of a rule set that few runs read: made a string when it is asked for.
package struct RuleText: Sendable, Hashable {
  private enum Source: Sendable {
    case string(String)
    case encoded(EncodedBytes, Range<Int>)
    case pooled(PooledTexts, Int)
  }

  private let source: Source

  package init(_ string: String) { source = .string(string) }

  /// The bytes of `part` in `bytes`, which are UTF-8.
  init(_ part: Range<Int>, of bytes: EncodedBytes) { source = .encoded(bytes, part) }

  init(_ place: Int, of texts: PooledTexts) { source = .pooled(texts, place) }

  package var string: String {
    switch source {
    case .string(let string): string
    case .encoded(let bytes, let part): bytes.text(part)
    case .pooled(let texts, let place): texts[place]
    }
  }

  package static func == (a: RuleText, b: RuleText) -> Bool { a.string == b.string }

  package func hash(into hasher: inout Hasher) { hasher.combine(string) }
}
