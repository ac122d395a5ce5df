import SourceText

/// Parts of a Markdown file that are code of a site generator: shortcodes, template tags, heading attributes,
/// footnote marks, and in MDX imports, exports and expressions.
///
/// None starts in code or after a backslash, and none reaches over the start of another block: an opening without
/// its close must not take away the copy behind it.
struct MarkdownIslands {
  /// The islands, in order and apart.
  private(set) var ranges: [ByteRange] = []
  /// Suppression comments in MDX form, `{/* caveat-… */}`, by where their islands start; they count only where
  /// md4c sees text.
  private(set) var directives: [Int: Directive] = [:]
  /// What islands show to a reader, by where they start.
  private(set) var copies: [Int: MDXCopy] = [:]
  /// The body with letters in place of islands, so that md4c sees words there; blanks could indent a line into
  /// code. Line ends stay.
  private(set) var masked: [UInt8]

  /// A paragraph whose links were left unread.
  private(set) var problem: ReadProblem?

  private let bytes: [UInt8]
  private let start: Int
  private let isMDX: Bool
  private var brackets = BracketBudget()
  private var footnotes = FootnoteLines()
  private var finders: [String: ForwardFinder] = [:]
  private var blankLines = BlankLineFinder()
  private var spans = CodeSpans()
  /// Where the paragraph ends at the latest.
  private var paragraphEnd: Int
  /// The end of the line that was last asked for.
  private var lineEnd = 0
  /// Whether the place lies in a tag of MDX.
  private var isInTag = false
  /// Whether a module's braces were looked for up to the end of the file in vain.
  private var hasOpenModule = false

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
    paragraphEnd = start
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
      brackets.take(bytes, lineAt: at, isAfterBlank: isAfterBlank)
      let lineStart = at
      if isFence || fence.isOpen {
        while at < bytes.count, !isLineEnd(bytes[at]) { at += 1 }
      } else {
        if !isMDX, let text = footnotes.take(bytes, lineAt: at, isAfterBlank: isAfterBlank) {
          hideIndentation(ByteRange(at, text))
          at = text
        }
        if at >= paragraphEnd { beginParagraph(at) }
        at = readLine(from: at)
      }
      isAfterBlank = bytes[lineStart..<at].allSatisfy { $0 <= 0x20 }
      if at < bytes.count { at = Documents.lineStart(in: bytes, after: at) }
    }
  }

  private mutating func beginParagraph(_ at: Int) {
    paragraphEnd = ParagraphBounds.end(bytes, lineAt: at)
    spans.begin(before: paragraphEnd)
    isInTag = false
  }

  /// Reads to the end of the line, or of the one in which what starts in it ends.
  private mutating func readLine(from start: Int) -> Int {
    var at = start
    while at < bytes.count, !isLineEnd(bytes[at]) {
      let byte = bytes[at]
      // Most bytes are letters or blanks, which have no part in this.
      if ASCII.isLetter(byte) || byte == 0x20 {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<"),
        let end = islandEnd(at)
      {
        add(ByteRange(at, end))
        at = pass(from: at, to: end)
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where !isInTag && at + 1 < bytes.count && !isLineEnd(bytes[at + 1]): at += 2
      case UInt8(ascii: "`") where !isInTag:
        at = pass(from: at, to: spans.end(bytes, openedAt: at), isCode: true)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        at =
          isInTag && at > 0 && bytes[at - 1] == UInt8(ascii: "=") ? pass(from: at, to: valueEnd(at)) : at + 1
      case UInt8(ascii: ">"):
        isInTag = false
        at += 1
      case UInt8(ascii: "["):
        if !brackets.spend() { leaveUnread(bracket: at) }
        at += 1
      default: at += 1
      }
    }
    return at
  }

  /// Goes past what may run over lines of a paragraph.
  ///
  /// - Parameter isCode: Whether it is a code span. Its brackets are counted: md4c may see none there.
  private mutating func pass(from at: Int, to end: Int, isCode: Bool = false) -> Int {
    var i = at
    while i < end {
      if isCode, bytes[i] == UInt8(ascii: "["), !brackets.spend() { leaveUnread(bracket: i) }
      let line = isLineEnd(bytes[i]) ? Documents.lineStart(in: bytes, after: i) : i + 1
      if isLineEnd(bytes[i]) { brackets.take(bytes, lineAt: line, isAfterBlank: false) }
      i = line
    }
    if end >= paragraphEnd { beginParagraph(end) }
    return end
  }

  private mutating func add(_ range: ByteRange) {
    ranges.append(range)
    for i in range.range where !isLineEnd(bytes[i]) { masked[i - start] = UInt8(ascii: "x") }
    guard isMDX, bytes[range.range].starts(with: "{/*".utf8), range.count >= 7 else { return }
    let text = String(decoding: bytes[(range.lower + 3)..<(range.upper - 3)], as: UTF8.self)
    if let directive = Directive.parse(comment: text, range: range) { directives[range.lower] = directive }
  }

  /// Makes an indentation a word of no copy, so that md4c sees no code behind it.
  private mutating func hideIndentation(_ range: ByteRange) {
    add(range)
    // Emphasis would not start after a letter.
    if range.count > 1 { masked[range.upper - 1 - start] = 0x20 }
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
    case UInt8(ascii: "["): return footnoteEnd(at)
    case UInt8(ascii: "<") where isMDX: return tagEnd(at)
    case UInt8(ascii: "<") where byte(at + 1) == UInt8(ascii: "?"):
      // An instruction that is never closed would take the rest of the file.
      let end = finders["?>", default: ForwardFinder("?>")].next(in: bytes, from: at + 2)
      if end == bytes.count { masked[at - start] = UInt8(ascii: "x") }
      return nil
    default: return nil
    }
  }

  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func braceEnd(_ at: Int) -> Int? {
    if isMDX { return expressionEnd(at) }
    let line = endOfLine(at)
    switch (byte(at + 1), byte(at + 2)) {
    case (UInt8(ascii: "{"), UInt8(ascii: "<")):
      return closing(at, ">}}", before: paragraphEnd) ?? closing(at, "}}", before: line)
    case (UInt8(ascii: "{"), UInt8(ascii: "%")):
      return closing(at, "%}}", before: paragraphEnd) ?? closing(at, "}}", before: line)
    case (UInt8(ascii: "{"), _): return closing(at, "}}", before: line)
    case (UInt8(ascii: "%"), _): return closing(at, "%}", before: line)
    case (UInt8(ascii: "#"), _), (UInt8(ascii: "."), _), (UInt8(ascii: ":"), _):
      guard let end = closing(at, "}", before: line), isAttributes(ByteRange(at + 1, end - 1)) else {
        return nil
      }
      return end == line ? end : nil
    default: return nil
    }
  }

  /// The end of an island that `closer` ends before `limit`.
  private mutating func closing(_ at: Int, _ closer: String, before limit: Int) -> Int? {
    let place = finders[closer, default: ForwardFinder(closer)].next(in: bytes, from: at + 2)
    let end = place + closer.utf8.count
    return end <= limit && place - at <= Self.longest ? end : nil
  }

  private mutating func endOfLine(_ at: Int) -> Int {
    if lineEnd < at { lineEnd = at }
    while lineEnd < bytes.count, !isLineEnd(bytes[lineEnd]) { lineEnd += 1 }
    return lineEnd
  }

  /// Whether this is a list of heading attributes: `#id`, `.class`, `key=value`, `:name`.
  private func isAttributes(_ range: ByteRange) -> Bool {
    bytes[range.range].split(separator: 0x20).allSatisfy { word in
      guard let sign = word.first else { return false }
      if sign == UInt8(ascii: "#") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: ":") {
        return word.dropFirst().first.map(ASCII.isLetter) ?? (sign == UInt8(ascii: ":"))
      }
      return word.contains(UInt8(ascii: "="))
    }
  }

  private func footnoteEnd(_ at: Int) -> Int? {
    // `[^1]: text` is the note itself; its mark goes and its text stays.
    FootnoteLines.markEnd(bytes, at: at).map { byte($0) == UInt8(ascii: ":") ? $0 + 1 : $0 }
  }

  // MARK: MDX

  /// The end of the expression whose brace stands at `at`.
  private mutating func expressionEnd(_ at: Int) -> Int? {
    var limit = paragraphEnd
    if byte(at + 1) == UInt8(ascii: "/"), byte(at + 2) == UInt8(ascii: "*"), isFirstInLine(at) {
      limit = blankLines.next(in: bytes, from: at)
    }
    guard
      let (close, copy) = MDXExpression.read(bytes, at: at, before: min(limit, at + Self.longest))
    else { return nil }
    if !copy.isEmpty { copies[at] = copy }
    return close + 1
  }

  /// Whether nothing but blanks stands before a place in its line; then lines of any form may stand in a comment.
  private func isFirstInLine(_ at: Int) -> Bool {
    var i = at
    while i > start, bytes[i - 1] == 0x20 || bytes[i - 1] == 0x09 { i -= 1 }
    return i == start || isLineEnd(bytes[i - 1])
  }

  /// The end of `<>` or `</>`; in the name of another tag, letters take the place of signs that md4c does not
  /// take for a name: `<Tabs.Item>`.
  private mutating func tagEnd(_ at: Int) -> Int? {
    var i = byte(at + 1) == UInt8(ascii: "/") ? at + 2 : at + 1
    if byte(i) == UInt8(ascii: ">") { return i + 1 }
    guard ASCII.isLetter(byte(i)) else { return nil }
    isInTag = true
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

  /// The byte after the quoted value that starts at `at`, or after its quotation mark when it does not end in the
  /// paragraph.
  private mutating func valueEnd(_ at: Int) -> Int {
    let quote = bytes[at] == UInt8(ascii: "'") ? "'" : "\""
    let end = finders[quote, default: ForwardFinder(quote)].next(in: bytes, from: at + 1)
    return end < paragraphEnd ? end + 1 : at + 1
  }

  /// The end of the `import` and `export` statements that start at `at`: a blank line outside braces.
  private mutating func moduleEnd(_ at: Int) -> Int? {
    let line = bytes[at...]
    guard line.starts(with: "import ".utf8) || line.starts(with: "export ".utf8) else { return nil }
    var module = MDXExpression(bytes, before: bytes.count)
    var i = at
    while i < bytes.count {
      let byte = bytes[i]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "`"), !hasOpenModule {
        let isBrace = byte == UInt8(ascii: "{")
        let end = isBrace ? module.close(of: i).map { $0 + 1 } : module.literalEnd(at: i, depth: 0)
        hasOpenModule = end == nil
        i = end ?? i + 1
        continue
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        i = module.literalEnd(at: i, depth: 0) ?? i + 1
        continue
      }
      if isLineEnd(byte), blankLines.next(in: bytes, from: i) == i { return i }
      i += 1
    }
    return i
  }
}
