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
