package import SourceText

/// A run of text on its way into a block.
package enum TextPiece: Sendable, Hashable {
  /// Bytes of the file as they stand.
  case source(ByteRange)
  /// What bytes of the file mean: an entity, an escape.
  case decoded(String, from: ByteRange)
}
