package import SourceText

/// Text as a person reads it, and for every byte of it the bytes of the file that it stands for.
///
/// Invariant: a verbatim segment's bytes equal its source bytes; segments are in order and do not overlap, in
/// either measure. Source bytes between two segments were dropped (markup, soft hyphens).
package struct ReaderText: Sendable {
  /// A run of reader text with one origin.
  package struct Segment: Sendable, Hashable {
    /// The first byte in the reader text.
    package var start: UInt32
    /// The number of bytes in the reader text.
    package var length: UInt32
    /// The first byte in the file.
    package var source: UInt32
    /// The number of bytes in the file.
    package var sourceLength: UInt32
    /// Whether the bytes are the same in both.
    package var isVerbatim: Bool
  }

  /// The text, in UTF-8.
  package var bytes: [UInt8] = []
  /// The origins, ordered by `start`; they cover `bytes` but for the line feeds between blocks.
  package var segments: [Segment] = []

  package init() {}

  /// The bytes of the file that stand for `range`: from the origin of its first byte to the end of the origin
  /// of its last one.
  package func source(of range: ByteRange) -> ByteRange {
    guard !range.isEmpty, !segments.isEmpty else {
      let start = segments.isEmpty ? 0 : sourceStart(of: range.lower)
      return ByteRange(start, start)
    }
    let lower = sourceStart(of: range.lower)
    let last = segments[index(at: range.upper - 1)]
    let within = range.upper - Int(last.start)
    let upper =
      last.isVerbatim && within < Int(last.length)
      ? Int(last.source) + within : Int(last.source + last.sourceLength)
    return ByteRange(lower, max(lower, upper))
  }

  private func sourceStart(of offset: Int) -> Int {
    let segment = segments[index(at: offset)]
    guard segment.isVerbatim else { return Int(segment.source) }
    return Int(segment.source) + min(max(0, offset - Int(segment.start)), Int(segment.length))
  }

  /// The place of the last segment that starts at or before `offset`, or the first.
  private func index(at offset: Int) -> Int {
    max(0, segments.partitioningIndex { Int($0.start) > offset } - 1)
  }
}
