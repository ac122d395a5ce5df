/// Finds the next place of a short text again and again, from places that only grow, in linear time in all.
struct ForwardFinder {
  private let needle: [UInt8]
  /// The last place found; the length of the text when there is none.
  private var found = -1

  init(_ needle: String) { self.needle = Array(needle.utf8) }

  /// The first place at or after `start` at which the text stands, or the length of `bytes`.
  mutating func next(in bytes: [UInt8], from start: Int) -> Int {
    if found >= start { return found }
    var i = start
    let last = bytes.count - needle.count
    while i <= last {
      if bytes[i] == needle[0], bytes[i..<(i + needle.count)].elementsEqual(needle) {
        found = i
        return i
      }
      i += 1
    }
    found = bytes.count
    return found
  }
}

/// Finds the next line end before a blank line, from places that only grow, in linear time in all.
struct BlankLineFinder {
  private var found = -1

  /// The first line end at or after `start` that a line without text follows, or the length of `bytes`.
  mutating func next(in bytes: [UInt8], from start: Int) -> Int {
    if found >= start { return found }
    var i = start
    while i < bytes.count {
      guard isLineEnd(bytes[i]) else {
        i += 1
        continue
      }
      var after = lineStart(in: bytes, after: i)
      while after < bytes.count, bytes[after] == 0x20 || bytes[after] == 0x09 { after += 1 }
      if after == bytes.count || isLineEnd(bytes[after]) {
        found = i
        return i
      }
      i = after
    }
    found = bytes.count
    return found
  }
}

/// Whether a byte ends a line of Markdown (CommonMark 0.30, section 2.1).
func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// The start of the line after the line end at `place`.
func lineStart(in bytes: [UInt8], after place: Int) -> Int {
  place + 1 < bytes.count && bytes[place] == 0x0D && bytes[place + 1] == 0x0A ? place + 2 : place + 1
}
