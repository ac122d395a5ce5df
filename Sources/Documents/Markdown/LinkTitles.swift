import SourceText

/// The places in a Markdown text that may be titles of links, by what they say.
///
/// md4c gives titles with escapes, entities or line ends as copies, which have no place of their own.
struct LinkTitles {
  private struct Places {
    /// Those in links and images, in order.
    var inLinks: [ByteRange] = []
    /// The first one in a link definition.
    var inDefinition: ByteRange?
  }

  private var places: [[UInt8]: Places] = [:]

  /// - Parameters:
  ///   - body: The text as md4c sees it.
  ///   - shift: The byte of the file at which it starts.
  init(_ body: [UInt8], shift: Int) {
    for (open, close) in [("\"", "\""), ("'", "'"), ("(", ")")] {
      find(body, shift, open.utf8[open.startIndex], close.utf8[close.startIndex])
    }
  }

  /// The place of a title that md4c copied, for a link that ends after `offset`.
  func place(of copy: [UInt8], after offset: Int) -> ByteRange? {
    guard let places = places[Self.joined(copy)] else { return nil }
    let next = places.inLinks.partitioningIndex { $0.lower >= offset }
    return next < places.inLinks.count ? places.inLinks[next] : places.inDefinition
  }

  /// Looks for the titles between two signs (CommonMark 0.30, section 6.3); none holds its own signs.
  private mutating func find(_ body: [UInt8], _ shift: Int, _ open: UInt8, _ close: UInt8) {
    var opening: Int?
    var isLineBlank = true
    var i = 0
    while i < body.count {
      let byte = body[i]
      if byte == UInt8(ascii: "\\"), i + 1 < body.count, !isLineEnd(body[i + 1]) {
        i += 2
        isLineBlank = false
        continue
      }
      if byte == close, let start = opening {
        add(body, ByteRange(start + 1, i), shift)
        opening = nil
      }
      if byte == open { opening = i > 0 && body[i - 1] <= 0x20 ? i : nil }
      if isLineEnd(byte) {
        if isLineBlank { opening = nil }
        isLineBlank = !(byte == 0x0D && i + 1 < body.count && body[i + 1] == 0x0A)
      } else if byte > 0x20 {
        isLineBlank = false
      }
      i += 1
    }
  }

  private mutating func add(_ body: [UInt8], _ range: ByteRange, _ shift: Int) {
    var after = range.upper + 1
    while after < body.count, body[after] == 0x20 || body[after] == 0x09 { after += 1 }
    let isInLink = after < body.count && body[after] == UInt8(ascii: ")")
    guard isInLink || after == body.count || isLineEnd(body[after]) else { return }
    var text: [UInt8] = []
    for piece in Self.raw(body, range) {
      switch piece {
      case .source(let range): text += body[range.range]
      case .decoded(let sign, _): text += sign.utf8
      }
    }
    let key = Self.joined(text)
    let place = range.shifted(by: shift)
    if isInLink {
      places[key, default: Places()].inLinks.append(place)
    } else if places[key]?.inDefinition == nil {
      places[key, default: Places()].inDefinition = place
    }
  }

  /// A text with one blank for white space and for the marks of quotations at the start of lines.
  private static func joined(_ text: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    var isLineStart = false
    for byte in text {
      if byte <= 0x20 || (isLineStart && byte == UInt8(ascii: ">")) {
        isLineStart = isLineStart || isLineEnd(byte)
        if joined.last != 0x20 { joined.append(0x20) }
      } else {
        isLineStart = false
        joined.append(byte)
      }
    }
    return joined
  }

  /// A title's text, its escapes resolved, without the marks of quotations at the start of its lines.
  private static func raw(_ bytes: [UInt8], _ range: ByteRange) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var start = range.lower
    var i = range.lower
    func close() { if i > start { pieces.append(.source(ByteRange(start, i))) } }
    while i < range.upper {
      if isLineEnd(bytes[i]) {
        i += 1
        close()
        while i < range.upper, bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: ">") { i += 1 }
        start = i
      } else if bytes[i] == UInt8(ascii: "\\"), i + 1 < range.upper, isPunctuation(bytes[i + 1]) {
        close()
        pieces.append(.decoded(String(UnicodeScalar(bytes[i + 1])), from: ByteRange(i, i + 2)))
        i += 2
        start = i
      } else {
        i += 1
      }
    }
    if range.upper > start { pieces.append(.source(ByteRange(start, range.upper))) }
    return pieces
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !ASCII.isLetter(byte) && !ASCII.isDigit(byte)
  }

  /// The text of a title, its escapes and entities resolved.
  ///
  /// - Parameter islands: What is no copy in it.
  static func pieces(_ bytes: [UInt8], _ range: ByteRange, without islands: ArraySlice<ByteRange>)
    -> [TextPiece]
  {
    raw(bytes, range).flatMap { piece -> [TextPiece] in
      guard case .source(let part) = piece else { return [piece] }
      return HTMLTokenizer(bytes: bytes, range: part, findsIslands: false, holes: Array(islands))
        .pieces(of: HTMLAttribute(name: "", value: part))
    }
  }
}
