import CaveatKit
package import SourceText

/// Test copy with `[[` and `]]` around the places that matter.
package struct MarkedText: Sendable {
  /// The copy without marks.
  package let text: String
  /// The marked bytes, in order.
  package let ranges: [ByteRange]

  package var bytes: [UInt8] { Array(text.utf8) }

  /// Marks that do not pair up give a copy with no ranges, which no test accepts.
  package init(_ marked: String) {
    let example = MarkedExample(marked) ?? MarkedExample(pieces: [])
    text = example.pieces.map(\.text).joined()
    ranges = example.ranges
  }
}
