import SourceText

/// Parts of a Markdown file that are code of a site generator: shortcodes, template tags, heading attributes,
/// footnote marks, and in MDX imports, exports and expressions.
struct MarkdownIslands {
  /// The islands, in order and apart.
  var ranges: [ByteRange] = []
  /// Suppression comments in MDX form, `{/* caveat-… */}`.
  var directives: [Directive] = []
  /// The body with letters in place of islands, so that md4c sees words there; blanks could indent a line into
  /// code. Line ends stay.
  var masked: [UInt8] = []

  private var finders: [String: ForwardFinder] = [:]

  /// An island longer than this is text with a stray brace.
  private static let longest = 4000

  static func find(in bytes: [UInt8], from start: Int, isMDX: Bool) -> MarkdownIslands {
    var islands = MarkdownIslands()
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        if let end = islands.end(of: bytes, at, isMDX) {
          islands.add(bytes, ByteRange(at, end))
          at = end
          continue
        }
      } else if isMDX, at == start || bytes[at - 1] == 0x0A, let end = moduleLine(bytes, at) {
        islands.add(bytes, ByteRange(at, end))
        at = end
        continue
      }
      at += 1
    }
    islands.masked = Array(bytes[start...])
    for range in islands.ranges {
      for i in range.range where bytes[i] != 0x0A && bytes[i] != 0x0D {
        islands.masked[i - start] = UInt8(ascii: "x")
      }
    }
    return islands
  }

  private mutating func add(_ bytes: [UInt8], _ range: ByteRange) {
    ranges.append(range)
    let opener = Array("{/*".utf8)
    guard bytes[range.range].starts(with: opener), range.count >= 7 else { return }
    let text = String(decoding: bytes[(range.lower + 3)..<(range.upper - 3)], as: UTF8.self)
    if let directive = Directive.parse(comment: text, range: range) { directives.append(directive) }
  }

  /// The end of the island that starts at a brace or bracket, if one does.
  private mutating func end(of bytes: [UInt8], _ at: Int, _ isMDX: Bool) -> Int? {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    if bytes[at] == UInt8(ascii: "[") {
      guard next == UInt8(ascii: "^") else { return nil }
      return footnote(bytes, at)
    }
    switch next {
    case UInt8(ascii: "{"): return closing(bytes, at, "}}")
    case UInt8(ascii: "%"): return closing(bytes, at, "%}")
    case UInt8(ascii: "/") where at + 2 < bytes.count && bytes[at + 2] == UInt8(ascii: "*"):
      return closing(bytes, at, "*/}")
    case UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: ":"):
      // Attributes of a heading or paragraph: at the end of a line.
      guard let end = closing(bytes, at, "}") else { return nil }
      return end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D ? end : nil
    default: return isMDX ? closing(bytes, at, "}") : nil
    }
  }

  /// The end of an island that `closer` ends, unless a blank line or too much text comes first.
  private mutating func closing(_ bytes: [UInt8], _ at: Int, _ closer: String) -> Int? {
    let end = finders[closer, default: ForwardFinder(closer)].next(in: bytes, from: at + 1)
    let blank = finders["\n\n", default: ForwardFinder("\n\n")].next(in: bytes, from: at + 1)
    guard end < min(bytes.count, blank), end - at <= Self.longest else { return nil }
    return end + closer.utf8.count
  }

  private func footnote(_ bytes: [UInt8], _ at: Int) -> Int? {
    var i = at + 2
    while i < bytes.count, i - at < 40, bytes[i] != UInt8(ascii: "]"), bytes[i] > 0x20 { i += 1 }
    guard i < bytes.count, bytes[i] == UInt8(ascii: "]"), i > at + 2 else { return nil }
    // `[^1]: text` is the note itself; its mark goes and its text stays.
    return i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: ":") ? i + 2 : i + 1
  }

  /// The end of an `import` or `export` statement of MDX, which a blank line ends.
  private static func moduleLine(_ bytes: [UInt8], _ at: Int) -> Int? {
    let line = bytes[at...]
    guard line.starts(with: Array("import ".utf8)) || line.starts(with: Array("export ".utf8)) else {
      return nil
    }
    var i = at
    while i < bytes.count, !(bytes[i] == 0x0A && (i + 1 == bytes.count || bytes[i + 1] == 0x0A)) { i += 1 }
    return i
  }
}
