import SourceText

extension FrontMatterText {
  /// What a page shows of a text of front matter: without tags, comments, template marks and the signs of strong
  /// emphasis, and with references decoded.
  func shown(_ pieces: [TextPiece]) -> [TextPiece] {
    pieces.flatMap { piece -> [TextPiece] in
      guard case .source(let range) = piece, bytes[range.range].contains(where: Self.startsMarkup) else {
        return [piece]
      }
      return shown(range)
    }
  }

  private static func startsMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
      || byte == UInt8(ascii: "{")
  }

  private func shown(_ range: ByteRange) -> [TextPiece] {
    var tokenizer = HTMLTokenizer(bytes: bytes, range: range)
    var pieces: [TextPiece] = []
    while let token = tokenizer.next() {
      switch token {
      case .text(let text): pieces += withoutStrong(text)
      case .reference(let text, let place): pieces.append(.decoded(text, from: place))
      case .startTag(let tag) where parts(tag), .endTag(let tag) where parts(tag):
        pieces.append(.decoded(" ", from: tag.range))
      case .startTag, .endTag, .comment, .doctype, .island: break
      }
    }
    // What is cut off was typed as text.
    if let unfinished = tokenizer.unfinished { pieces.append(.source(unfinished.range)) }
    return pieces
  }

  private func parts(_ tag: HTMLTag) -> Bool {
    tag.name == "br" || HTMLElementTraits.of(tag.name).contains(.block)
  }

  private func withoutStrong(_ range: ByteRange) -> [TextPiece] {
    let star = UInt8(ascii: "*")
    var pieces: [TextPiece] = []
    var start = range.lower
    var i = range.lower
    while i + 1 < range.upper {
      guard bytes[i] == star, bytes[i + 1] == star else {
        i += 1
        continue
      }
      pieces += lines(ByteRange(start, i))
      i += 2
      start = i
    }
    return pieces + lines(ByteRange(start, range.upper))
  }
}
