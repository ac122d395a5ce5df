import SourceText

extension HTMLTokenizer {
  /// What `range` means once line ends are line feeds and, where the standard says so, NULs are U+FFFD.
  func value(of range: ByteRange, replacesNull: Bool) -> String {
    var value: [UInt8] = []
    value.reserveCapacity(range.count)
    appendValue(of: range, replacesNull: replacesNull, to: &value)
    return String(decoding: value, as: UTF8.self)
  }

  /// An attribute's value, its references decoded.
  func value(of attribute: HTMLAttribute) -> String {
    var value: [UInt8] = []
    for piece in pieces(of: attribute) {
      switch piece {
      case .source(let range): appendValue(of: range, replacesNull: true, to: &value)
      case .decoded(let text, _): value.append(contentsOf: text.utf8)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// An attribute's value as pieces that keep their source, without template islands.
  func pieces(of attribute: HTMLAttribute) -> [TextPiece] {
    var inner = HTMLTokenizer(bytes: bytes, range: attribute.value, findsIslands: findsIslands, holes: holes)
    return inner.attributePieces()
  }

  private mutating func attributePieces() -> [TextPiece] {
    var pieces: [TextPiece] = []
    var start = offset
    func close(_ upTo: Int) {
      if upTo > start { pieces.append(.source(ByteRange(start, upTo))) }
    }
    while offset < end {
      let place = offset
      if bytes[place] == UInt8(ascii: "&"),
        let (value, length) = HTMLEntities.decode(bytes, at: place, limit: end, inAttribute: true)
      {
        close(place)
        pieces.append(.decoded(value, from: ByteRange(place, place + length)))
        offset += length
        start = offset
      } else if skipIsland() {
        close(place)
        start = offset
      } else {
        offset += 1
      }
    }
    close(end)
    return pieces
  }

  private func appendValue(of range: ByteRange, replacesNull: Bool, to value: inout [UInt8]) {
    var i = range.lower
    while i < range.upper {
      let byte = bytes[i]
      i += 1
      switch byte {
      case UInt8(ascii: "\r"):
        if i >= end || bytes[i] != UInt8(ascii: "\n") { value.append(UInt8(ascii: "\n")) }
      case 0 where replacesNull: value += [0xEF, 0xBF, 0xBD]
      default: value.append(byte)
      }
    }
  }
}
