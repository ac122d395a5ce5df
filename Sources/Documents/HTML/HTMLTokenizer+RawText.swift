import SourceText

extension HTMLTokenizer {
  /// The next token before `limit`, or the end tag that stands there.
  mutating func nextInRawText(decodes: Bool, limit: Int) -> HTMLToken? {
    if offset == limit { return nextTag(nameStart: offset + 2, isEnd: true) }
    guard decodes else { return text(upTo: limit) }
    switch bytes[offset] {
    case UInt8(ascii: "&"):
      if let reference = nextReference() { return reference }
    case UInt8(ascii: "<"), UInt8(ascii: "{"):
      if let island = nextIsland() { return island }
    default: break
    }
    var i = offset + 1
    while i < limit, bytes[i] != UInt8(ascii: "&") {
      if findsIslands, bytes[i] == UInt8(ascii: "<") || bytes[i] == UInt8(ascii: "{") { break }
      i += 1
    }
    return text(upTo: i)
  }

  /// The place of the end tag that ends RCDATA or RAWTEXT, or the end.
  mutating func endTagStart(from start: Int) -> Int {
    if rawTextEnd >= start { return rawTextEnd }
    var i = start
    while i < end, !isAppropriateEndTag(i) { i += 1 }
    rawTextEnd = i
    return i
  }

  /// Whether the last start tag's end tag stands at `i` (13.2.5: "appropriate end tag token").
  private func isAppropriateEndTag(_ i: Int) -> Bool {
    guard bytes[i] == UInt8(ascii: "<"), i + 1 < end, bytes[i + 1] == UInt8(ascii: "/"),
      !lastStartTag.isEmpty, matchesWord(lastStartTag, at: i + 2)
    else { return false }
    let after = i + 2 + lastStartTag.utf8.count
    return after < end && endsTagName(bytes[after])
  }

  /// The place of the end tag that ends script data, or the end (13.2.5.15 to 13.2.5.31).
  ///
  /// Inside `<!-- … -->` a `<script>` hides the next `</script>`.
  func scriptEnd(from start: Int) -> Int {
    var mode = ScriptMode.plain
    var dashes = 0
    var i = start
    while i < end {
      switch bytes[i] {
      case UInt8(ascii: "-"):
        dashes += 1
        i += 1
      case UInt8(ascii: ">"):
        if dashes >= 2 { mode = .plain }
        dashes = 0
        i += 1
      case UInt8(ascii: "<"):
        if mode != .doubleEscaped, isAppropriateEndTag(i) { return i }
        dashes = 0
        i = afterLessThan(i, &mode, &dashes)
      default:
        dashes = 0
        i += 1
      }
    }
    return end
  }

  private enum ScriptMode { case plain, escaped, doubleEscaped }

  /// The place to go on from after the `<` at `i`.
  private func afterLessThan(_ i: Int, _ mode: inout ScriptMode, _ dashes: inout Int) -> Int {
    switch mode {
    case .plain:
      guard matches(Array("!--".utf8), at: i + 1) else { return i + 1 }
      mode = .escaped
      dashes = 2
      return i + 4
    case .escaped:
      guard let after = scriptWordEnd(i + 1) else { return i + 1 }
      mode = .doubleEscaped
      return after
    case .doubleEscaped:
      guard i + 1 < end, bytes[i + 1] == UInt8(ascii: "/"), let after = scriptWordEnd(i + 2) else {
        return i + 1
      }
      mode = .escaped
      return after
    }
  }

  /// The place after `script` and what ends the name, when they stand at `i`.
  private func scriptWordEnd(_ i: Int) -> Int? {
    guard matchesWord("script", at: i), i + 6 < end, endsTagName(bytes[i + 6]) else { return nil }
    return i + 7
  }
}
