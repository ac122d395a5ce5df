package import SourceText

/// A text in which `[[` and `]]` stand around the places that a finding must cover.
package struct MarkedExample: Sendable, Equatable {
  /// A stretch of text, marked or not.
  package struct Piece: Sendable, Equatable {
    package var text: String
    package var isMarked: Bool

    package init(text: String, isMarked: Bool) {
      self.text = text
      self.isMarked = isMarked
    }
  }

  /// The text in order; joined, it is the text without marks.
  package var pieces: [Piece]

  /// - Returns: Nothing when a mark is not closed, not opened, or stands inside another.
  package init?(_ marked: String) {
    pieces = []
    var isMarked = false
    var current = ""
    var rest = marked[...]
    while let character = rest.first {
      if rest.hasPrefix("[["), !isMarked || !rest.hasPrefix("[[]") {
        if isMarked { return nil }
        pieces.append(Piece(text: current, isMarked: false))
        (current, isMarked) = ("", true)
        rest = rest.dropFirst(2)
      } else if isMarked, rest.hasPrefix("]]"), !rest.hasPrefix("]]]") {
        pieces.append(Piece(text: current, isMarked: true))
        (current, isMarked) = ("", false)
        rest = rest.dropFirst(2)
      } else {
        current.append(character)
        rest = rest.dropFirst()
      }
    }
    if isMarked { return nil }
    pieces.append(Piece(text: current, isMarked: false))
  }

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// The text without marks.
  package var bytes: [UInt8] { pieces.flatMap { Array($0.text.utf8) } }

  /// The marked bytes, in order.
  package var ranges: [ByteRange] {
    var ranges: [ByteRange] = []
    var offset = 0
    for piece in pieces {
      let end = offset + piece.text.utf8.count
      if piece.isMarked { ranges.append(ByteRange(offset, end)) }
      offset = end
    }
    return ranges
  }
}
