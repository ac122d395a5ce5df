internal import CMD4C
import SourceText

/// Takes md4c's events and gives the HTML extractor the tags that they stand for.
@safe
final class MarkdownEvents {
  private var extractor: HTMLExtractor
  private let file: SourceFile
  /// The byte of the file at which md4c's text starts.
  private let bodyStart: Int
  /// Parts that are no copy although md4c sees words there.
  private let islands: MarkdownIslands
  /// Where the titles of links may stand; looked for when one is needed.
  private var titles: LinkTitles?
  /// Where the titles start that were added: every use of a link definition gives its title again.
  private var addedTitles: Set<Int> = []
  /// md4c's text while it parses.
  var buffer: UnsafeRawPointer?
  private var nextIsland = 0
  private var images: [[TextPiece]] = []
  /// The raw HTML that is being gathered.
  private var html: ByteRange?
  /// The marks of lists and quotations among its lines.
  private var htmlGaps: [ByteRange] = []
  /// The last text that came, for events that have no place of their own.
  private var last: ByteRange
  private var emitted = 0

  init(_ extractor: HTMLExtractor, bodyStart: Int, _ islands: MarkdownIslands) {
    self.extractor = extractor
    file = extractor.file
    self.bodyStart = bodyStart
    self.islands = islands
    last = ByteRange(bodyStart, min(bodyStart + 1, extractor.file.bytes.count))
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> MarkdownEvents {
    guard let data = unsafe data else { preconditionFailure("md4c lost its user data") }
    return unsafe Unmanaged<MarkdownEvents>.fromOpaque(data).takeUnretainedValue()
  }

  func finish() -> Document {
    flushHTML()
    extractor.endBlock()
    return extractor.builder.finish()
  }

  /// md4c gave up: a limit was hit or memory ran out.
  func stopped() {
    extractor.builder.problems.append(
      ReadProblem(
        message: "the Markdown expands beyond all bounds, so what follows was not read",
        range: ByteRange(last.lower, file.bytes.count)))
  }

  // MARK: Blocks

  func enter(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    flushHTML()
    switch type {
    case MD_BLOCK_H:
      let level = unsafe detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
      open("h\(level)")
    case MD_BLOCK_HR: extractor.endBlock()
    default: if let name = Self.element(type) { open(name) }
    }
    return count(1)
  }

  func leave(block type: MD_BLOCKTYPE) -> Int32 {
    flushHTML()
    switch type {
    // Any heading's end tag ends any heading.
    case MD_BLOCK_H: close("h1")
    default: if let name = Self.element(type) { close(name) }
    }
    return 0
  }

  private static func element(_ type: MD_BLOCKTYPE) -> String? {
    switch type {
    case MD_BLOCK_QUOTE: "blockquote"
    case MD_BLOCK_UL: "ul"
    case MD_BLOCK_OL: "ol"
    case MD_BLOCK_LI: "li"
    case MD_BLOCK_CODE: "pre"
    case MD_BLOCK_P: "p"
    case MD_BLOCK_TABLE: "table"
    case MD_BLOCK_THEAD: "thead"
    case MD_BLOCK_TBODY: "tbody"
    case MD_BLOCK_TR: "tr"
    case MD_BLOCK_TH, MD_BLOCK_TD: "td"
    default: nil
    }
  }

  // MARK: Spans

  func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    flushHTML()
    switch type {
    case MD_SPAN_A:
      open("a", attribute: "href")
      if let title = unsafe detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.title {
        return unsafe addTitle(title)
      }
    case MD_SPAN_IMG:
      images.append([])
      if let title = unsafe detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.title {
        return unsafe addTitle(title)
      }
    case MD_SPAN_CODE:
      // The code leaves the sentence; the words beside it stay two.
      if images.isEmpty { appendSpace() }
      open("code")
    default: break
    }
    return count(1)
  }

