import SourceText

extension HTMLTokenizer {
  /// Whether the `<` at `start` begins a tag, a comment or a declaration; otherwise it is a character.
  func startsMarkup(_ start: Int) -> Bool {
    guard start + 1 < end else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return start + 2 < end
    case let byte: return ASCII.isLetter(byte)
    }
  }

  /// The markup that starts here; nothing for `</>`, which stands for nothing, and for a tag cut off at the end.
  mutating func nextMarkup() -> HTMLToken? {
    let start = offset
    switch bytes[start + 1] {
    case UInt8(ascii: "!"): return nextDeclaration(start)
    case UInt8(ascii: "?"): return bogusComment(start, inside: start + 1)
    case UInt8(ascii: "/"):
      if ASCII.isLetter(bytes[start + 2]) { return nextTag(nameStart: start + 2, isEnd: true) }
      if bytes[start + 2] == UInt8(ascii: ">") {
        offset = start + 3
        return nil
      }
      return bogusComment(start, inside: start + 2)
    default: return nextTag(nameStart: start + 1, isEnd: false)
    }
  }

  private mutating func nextDeclaration(_ start: Int) -> HTMLToken? {
    if matches([0x2D, 0x2D], at: start + 2) { return nextComment(start) }
    if matchesWord("doctype", at: start + 2) {
      // In every state of a doctype, quoted identifiers too, `>` ends it.
      let close = find([UInt8(ascii: ">")], from: start)
      if close == nil { unfinished = HTMLUnfinished(kind: .tag, range: ByteRange(start, end)) }
      offset = close.map { $0 + 1 } ?? end
      return .doctype(ByteRange(start, offset))
    }
    if isForeign, matches(Array("[CDATA[".utf8), at: start + 2) {
      offset = start + 9
      state = .cdata
      return nil
    }
    return bogusComment(start, inside: start + 2)
  }

  private mutating func bogusComment(_ start: Int, inside: Int) -> HTMLToken {
    let close = find([UInt8(ascii: ">")], from: inside)
    if close == nil { unfinished = HTMLUnfinished(kind: .comment, range: ByteRange(start, end)) }
    offset = close.map { $0 + 1 } ?? end
    return .comment(inside: ByteRange(inside, close ?? end), range: ByteRange(start, offset))
  }

  /// A comment (sections 13.2.5.43 to 13.2.5.52): it ends at `-->` or `--!>`, and at once at `<!-->` or `<!--->`.
  private mutating func nextComment(_ start: Int) -> HTMLToken {
    let inside = start + 4
    let dash = UInt8(ascii: "-")
    for (opening, length) in [([0x3E as UInt8], 1), ([dash, 0x3E], 2)] where matches(opening, at: inside) {
      offset = inside + length
      return .comment(inside: ByteRange(inside, inside), range: ByteRange(start, offset))
    }
    var i = inside
    while i + 2 < end {
      if bytes[i] == dash, bytes[i + 1] == dash {
        let length = bytes[i + 2] == 0x3E ? 3 : matches([dash, dash, 0x21, 0x3E], at: i) ? 4 : 0
        if length > 0 {
          offset = i + length
          return .comment(inside: ByteRange(inside, i), range: ByteRange(start, offset))
        }
      }
      i += 1
    }
    unfinished = HTMLUnfinished(kind: .comment, range: ByteRange(start, end))
    offset = end
    return .comment(inside: ByteRange(inside, unclosedCommentEnd(inside)), range: ByteRange(start, end))
  }

  /// Where the text of a comment ends that the end of the file cuts off: before the start of a closing mark.
  private func unclosedCommentEnd(_ inside: Int) -> Int {
    for mark in ["--!", "--", "-"] where end - inside >= mark.utf8.count {
      let place = end - mark.utf8.count
      if matches(Array(mark.utf8), at: place) { return place }
    }
    return end
  }
}
