import SourceText

/// Finds the texts in JSON-LD (schema.org vocabulary) without building values.
///
/// It reads strings (RFC 8259, section 7) and the nesting of keys, and forgives everything else: trailing commas
/// and template code do not hide a description.
struct JSONLDScanner {
  let bytes: [UInt8]
  let range: ByteRange
  /// A string that is never closed.
  private(set) var problem: ReadProblem?
  private var offset: Int

  init(bytes: [UInt8], range: ByteRange) {
    self.bytes = bytes
    self.range = range
    self.offset = range.lower
  }

  private static let wanted: Set<String> = [
    "name", "alternateName", "headline", "alternativeHeadline", "description", "disambiguatingDescription",
    "abstract", "text", "articleBody", "reviewBody", "slogan", "caption", "award",
  ]

  /// The wanted strings, each as pieces, in file order.
  mutating func scan() -> [[TextPiece]] {
    var found: [[TextPiece]] = []
    // For each open object or array, whether the key that holds it is wanted.
    var outer: [Bool] = []
    var isWanted = false
    while offset < range.upper {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        outer.append(isWanted)
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        isWanted = outer.popLast() ?? false
        offset += 1
      case UInt8(ascii: "\""):
        let start = offset
        guard let inside = string() else {
          problem = ReadProblem(
            message: "a JSON-LD string is never closed, so what follows was not read",
            range: ByteRange(start, range.upper))
          return found
        }
        if isFollowedByColon() {
          isWanted = JSONLDScanner.wanted.contains(String(decoding: bytes[inside.range], as: UTF8.self))
        } else if isWanted {
          found.append(pieces(of: inside))
        }
      default: offset += 1
      }
    }
    return found
  }

  /// Goes past the string that starts here; its inside, or nothing when it is never closed.
  private mutating func string() -> ByteRange? {
    let start = offset + 1
    var i = start
    while i < range.upper {
      if bytes[i] == UInt8(ascii: "\"") {
        offset = i + 1
        return ByteRange(start, i)
      }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func isFollowedByColon() -> Bool {
    var i = offset
    while i < range.upper, isHTMLSpace(bytes[i]) { i += 1 }
    return i < range.upper && bytes[i] == UInt8(ascii: ":")
  }

  // MARK: One string

  /// A string as pieces: escapes decoded, and the HTML that answers and descriptions hold taken away.
  private func pieces(of string: ByteRange) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var start = string.lower
    var i = start
    var mayHoldTags = true
    func add(_ text: String, length: Int) {
      if i > start { pieces.append(.source(ByteRange(start, i))) }
      if !text.isEmpty { pieces.append(.decoded(text, from: ByteRange(i, i + length))) }
      i += length
      start = i
    }
    while i < string.upper {
      switch bytes[i] {
      case UInt8(ascii: "\\"):
        let (text, length) = escape(at: i, limit: string.upper)
        add(text, length: length)
      case UInt8(ascii: "&"):
        if let (text, length) = HTMLEntities.decode(bytes, at: i, limit: string.upper, inAttribute: false) {
          add(text, length: length)
        } else {
          i += 1
        }
      case UInt8(ascii: "<") where mayHoldTags && startsTag(i, limit: string.upper):
        let close = bytes[i..<string.upper].firstIndex(of: UInt8(ascii: ">"))
        mayHoldTags = close != nil
        if let close { add(isInlineTag(i, close) ? "" : " ", length: close + 1 - i) } else { i += 1 }
      default: i += 1
      }
    }
    add("", length: 0)
    return pieces
  }

  private func startsTag(_ i: Int, limit: Int) -> Bool {
    let name = tagName(i)
    return name < limit && ASCII.isLetter(bytes[name])
  }

  /// Where the name of the tag at `i` starts; `</` may be written `<\/`.
  private func tagName(_ i: Int) -> Int {
    var name = i + 1
    if name < range.upper, bytes[name] == UInt8(ascii: "\\") { name += 1 }
    if name < range.upper, bytes[name] == UInt8(ascii: "/") { name += 1 }
    return name
  }

  private func isInlineTag(_ i: Int, _ close: Int) -> Bool {
    var name: [UInt8] = []
    var k = tagName(i)
    while k < close, name.count < 12, !endsTagName(bytes[k]) {
      name.append(ASCII.lowercased(bytes[k]))
      k += 1
    }
    let text = String(decoding: name, as: UTF8.self)
    return text != "br" && !HTMLElementTraits.of(text).contains(.block)
  }

  /// What the escape at `i` means, and its length.
  private func escape(at i: Int, limit: Int) -> (String, Int) {
    guard i + 1 < limit else { return ("", 1) }
    switch bytes[i + 1] {
    case UInt8(ascii: "u"): return unicodeEscape(at: i, limit: limit)
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
      return (" ", 2)
    case let byte where byte < 0x80: return (String(Unicode.Scalar(byte)), 2)
    default: return ("", 1)
    }
  }

  private func unicodeEscape(at i: Int, limit: Int) -> (String, Int) {
    guard let unit = codeUnit(at: i, limit: limit) else { return ("", 2) }
    if unit >= 0xD800, unit < 0xDC00, let low = codeUnit(at: i + 6, limit: limit), low >= 0xDC00, low < 0xE000
    {
      let value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      return (Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}", 12)
    }
    return (Unicode.Scalar(unit).map { String($0) } ?? "\u{FFFD}", 6)
  }

  private func codeUnit(at i: Int, limit: Int) -> UInt32? {
    guard i + 6 <= limit, bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16)
  }
}
