import SourceText

extension HTMLTokenizer {
  /// The tag that starts here, from its name on; nothing when the end of the file cuts it off.
  mutating func nextTag(nameStart: Int, isEnd: Bool) -> HTMLToken? {
    let start = offset
    var i = nameStart
    while i < end, !endsTagName(bytes[i]) { i += 1 }
    var tag = HTMLTag(name: name(ByteRange(nameStart, i)), range: ByteRange(start, i))
    offset = i
    guard readAttributes(&tag, keeps: !isEnd) else {
      unfinished = HTMLUnfinished(kind: .tag, range: ByteRange(start, end))
      offset = end
      return nil
    }
    tag.range.upper = offset
    state = .data
    if isEnd { return .endTag(tag) }
    lastStartTag = tag.name
    return .startTag(tag)
  }

  /// Reads up to and with the closing `>`, and says whether there is one.
  private mutating func readAttributes(_ tag: inout HTMLTag, keeps: Bool) -> Bool {
    // A linear look over more names than this would make many attributes quadratic.
    let manyNames = 16
    var seen: Set<String> = []
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ">") {
        offset += 1
        return true
      }
      if byte == UInt8(ascii: "/") {
        offset += 1
        if offset < end, bytes[offset] == UInt8(ascii: ">") {
          offset += 1
          tag.isSelfClosing = true
          return true
        }
        continue
      }
      if isHTMLSpace(byte) {
        offset += 1
        continue
      }
      if skipIsland() { continue }
      guard let attribute = readAttribute() else { return false }
      guard keeps else { continue }
      if tag.attributes.count < manyNames {
        if tag.attribute(attribute.name) == nil { tag.attributes.append(attribute) }
        continue
      }
      if seen.isEmpty { seen.formUnion(tag.attributes.map(\.name)) }
      if seen.insert(attribute.name).inserted { tag.attributes.append(attribute) }
    }
    return false
  }

  /// Reads a name and a value; nothing when the end of the file cuts them off.
  private mutating func readAttribute() -> HTMLAttribute? {
    let start = offset
    offset += 1
    while offset < end, !endsTagName(bytes[offset]), bytes[offset] != UInt8(ascii: "=") { offset += 1 }
    let name = name(ByteRange(start, offset))
    let nameEnd = offset
    skipSpaces()
    guard offset < end else { return nil }
    guard bytes[offset] == UInt8(ascii: "=") else {
      return HTMLAttribute(name: name, value: ByteRange(nameEnd, nameEnd))
    }
    offset += 1
    skipSpaces()
    let isExpression = skipHole()
    guard offset < end else { return nil }
    let quote = bytes[offset]
    let isTemplate = isExpression && quote == UInt8(ascii: "`")
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || isTemplate else {
      let valueStart = offset
      while offset < end, !isHTMLSpace(bytes[offset]), bytes[offset] != UInt8(ascii: ">") {
        if !skipIsland() { offset += 1 }
      }
      return offset < end ? HTMLAttribute(name: name, value: ByteRange(valueStart, offset)) : nil
    }
    offset += 1
    let valueStart = offset
    while offset < end, bytes[offset] != quote {
      if !skipIsland() { offset += 1 }
    }
    guard offset < end else { return nil }
    offset += 1
    return HTMLAttribute(name: name, value: ByteRange(valueStart, offset - 1))
  }

  /// Goes past bytes that are no HTML, such as the brace in `title={"safe"}`, and says whether there are some.
  private mutating func skipHole() -> Bool {
    guard let hole = nextHole(from: offset), hole.lower <= offset else { return false }
    offset = min(hole.upper, end)
    return true
  }

  private mutating func skipSpaces() {
    while offset < end, isHTMLSpace(bytes[offset]) { offset += 1 }
  }

  /// A tag's or an attribute's name: ASCII letters in lower case, NUL as U+FFFD.
  private func name(_ range: ByteRange) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(range.count)
    for byte in bytes[range.range] {
      if byte == 0 { name += [0xEF, 0xBF, 0xBD] } else { name.append(ASCII.lowercased(byte)) }
    }
    return String(decoding: name, as: UTF8.self)
  }
}
