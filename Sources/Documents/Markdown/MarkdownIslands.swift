import SourceText

/// Parts of a Markdown file that are code of a site generator: shortcodes, template tags, heading attributes,
/// footnote marks, and in MDX imports, exports and expressions.
struct MarkdownIslands {
  /// The islands, in order and apart.
  private(set) var ranges: [ByteRange] = []
  /// Suppression comments in MDX form, `{/* caveat-… */}`.
  private(set) var directives: [Directive] = []
  /// The body with letters in place of islands, so that md4c sees words there; blanks could indent a line into
  /// code. Line ends stay.
  private(set) var masked: [UInt8]

  /// A paragraph whose links were left unread.
  private(set) var problem: ReadProblem?

  private let bytes: [UInt8]
  private let start: Int
  private var brackets = BracketBudget()
  private var finders: [String: ForwardFinder] = [:]
  private var blankLines = BlankLineFinder()
  /// For each opening brace of an MDX file the place of its closing one.
  private let braces: [Int: Int]
  private let isMDX: Bool

  /// An island longer than this is text with a stray brace.
  private static let longest = 4000

  static func find(in bytes: [UInt8], from start: Int, isMDX: Bool) -> MarkdownIslands {
    var islands = MarkdownIslands(bytes, from: start, isMDX: isMDX)
    islands.readLines()
    return islands
  }

  private init(_ bytes: [UInt8], from start: Int, isMDX: Bool) {
    self.bytes = bytes
    self.start = start
    self.isMDX = isMDX
    masked = Array(bytes[start...])
    braces = isMDX ? Self.pairs(in: bytes, from: start) : [:]
  }

