import SourceText

/// Turns tokens into blocks.
struct HTMLExtractor {
  var tokenizer: HTMLTokenizer
  var builder: DocumentBuilder
  let file: SourceFile
  /// Whether tags with a capital letter are components of MDX, whose attributes may hold copy.
  var readsComponents = false
  /// The open elements, outermost first, at most `deepest`.
  var stack: [HTMLOpenElement] = []
  /// How often each name is in `stack`.
  var openCounts: [String: Int] = [:]
  /// How often each name is open below the deepest level that `stack` holds.
  var overflow: [String: Int] = [:]
  /// What holds at this place.
  var context = HTMLContext()
  /// The block that is being read.
  var buffer = HTMLBlockBuffer()
  /// Blocks that follow the one that is being read.
  var asides: [HTMLAside] = []
  /// The places in `asides` of those that have a number.
  var asideIndex: [Int: Int] = [:]
  /// The text of the `sup` or `sub` that is being read.
  var mark: [TextPiece] = []
  /// The name of the element whose raw text comes next, and whether that is JSON-LD.
  var rawElement = (name: "", isJSONLD: false)
  /// The raw text that came last.
  var lastRawText: ByteRange?
  private var lastNumber = 0

  init(_ file: SourceFile, format: DocumentFormat = .html) {
    self.file = file
    builder = DocumentBuilder(file, format: format)
    let start = file.byteOrderMarkLength
    tokenizer = HTMLTokenizer(bytes: file.bytes, range: ByteRange(start, file.bytes.count))
  }

  /// Reads the file to its end.
  mutating func read() -> Document {
    takeAll()
    endBlock()
    addProblems()
    return builder.finish()
  }

  /// Reads a part of the file that lies inside another format, in the state that the part before it left.
  ///
  /// - Parameter holes: The bytes in it that are not HTML, in order and apart.
  mutating func read(_ part: ByteRange, holes: [ByteRange]) {
    var next = HTMLTokenizer(bytes: file.bytes, range: part, holes: holes)
    next.state = tokenizer.state
    next.lastStartTag = tokenizer.lastStartTag
    next.isForeign = tokenizer.isForeign
    tokenizer = next
    takeAll()
    addProblems()
  }

  private mutating func takeAll() {
    while true {
      let state = tokenizer.state
      guard let token = tokenizer.next() else { return }
      take(token, readAs: state)
    }
  }

  /// A number for a link or an aside.
  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  private mutating func take(_ token: HTMLToken, readAs state: HTMLTokenizer.State) {
    switch token {
    case .text(let range):
      if state == .scriptData || (state == .rawtext && rawElement.name != "xmp") {
        takeRawText(range)
      } else {
        append(.source(range), hasInk: hasInk(range))
      }
    case .reference(let text, let range):
      append(.decoded(text, from: range), hasInk: !text.allSatisfy(\.isWhitespace))
    case .startTag(let tag): open(tag)
    case .endTag(let tag): close(tag)
    case .comment(let inside, let range): takeComment(inside, range)
    case .doctype, .island: break
    }
  }

  private func hasInk(_ range: ByteRange) -> Bool {
    for i in range.lower..<range.upper where file.bytes[i] > 0x20 { return true }
    return false
  }

  private mutating func takeComment(_ inside: ByteRange, _ range: ByteRange) {
    var start = inside.lower
    while start < inside.upper, isHTMLSpace(file.bytes[start]) { start += 1 }
    // Most comments are not for Caveat; only those that may be become strings.
    guard file.bytes[start..<inside.upper].starts(with: "caveat-".utf8) else { return }
    let text = String(decoding: file.bytes[start..<inside.upper], as: UTF8.self)
    if let directive = Directive.parse(comment: text, range: range) { builder.directives.append(directive) }
  }

  private mutating func takeRawText(_ range: ByteRange) {
    lastRawText = range
    guard rawElement.isJSONLD else { return }
    var scanner = JSONLDScanner(bytes: file.bytes, range: range)
    for pieces in scanner.scan() {
      asides.append(HTMLAside(kind: .jsonLD, isHidden: false, isQuoted: false, pieces: pieces))
    }
    if let problem = scanner.problem { builder.problems.append(problem) }
  }

  private mutating func addProblems() {
    if let unfinished = tokenizer.unfinished {
      let what =
        switch unfinished.kind {
        case .tag: "a tag"
        case .comment: "a comment"
        case .cdata: "a CDATA section"
        }
      // The text of an open CDATA section was read.
      if unfinished.kind != .cdata {
        builder.problems.append(
          ReadProblem(
            message: "\(what) is never closed, so what follows was not read", range: unfinished.range))
      }
    } else if tokenizer.state == .scriptData || tokenizer.state == .rawtext, let range = lastRawText,
      range.upper == tokenizer.end, rawElement.name != "xmp"
    {
      let message = "<\(rawElement.name)> is never closed, so what follows was not read"
      builder.problems.append(ReadProblem(message: message, range: range))
    }
  }
}
