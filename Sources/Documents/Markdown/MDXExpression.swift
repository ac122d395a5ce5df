import SourceText

/// What an MDX expression shows to a reader, as far as that can be told without running it.
struct MDXCopy {
  /// The text of an expression that is one literal: `{"safe"}`, `{" "}`.
  var literal: [TextPiece]?
  /// Where that literal stands, quotation marks included.
  var place: ByteRange?
  /// The texts of literals with more than one word, and of JSX.
  var texts: [[TextPiece]] = []

  /// Whether there is nothing to read.
  var isEmpty: Bool { literal == nil && texts.isEmpty }
}

/// Goes through JavaScript with JSX far enough to know where an expression ends and which texts stand in it.
///
/// Regular expressions are read as if they were operators; one with a brace or a backtick in it leaves the
/// expression to be read as text.
struct MDXExpression {
  let bytes: [UInt8]
  /// The byte before which the expression must end.
  let limit: Int
  var texts: [[TextPiece]] = []
  /// The text of JSX that is being read.
  var line: [TextPiece] = []

  /// What nests deeper is no expression, so that openings that never close cost little each.
  static let deepest = 64

  init(_ bytes: [UInt8], before limit: Int) {
    self.bytes = bytes
    self.limit = min(limit, bytes.count)
  }

  /// The place of the brace that closes the one at `open`, and what the expression shows.
  static func read(_ bytes: [UInt8], at open: Int, before limit: Int) -> (close: Int, copy: MDXCopy)? {
    var expression = MDXExpression(bytes, before: limit)
    if let (close, literal) = expression.wholeLiteral(at: open) {
      return (close, MDXCopy(literal: expression.pieces(ofLiteral: literal), place: literal))
    }
    guard let close = expression.close(of: open) else { return nil }
    return (close, MDXCopy(texts: expression.texts))
  }

  func byte(_ place: Int) -> UInt8 { place < limit ? bytes[place] : 0 }

  /// The place of the brace that closes the one at `open`.
  mutating func close(of open: Int, depth: Int = 0) -> Int? {
    guard depth < Self.deepest else { return nil }
    var i = open + 1
    while i < limit {
      switch bytes[i] {
      case UInt8(ascii: "}"): return i
      case UInt8(ascii: "{"):
        guard let close = close(of: i, depth: depth + 1) else { return nil }
        i = close + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard let end = literalEnd(at: i, depth: depth) else { return nil }
        i = end
      case UInt8(ascii: "/"):
        guard let end = commentEnd(at: i) else { return nil }
        i = end
      case UInt8(ascii: "<") where startsElement(i, after: open):
        endLine()
        guard let end = element(at: i, depth: depth + 1) else { return nil }
        endLine()
        i = end
      default: i += 1
      }
    }
    return nil
  }

  /// The byte after the comment at `at`, or after the sign that opens none.
  private func commentEnd(at: Int) -> Int? {
    var i = at + 2
    switch byte(at + 1) {
    case UInt8(ascii: "*"):
      while i < limit, bytes[i] != UInt8(ascii: "*") || byte(i + 1) != UInt8(ascii: "/") { i += 1 }
      return i < limit ? i + 2 : nil
    case UInt8(ascii: "/"):
      while i < limit, !isLineEnd(bytes[i]) { i += 1 }
      return i
    default: return at + 1
    }
  }

  /// Whether the `<` at `at` opens JSX: no operand stands before it.
  private func startsElement(_ at: Int, after open: Int) -> Bool {
    guard ASCII.isLetter(byte(at + 1)) || byte(at + 1) == UInt8(ascii: ">") else { return false }
    var before = at - 1
    while before > open, bytes[before] <= 0x20 { before -= 1 }
    if before == open { return true }
    let last = bytes[before]
    if bytes[(open + 1)...before].suffix(6).elementsEqual("return".utf8) { return true }
    let isWord = ASCII.isLetter(last) || ASCII.isDigit(last) || last == UInt8(ascii: "_")
    return !isWord && ![UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "$")].contains(last)
  }

  // MARK: Literals

  /// The closing brace and the literal, quotes included, when there is nothing else in the braces.
  func wholeLiteral(at open: Int) -> (close: Int, literal: ByteRange)? {
    var i = open + 1
    while byte(i) > 0, byte(i) <= 0x20 { i += 1 }
    guard [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(byte(i)),
      let end = plainLiteralEnd(at: i)
    else { return nil }
    let literal = ByteRange(i, end)
    i = end
    while byte(i) > 0, byte(i) <= 0x20 { i += 1 }
    return byte(i) == UInt8(ascii: "}") ? (i, literal) : nil
  }

  /// The text of a literal whose quotes lie in `range`.
  func pieces(ofLiteral range: ByteRange) -> [TextPiece] {
    FrontMatterText(bytes: bytes, base: 0).escaped(ByteRange(range.lower + 1, range.upper - 1))
  }

  /// The byte after a string or a template without expressions; nothing for any other.
  private func plainLiteralEnd(at: Int) -> Int? {
    let quote = bytes[at]
    var i = at + 1
    while i < limit, bytes[i] != quote {
      if quote != UInt8(ascii: "`"), isLineEnd(bytes[i]) { return nil }
      if quote == UInt8(ascii: "`"), bytes[i] == UInt8(ascii: "$"), byte(i + 1) == UInt8(ascii: "{") {
        return nil
      }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return i < limit ? i + 1 : nil
  }

  /// The byte after the literal at `at`, or after a quotation mark that opens none; nothing for a template that
  /// does not end.
  mutating func literalEnd(at: Int, depth: Int) -> Int? {
    if let end = plainLiteralEnd(at: at) {
      if hasWords(ByteRange(at + 1, end - 1)) { texts.append(pieces(ofLiteral: ByteRange(at, end))) }
      return end
    }
    guard bytes[at] == UInt8(ascii: "`") else { return at + 1 }
    var i = at + 1
    while i < limit, bytes[i] != UInt8(ascii: "`") {
      if bytes[i] == UInt8(ascii: "$"), byte(i + 1) == UInt8(ascii: "{") {
        guard let close = close(of: i + 1, depth: depth + 1) else { return nil }
        i = close + 1
      } else {
        i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    return i < limit ? i + 1 : nil
  }

  /// Whether there are two words or more.
  func hasWords(_ range: ByteRange) -> Bool { Self.hasWords(bytes[range.range]) }

  /// Whether there are two words or more.
  static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(maxSplits: 2) { $0 <= 0x20 }.count { $0.contains(where: ASCII.isLetter) } > 1
  }
}
