package import CaveatKit

/// A place in a document as the client counts: line and character from 0, the character in the agreed unit.
package struct ClientPosition: Hashable, Sendable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer else { return nil }
    self.init(line: line, character: character)
  }

  package var json: JSONValue {
    .object([("line", .integer(line)), ("character", .integer(character))])
  }
}

/// The text of an open document.
///
/// A byte order mark is text to the client, one character on the first line, although to `LineIndex` it
/// belongs to no column.
package struct TextBuffer: Sendable {
  package private(set) var bytes: [UInt8]
  /// The index of `bytes`, once somebody has asked for it.
  private var index: LineIndex?

  package init(_ text: String) { bytes = Array(text.utf8) }

  private var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The byte offset of a place, on a character boundary; what lies outside the text is held inside it.
  package mutating func offset(of position: ClientPosition, _ encoding: PositionEncoding) -> Int {
    let index = self.index ?? LineIndex(bytes)
    self.index = index
    guard position.line >= 0 else { return 0 }
    guard position.line < index.lineCount else { return bytes.count }
    // Columns of the index start after the mark.
    var character = max(0, min(position.character, bytes.count))
    if position.line == 0, markLength > 0 {
      character -= encoding == .utf8 ? 3 : 1
      if character < 0 { return 0 }
    }
    var offset =
      index.offset(line: position.line + 1, column: character + 1, encoding: encoding) ?? bytes.count
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// Replaces the text between two places, in whichever order they come.
  package mutating func replace(
    from start: ClientPosition, to end: ClientPosition, with text: String, _ encoding: PositionEncoding
  ) {
    let first = offset(of: start, encoding)
    let second = offset(of: end, encoding)
    bytes.replaceSubrange(min(first, second)..<max(first, second), with: text.utf8)
    index = nil
  }

  /// Replaces the whole text.
  package mutating func replaceAll(with text: String) { self = TextBuffer(text) }
}

/// Byte offsets of one text as places of the client, each in constant time.
package struct ClientPositions: Sendable {
  private let table: PositionTable
  private let encoding: PositionEncoding
  /// What the byte order mark adds to columns of the first line.
  private let mark: Int

  package init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    table = PositionTable(bytes)
    self.encoding = encoding
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    mark = hasMark ? encoding == .utf8 ? 3 : 1 : 0
  }

  package func position(at offset: Int) -> ClientPosition {
    let place = table.position(at: offset)
    let column =
      switch encoding {
      case .utf8: place.column
      case .utf16: place.utf16
      case .scalar: place.scalar
      }
    let isInMark = place.line == 1 && offset < 3 && mark > 0
    return ClientPosition(
      line: place.line - 1, character: isInMark ? 0 : column - 1 + (place.line == 1 ? mark : 0))
  }

  /// A range as the protocol writes it.
  package func json(_ range: ByteRange) -> JSONValue {
    .object([("start", position(at: range.lower).json), ("end", position(at: range.upper).json)])
  }
}
