import SourceText

extension MDXExpression {
  /// The byte after the JSX element at `open`, whose texts are gathered.
  mutating func element(at open: Int, depth: Int) -> Int? {
    guard depth < Self.deepest else { return nil }
    var i = open + 1
    while i < limit, isNameByte(bytes[i]) { i += 1 }
    let isComponent = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte(open + 1))
    let name = String(decoding: bytes[(open + 1)..<i], as: UTF8.self)
    let isBlock = isComponent || HTMLElementTraits.of(name).contains(.block)
    if isBlock { endLine() }
    guard let (end, isClosed) = attributes(from: i, isComponent: isComponent, depth: depth) else {
      return nil
    }
    if name == "br" { line.append(.decoded(" ", from: ByteRange(open, end))) }
    if isClosed { return end }
    let after = children(from: end, depth: depth)
    if isBlock { endLine() }
    return after
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
      || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_")].contains(byte)
  }

  /// The byte after the tag whose attributes start at `start`, and whether the tag closes itself.
  private mutating func attributes(
    from start: Int, isComponent: Bool, depth: Int
  ) -> (end: Int, isClosed: Bool)? {
    var i = start
    var name = ""
    while i < limit {
      switch bytes[i] {
      case UInt8(ascii: ">"): return (i + 1, false)
      case UInt8(ascii: "/") where byte(i + 1) == UInt8(ascii: ">"): return (i + 2, true)
      case UInt8(ascii: "{"):
        let before = texts.count
        let literal = wholeLiteral(at: i)
        guard let close = literal?.close ?? close(of: i, depth: depth + 1) else { return nil }
        if let range = literal?.literal {
          let text = bytes[(range.lower + 1)..<(range.upper - 1)]
          if HTMLCopyAttributes.hasCopy(name, text, isComponent: isComponent) {
            texts.append(pieces(ofLiteral: range))
          }
        } else if !HTMLCopyAttributes.mayHaveCopy(name, isComponent: isComponent) {
          texts.removeSubrange(before...)
        }
        i = close + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = bytes[(i + 1)..<limit].firstIndex(of: bytes[i]) else { return nil }
        let value = ByteRange(i + 1, end)
        if HTMLCopyAttributes.hasCopy(name, bytes[value.range], isComponent: isComponent) {
          texts.append(entityPieces(value))
        }
        i = end + 1
      case let byte where isNameByte(byte):
        let first = i
        while i < limit, isNameByte(bytes[i]) { i += 1 }
        name = String(decoding: bytes[first..<i], as: UTF8.self).lowercased()
      default: i += 1
      }
    }
    return nil
  }

  /// The byte after the end tag of the element whose contents start at `start`.
  private mutating func children(from start: Int, depth: Int) -> Int? {
    var i = start
    var text = start
    while i < limit {
      guard bytes[i] == UInt8(ascii: "<") || bytes[i] == UInt8(ascii: "{") else {
        i += 1
        continue
      }
      line += entityPieces(ByteRange(text, i))
      if bytes[i] == UInt8(ascii: "{") {
        if let (close, literal) = wholeLiteral(at: i) {
          line += pieces(ofLiteral: literal)
          i = close + 1
        } else {
          guard let close = close(of: i, depth: depth + 1) else { return nil }
          i = close + 1
        }
      } else if byte(i + 1) == UInt8(ascii: "/") {
        return bytes[i..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
      } else {
        guard let end = element(at: i, depth: depth + 1) else { return nil }
        i = end
      }
      text = i
    }
    return nil
  }

  private func entityPieces(_ range: ByteRange) -> [TextPiece] {
    range.isEmpty
      ? []
      : HTMLTokenizer(bytes: bytes, range: range, findsIslands: false)
        .pieces(of: HTMLAttribute(name: "", value: range))
  }

  /// Ends a text of JSX.
  mutating func endLine() {
    if line.contains(where: { Self.hasInk($0, bytes) }) { texts.append(line) }
    line = []
  }

  /// Whether a piece of text has more than white space.
  static func hasInk(_ piece: TextPiece, _ bytes: [UInt8]) -> Bool {
    switch piece {
    case .source(let range): bytes[range.range].contains { $0 > 0x20 }
    case .decoded(let text, _): !text.allSatisfy(\.isWhitespace)
    }
  }
}
