import SourceText

/// A block that stands beside the text it was found in.
struct HTMLAside {
  var kind: BlockKind
  var isHidden: Bool
  var isQuoted: Bool
  var pieces: [TextPiece]
}

extension HTMLExtractor {
  /// Adds text where the open elements send it.
  mutating func append(_ piece: TextPiece, hasInk: Bool) {
    switch context.route {
    case .block: buffer.append(piece, in: context, hasInk: hasInk)
    case .mark: mark.append(piece)
    case .dropped: break
    case .aside(let number):
      if let index = asideIndex[number] {
        asides[index].pieces.append(piece)
      } else if hasInk {
        asideIndex[number] = asides.count
        let isHeading = context.kind == .heading || context.kind == .title
        let kind = isHeading ? .paragraph : context.kind
        asides.append(
          HTMLAside(
            kind: context.isBoilerplate ? .boilerplate : kind, isHidden: context.isHidden,
            isQuoted: context.isQuoted, pieces: [piece]))
      }
    }
  }

  /// Adds a mark that a browser would show for a tag: white space for `<br>`.
  mutating func append(mark text: String, for tag: HTMLTag) {
    let piece = TextPiece.decoded(text, from: tag.range)
    if context.route == .block { buffer.append(mark: piece) } else { append(piece, hasInk: false) }
  }

  /// Adds an attribute's value as a block: at once before any text, otherwise after the block that is being read.
  mutating func addAside(_ kind: BlockKind, _ attribute: HTMLAttribute, in inner: HTMLContext) {
    addAside(kind, tokenizer.pieces(of: attribute), in: inner)
  }

  /// Adds a text as a block: at once before any other text, otherwise after the block that is being read.
  mutating func addAside(_ kind: BlockKind, _ pieces: [TextPiece], in inner: HTMLContext) {
    guard !pieces.isEmpty else { return }
    asides.append(
      HTMLAside(
        kind: inner.isBoilerplate ? .boilerplate : kind, isHidden: inner.isHidden,
        isQuoted: inner.isQuoted, pieces: pieces))
    if context.route == .block, !buffer.hasInk { endBlock() }
  }

  /// Ends the block that is being read, and lets the blocks that were found in it follow.
  mutating func endBlock() {
    resolveMark(keepsDigits: false)
    if buffer.hasInk {
      add(buffer.kind, buffer.context.level, buffer.context.isHidden, buffer.isQuoted, buffer.pieces)
    }
    if buffer.hasInk || !buffer.pieces.isEmpty { buffer = HTMLBlockBuffer() }
    guard !asides.isEmpty else { return }
    for aside in asides { add(aside.kind, 0, aside.isHidden, aside.isQuoted, aside.pieces) }
    asides.removeAll()
    asideIndex.removeAll()
  }

  private mutating func add(
    _ kind: BlockKind, _ level: Int, _ isHidden: Bool, _ isQuoted: Bool, _ pieces: [TextPiece]
  ) {
    builder.beginBlock(
      kind, level: kind == .heading ? level : 0, isHidden: isHidden, isQuoted: isQuoted)
    for piece in pieces { builder.append(piece) }
    builder.endBlock()
  }

  /// Puts the text of a `sup` or `sub` into the block, unless it is a footnote or trade mark sign.
  ///
  /// - Parameter keepsDigits: Whether digits belong to a word: so they do below the line (`CO2`, `B12`).
  mutating func resolveMark(keepsDigits: Bool) {
    guard !mark.isEmpty else { return }
    let pieces = mark
    mark = []
    var letters: [UInt8] = []
    var hasWord = false
    func look(_ byte: UInt8) {
      if ASCII.isLetter(byte) || (keepsDigits && byte >= 0x30 && byte <= 0x39) {
        if letters.count < 3 { letters.append(byte) }
      }
    }
    for piece in pieces {
      switch piece {
      case .source(let range):
        var i = range.lower
        while i < range.upper, !hasWord {
          let (scalar, length) = decodeScalar(file.bytes, at: i)
          if length == 1 { look(file.bytes[i]) } else { hasWord = scalar.properties.isAlphabetic }
          i += length
        }
      case .decoded(let text, _):
        for scalar in text.unicodeScalars {
          if scalar.isASCII { look(UInt8(scalar.value)) } else { hasWord = scalar.properties.isAlphabetic }
        }
      }
    }
    let signs = ["", "TM", "SM", "R"]
    guard hasWord || !signs.contains(String(decoding: letters, as: UTF8.self)) else { return }
    for piece in pieces { buffer.append(piece, in: context, hasInk: true) }
  }
}