  func leave(span type: MD_SPANTYPE) -> Int32 {
    flushHTML()
    switch type {
    case MD_SPAN_A: close("a")
    case MD_SPAN_CODE: close("code")
    case MD_SPAN_IMG:
      if let pieces = images.popLast() { extractor.addAside(.altText, pieces, in: extractor.context) }
    default: break
    }
    return 0
  }

  /// Adds a link's or an image's title, unless the titles so far are too much.
  ///
  /// md4c gives a copy of a title with escapes, entities or line ends; its place is looked for in the text.
  private func addTitle(_ title: MD_ATTRIBUTE) -> Int32 {
    let size = unsafe Int(title.size)
    guard size > 0, let text = unsafe title.text else { return count(1) }
    guard count(size) == 0 else { return Self.stop }
    var place = unsafe range(of: text, size)
    if place == nil {
      let copy = unsafe Array(UnsafeRawBufferPointer(start: text, count: size))
      if titles == nil { titles = LinkTitles(islands.masked, shift: bodyStart) }
      place = titles?.place(of: copy, after: last.upper)
    }
    if let place, addedTitles.insert(place.lower).inserted {
      let pieces = LinkTitles.pieces(file.bytes, place, without: islands(in: place))
      extractor.addAside(.altText, pieces, in: extractor.context)
    }
    return 0
  }

  // MARK: Text

