import SourceText

/// Cuts HTML into tokens as the HTML standard's tokenizer does (section 13.2.5), each with its exact bytes.
///
/// Who drives it sets `state` after a start tag whose contents are not markup (`state(inside:)`); the standard
/// leaves that to tree construction. Every byte is looked at a bounded number of times, whatever the input.
struct HTMLTokenizer: Sendable {
  /// What the bytes ahead are read as.
  enum State: Sendable {
    case data, rcdata, rawtext, scriptData, plaintext, cdata
  }

  let bytes: [UInt8]
  /// The byte after the last one that is read.
  let end: Int
  /// Whether code of template languages becomes `island` tokens; off, it is read as the standard reads it.
  let findsIslands: Bool
  /// Bytes inside the range that are no HTML: marks of a format around it, code that it does not know. They are
  /// in order and apart.
  let holes: [ByteRange]
  /// The next byte to read.
  var offset: Int
  /// What the bytes ahead are read as.
  var state = State.data
  /// The name of the last start tag; its end tag alone ends RCDATA, RAWTEXT and script data.
  var lastStartTag = ""
  /// Whether the place is inside SVG or MathML, where `<![CDATA[` is a section and not a comment.
  var isForeign = false
  /// What the end of the range cut off.
  var unfinished: HTMLUnfinished?
  var islandEnds = IslandEnds()
  /// Where the raw text that was last looked over ends; below `offset` once that is past.
  var rawTextEnd = -1

  /// A tokenizer for `range` of `bytes`, which are UTF-8; both bounds lie on character boundaries.
  init(bytes: [UInt8], range: ByteRange, findsIslands: Bool = true, holes: [ByteRange] = []) {
    self.bytes = bytes
    self.holes = holes
    self.offset = range.lower
    self.end = min(range.upper, bytes.count)
    self.findsIslands = findsIslands
  }

  /// What the contents of an element outside SVG and MathML are read as.
  static func state(inside name: String) -> State {
    switch name {
    case "title", "textarea": .rcdata
    case "style", "xmp", "iframe", "noembed", "noframes": .rawtext
    case "script": .scriptData
    case "plaintext": .plaintext
    default: .data
    }
  }

  /// The next token; nothing at the end.
  mutating func next() -> HTMLToken? {
    while offset < end {
      let token: HTMLToken?
      switch state {
      case .data: token = nextInData()
      case .rcdata: token = nextInRawText(decodes: true, limit: endTagStart(from: offset))
      case .rawtext: token = nextInRawText(decodes: false, limit: endTagStart(from: offset))
      case .scriptData: token = nextInRawText(decodes: false, limit: scriptEnd(from: offset))
      case .plaintext: token = text(upTo: end)
      case .cdata: token = nextInCDATA()
      }
      if let token { return token }
    }
    return nil
  }

  /// The bytes from here to `limit` as characters.
  mutating func text(upTo limit: Int) -> HTMLToken? {
    let range = ByteRange(offset, limit)
    offset = limit
    return range.isEmpty ? nil : .text(range)
  }

  private mutating func nextInData() -> HTMLToken? {
    let start = offset
    if let hole = nextHole(from: start), hole.lower <= start {
      offset = min(hole.upper, end)
      return .island(ByteRange(start, offset))
    }
    let limit = min(end, nextHole(from: start)?.lower ?? end)
    switch bytes[start] {
    case UInt8(ascii: "<"):
      if let island = nextIsland() { return island }
      if startsMarkup(start) { return nextMarkup() }
    case UInt8(ascii: "&"):
      if let reference = nextReference() { return reference }
    case UInt8(ascii: "{"):
      if let island = nextIsland() { return island }
    default: break
    }
    var i = start + 1
    while i < limit {
      let byte = bytes[i]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
      if byte == UInt8(ascii: "{"), findsIslands { break }
      i += 1
    }
    return text(upTo: i)
  }

  /// A character reference that starts here.
  mutating func nextReference() -> HTMLToken? {
    guard let (value, length) = HTMLEntities.decode(bytes, at: offset, limit: end, inAttribute: false)
    else { return nil }
    let range = ByteRange(offset, offset + length)
    offset += length
    return .reference(value, from: range)
  }

  private mutating func nextInCDATA() -> HTMLToken? {
    let close = find([0x5D, 0x5D, 0x3E], from: offset)
    if close == nil { unfinished = HTMLUnfinished(kind: .cdata, range: ByteRange(offset, end)) }
    let token = text(upTo: close ?? end)
    if close != nil { offset += 3 }
    state = .data
    return token
  }

  /// The first place of `needle` at or after `start`.
  func find(_ needle: [UInt8], from start: Int) -> Int? {
    var i = start
    while i + needle.count <= end {
      if bytes[i] == needle[0], matches(needle, at: i) { return i }
      i += 1
    }
    return nil
  }

  /// Whether `needle` stands at `offset`.
  func matches(_ needle: [UInt8], at offset: Int) -> Bool {
    guard offset + needle.count <= end else { return false }
    for k in needle.indices where bytes[offset + k] != needle[k] { return false }
    return true
  }

  /// Whether `word`, which is in lower case, stands at `offset` in any case.
  func matchesWord(_ word: String, at offset: Int) -> Bool {
    var i = offset
    for letter in word.utf8 {
      guard i < end, ASCII.lowercased(bytes[i]) == letter else { return false }
      i += 1
    }
    return true
  }
}

/// White space in a tag.
func isHTMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

/// What ends a tag name.
func endsTagName(_ byte: UInt8) -> Bool {
  isHTMLSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
}
