/// Where matches of patterns can start in one text, each pattern once, however many ways it has to match.
struct PatternWindows {
  private var windows: [SentenceOffset.Window]
  private var texts: [Int32]
  private var patterns: [Int] = []

  init(patterns count: Int) {
    windows = Array(repeating: .nowhere, count: count)
    texts = Array(repeating: -1, count: count)
  }

  @inline(__always)
  mutating func note(_ pattern: Int, _ window: SentenceOffset.Window, in text: Int32) {
    if texts[pattern] == text {
      windows[pattern].widen(to: window)
    } else {
      texts[pattern] = text
      windows[pattern] = window
      patterns.append(pattern)
    }
  }

  /// Gives away what was noted since the last time.
  @inline(__always)
  mutating func takeAll(_ take: (_ pattern: Int, _ window: SentenceOffset.Window) -> Void) {
    for pattern in patterns { take(pattern, windows[pattern]) }
    patterns.removeAll(keepingCapacity: true)
  }
}