  func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
    // An image's alternative text shows tags as they stand.
    if type == MD_TEXT_HTML, images.isEmpty {
      // Line ends and indentation that md4c makes itself have no place; they are in the gaps.
      if let text = unsafe text, let range = unsafe range(of: text, size), !range.isEmpty { addHTML(range) }
      return count(size)
    }
    flushHTML()
    switch type {
    case MD_TEXT_BR, MD_TEXT_SOFTBR: appendSpace()
    case MD_TEXT_NULLCHAR: break
    default:
      guard let text = unsafe text, let range = unsafe range(of: text, size), !range.isEmpty else { break }
      last = range
      if type == MD_TEXT_ENTITY {
        appendEntity(range)
      } else {
        appendSource(range, showsIslands: type == MD_TEXT_NORMAL)
      }
    }
    return count(size)
  }

  /// Adds a blank in place of the byte after the last text.
  private func appendSpace() {
    let at = min(last.upper, max(0, file.bytes.count - 1))
    append(.decoded(" ", from: ByteRange(at, min(at + 1, file.bytes.count))), hasInk: false)
  }

  private func appendEntity(_ range: ByteRange) {
    if let (meaning, length) = HTMLEntities.decode(
      file.bytes, at: range.lower, limit: range.upper, inAttribute: false), length == range.count
    {
      append(.decoded(meaning, from: range), hasInk: !meaning.allSatisfy(\.isWhitespace))
    } else {
      appendSource(range)
    }
  }

  /// Adds bytes of the file but for the islands among them.
  ///
  /// - Parameter showsIslands: Whether the bytes are text, in which islands do what they are for; in code they do
  ///   nothing.
  private func appendSource(_ range: ByteRange, showsIslands: Bool = false) {
    let islands = islands.ranges
    while nextIsland > 0, islands[nextIsland - 1].upper > range.lower { nextIsland -= 1 }
    while nextIsland < islands.count, islands[nextIsland].upper <= range.lower { nextIsland += 1 }
    var at = range.lower
    while nextIsland < islands.count, islands[nextIsland].lower < range.upper {
      let island = islands[nextIsland]
      add(ByteRange(at, max(at, island.lower)))
      if showsIslands, island.lower >= range.lower { show(island) }
      at = min(range.upper, max(at, island.upper))
      guard island.upper <= range.upper else { break }
      nextIsland += 1
    }
    add(ByteRange(at, range.upper))
  }

  /// Adds what an island shows to a reader, or says to Caveat.
  private func show(_ island: ByteRange) {
    if let copy = islands.copies[island.lower] {
      for piece in copy.literal ?? [] { append(piece, hasInk: MDXExpression.hasInk(piece, file.bytes)) }
      guard images.isEmpty else { return }
      for text in copy.texts { extractor.addAside(.paragraph, text, in: extractor.context) }
    } else if images.isEmpty, let directive = islands.directives[island.lower] {
      extractor.builder.directives.append(directive)
    }
  }

  private func add(_ range: ByteRange) {
    guard !range.isEmpty else { return }
    append(.source(range), hasInk: file.bytes[range.range].contains { $0 > 0x20 })
  }

  private func append(_ piece: TextPiece, hasInk: Bool) {
    if images.isEmpty {
      extractor.append(piece, hasInk: hasInk)
    } else {
      images[images.count - 1].append(piece)
    }
  }

  // MARK: Raw HTML

  /// Joins pieces of raw HTML that nothing parts but white space and the marks of the blocks around them: a tag
  /// or a comment may run over lines.
  private func addHTML(_ range: ByteRange) {
    last = range
    guard let open = html, range.lower >= open.upper else {
      flushHTML()
      html = range
      return
    }
    if let mark = file.bytes[open.upper..<range.lower].firstIndex(where: { $0 > 0x20 }) {
      htmlGaps.append(ByteRange(mark, range.lower))
    }
    html = ByteRange(open.lower, range.upper)
  }

  private func flushHTML() {
    guard let range = html else { return }
    let holes = Self.joined(htmlGaps, holes(in: range))
    html = nil
    htmlGaps = []
    extractor.read(range, holes: holes)
  }

  /// The islands that lie in `range`.
  private func islands(in range: ByteRange) -> ArraySlice<ByteRange> {
    let ranges = islands.ranges
    return ranges[ranges.partitioningIndex { $0.upper > range.lower }...].prefix { $0.lower < range.upper }
  }

  /// The bytes of the islands in `range` that are no HTML. Of an attribute's value that is one literal,
  /// `title={"safe"}`, these are the braces only.
  private func holes(in range: ByteRange) -> [ByteRange] {
    islands(in: range).flatMap { island in
      guard let literal = islands.copies[island.lower]?.place, island.lower > 0,
        file.bytes[island.lower - 1] == UInt8(ascii: "=")
      else { return [island] }
      return [ByteRange(island.lower, literal.lower), ByteRange(literal.upper, island.upper)]
    }
  }

  /// Two lists of ranges as one whose ranges are in order and apart.
  private static func joined(_ gaps: [ByteRange], _ islands: [ByteRange]) -> [ByteRange] {
    if gaps.isEmpty { return islands }
    var joined: [ByteRange] = []
    for range in (gaps + islands).sorted() {
      if let last = joined.last, range.lower < last.upper {
        joined[joined.count - 1].upper = max(last.upper, range.upper)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  // MARK: Places

  /// The bytes of the file that a piece of md4c's text stands for, or nothing for text that md4c made.
  private func range(of text: UnsafePointer<CChar>, _ size: Int) -> ByteRange? {
    guard let buffer = unsafe buffer else { return nil }
    let offset = unsafe UnsafeRawPointer(text) - buffer + bodyStart
    guard offset >= bodyStart, offset + size <= file.bytes.count else { return nil }
    return ByteRange(offset, offset + size)
  }

  private func open(_ name: String, attribute: String? = nil) {
    let here = ByteRange(last.upper, last.upper)
    let attributes = attribute.map { [HTMLAttribute(name: $0, value: here)] } ?? []
    extractor.open(HTMLTag(name: name, attributes: attributes, range: here))
  }

  private func close(_ name: String) {
    extractor.close(HTMLTag(name: name, range: ByteRange(last.upper, last.upper)))
  }

  /// What ends parsing; md4c passes only negative values on to the caller of `md_parse`.
  private static let stop: Int32 = -1

  /// Counts what md4c gives; link definitions can make it give far more than the file holds.
  private func count(_ size: Int) -> Int32 {
    emitted += size
    return emitted > 4 * file.bytes.count + 1 << 20 ? Self.stop : 0
  }
}