  private static func pairs(in bytes: [UInt8], from start: Int) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var open: [Int] = []
    for i in start..<bytes.count {
      if bytes[i] == UInt8(ascii: "{") {
        open.append(i)
      } else if bytes[i] == UInt8(ascii: "}"), let place = open.popLast() {
        pairs[place] = i
      }
    }
    return pairs
  }

  private mutating func readLines() {
    var fence = CodeFence()
    var at = start
    var isAfterBlank = true
    while at < bytes.count {
      let isFence = fence.take(bytes, lineAt: at)
      if isMDX, !isFence, !fence.isOpen, isAfterBlank, let end = moduleEnd(at) {
        add(ByteRange(at, end))
        at = end
      }
      let isCode = isFence || fence.isOpen
      brackets.take(bytes, lineAt: at, isAfterBlank: isAfterBlank)
      let lineStart = at
      while at < bytes.count, !isLineEnd(bytes[at]) {
        if !isCode, let end = islandEnd(at) {
          add(ByteRange(at, end))
          at = end
        } else {
          if !isCode, bytes[at] == UInt8(ascii: "["), !brackets.spend() { leaveUnread(bracket: at) }
          at += 1
        }
      }
      isAfterBlank = bytes[lineStart..<at].allSatisfy { $0 <= 0x20 }
      if at < bytes.count { at = Documents.lineStart(in: bytes, after: at) }
    }
  }

  private mutating func add(_ range: ByteRange) {
    ranges.append(range)
    for i in range.range where !isLineEnd(bytes[i]) { masked[i - start] = UInt8(ascii: "x") }
    guard bytes[range.range].starts(with: "{/*".utf8), range.count >= 7 else { return }
    let text = String(decoding: bytes[(range.lower + 3)..<(range.upper - 3)], as: UTF8.self)
    if let directive = Directive.parse(comment: text, range: range) { directives.append(directive) }
  }

  private mutating func leaveUnread(bracket at: Int) {
    masked[at - start] = UInt8(ascii: "x")
    guard problem == nil else { return }
    problem = ReadProblem(
      message: "the paragraph has too many lines with links, so links from here on were read as text",
      range: ByteRange(at, at + 1))
  }

  // MARK: Islands in a line

  /// The end of the island that starts at `at`, if one does.
  private mutating func islandEnd(_ at: Int) -> Int? {
    switch bytes[at] {
    case UInt8(ascii: "{"): return braceEnd(at)
    case UInt8(ascii: "["): return byte(at + 1) == UInt8(ascii: "^") ? footnoteEnd(at) : nil
    case UInt8(ascii: "<") where isMDX: return tagEnd(at)
    default: return nil
    }
  }

  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func braceEnd(_ at: Int) -> Int? {
    let next = byte(at + 1)
    if next == UInt8(ascii: "/"), byte(at + 2) == UInt8(ascii: "*") { return closing(at, "*/}") }
    if isMDX { return braces[at].flatMap { isNear($0, to: at) ? $0 + 1 : nil } }
    switch next {
    case UInt8(ascii: "{"): return closing(at, "}}")
    case UInt8(ascii: "%"): return closing(at, "%}")
    case UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: ":"):
      guard let end = closing(at, "}"), isAttributes(ByteRange(at + 1, end - 1)) else { return nil }
      return end == bytes.count || isLineEnd(bytes[end]) ? end : nil
    default: return nil
    }
  }

  /// The end of an island that `closer` ends.
  private mutating func closing(_ at: Int, _ closer: String) -> Int? {
    let place = finders[closer, default: ForwardFinder(closer)].next(in: bytes, from: at + 1)
    guard place < bytes.count, isNear(place, to: at) else { return nil }
    return place + closer.utf8.count
  }

  /// Whether no blank line and not too much text lie between an opening and its close.
  private mutating func isNear(_ close: Int, to at: Int) -> Bool {
    close - at <= Self.longest && blankLines.next(in: bytes, from: at) > close
  }

  /// Whether this is a list of heading attributes: `#id`, `.class`, `key=value`, `:name`; on one line.
  private func isAttributes(_ range: ByteRange) -> Bool {
    guard !bytes[range.range].contains(where: isLineEnd) else { return false }
    return bytes[range.range].split(separator: 0x20).allSatisfy { word in
      guard let sign = word.first else { return false }
      if sign == UInt8(ascii: "#") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: ":") {
        return word.dropFirst().first.map(ASCII.isLetter) ?? (sign == UInt8(ascii: ":"))
      }
      return word.contains(UInt8(ascii: "="))
    }
  }

  private func footnoteEnd(_ at: Int) -> Int? {
    var i = at + 2
    while i < bytes.count, i - at < 40, bytes[i] != UInt8(ascii: "]"), bytes[i] > 0x20 { i += 1 }
    guard byte(i) == UInt8(ascii: "]"), i > at + 2 else { return nil }
    // `[^1]: text` is the note itself; its mark goes and its text stays.
    return byte(i + 1) == UInt8(ascii: ":") ? i + 2 : i + 1
  }

  // MARK: MDX

  /// The end of `<>` or `</>`; in the name of another tag, letters take the place of signs that md4c does not
  /// take for a name: `<Tabs.Item>`.
  private mutating func tagEnd(_ at: Int) -> Int? {
    var i = byte(at + 1) == UInt8(ascii: "/") ? at + 2 : at + 1
    if byte(i) == UInt8(ascii: ">") { return i + 1 }
    guard ASCII.isLetter(byte(i)) else { return nil }
    while i < bytes.count, bytes[i] > 0x20, bytes[i] < 0x7F, bytes[i] != UInt8(ascii: ">") {
      switch bytes[i] {
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"): masked[i - start] = UInt8(ascii: "x")
      case UInt8(ascii: "{"), UInt8(ascii: "/"), UInt8(ascii: "<"): return nil
      default: break
      }
      i += 1
    }
    return nil
  }

  /// The end of the `import` and `export` statements that start at `at`: a blank line outside braces.
  private mutating func moduleEnd(_ at: Int) -> Int? {
    let line = bytes[at...]
    guard line.starts(with: "import ".utf8) || line.starts(with: "export ".utf8) else { return nil }
    var i = at
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "{"), let close = braces[i] { i = close }
      if isLineEnd(bytes[i]), blankLines.next(in: bytes, from: i) == i { return i }
      i += 1
    }
    return i
  }
}
