/// Finds the ends of code spans in one paragraph after the other (CommonMark 0.30, section 6.1), from places that only
/// grow, in time linear in the text.
struct CodeSpans {
  /// The longest run of backticks that md4c takes for a mark.
  private static let longestMark = 32

  private var end = 0
  /// The run of so many backticks that was last found in the paragraph; -1 when none was looked for.
  private var found = Array(repeating: -1, count: longestMark + 1)
  private var isUsed = false

  /// Begins a paragraph.
  ///
  /// - Parameter end: The byte after it.
  mutating func begin(before end: Int) {
    self.end = end
    guard isUsed else { return }
    isUsed = false
    for length in found.indices { found[length] = -1 }
  }

  /// The byte after the backticks that stand at `at`, or after the span that they open.
  mutating func end(_ bytes: [UInt8], openedAt at: Int) -> Int {
    let after = Self.runEnd(bytes, at, bytes.count)
    let length = after - at
    guard length <= Self.longestMark else { return after }
    isUsed = true
    if found[length] < after { found[length] = run(of: length, bytes, from: after) }
    return found[length] < end ? found[length] + length : after
  }

  /// The first run of so many backticks at or after `start`; the largest number when there is none.
  private func run(of length: Int, _ bytes: [UInt8], from start: Int) -> Int {
    var i = start
    while i < end {
      guard bytes[i] == UInt8(ascii: "`") else {
        i += 1
        continue
      }
      let first = i
      i = Self.runEnd(bytes, i, end)
      if i - first == length { return first }
    }
    return Int.max
  }

  private static func runEnd(_ bytes: [UInt8], _ at: Int, _ limit: Int) -> Int {
    var i = at
    while i < limit, bytes[i] == UInt8(ascii: "`") { i += 1 }
    return i
  }
}
