import SourceText

/// Part of a source line on a terminal: one character, or printable ASCII, of which each byte takes one column.
private struct TextRun {
  /// What is shown, as UTF-8.
  var bytes: ArraySlice<UInt8>
  /// In columns.
  var width: Int
  var isMarked: Bool
  /// Whether it can be cut between any two columns.
  var isPlain = false

  static let ellipsis = TextRun(bytes: ArraySlice("…".utf8), width: 1, isMarked: false)
}

/// The part of a line that fits, with an ellipsis where something is left out.
struct LineView {
  private var runs: [TextRun] = []

  /// What is shown, as UTF-8, without spaces at its end.
  var text: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(runs.reduce(0) { $0 + $1.bytes.count })
    for run in runs { bytes += run.bytes }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return bytes
  }
  /// The columns of the whole.
  private(set) var total = 0
  /// The columns before the first marked one.
  var indent: Int { runs.prefix { !$0.isMarked }.reduce(0) { $0 + $1.width } }
  /// The marked columns.
  var width: Int { runs.reduce(0) { $0 + ($1.isMarked ? $1.width : 0) } }

  /// Adds the bytes of a line that lie in `window`; what lies in `span` is marked.
  mutating func add(_ bytes: [UInt8], _ window: ByteRange, marking span: ByteRange) {
    var i = window.lower
    while i < window.upper {
      let end = LineView.endOfPlain(bytes, i, window.upper)
      // Marks start and end inside plain text too.
      for bound in [span.lower, span.upper, end] where i < min(bound, end) {
        let next = min(bound, end)
        append(TextRun(bytes: bytes[i..<next], width: next - i, isMarked: span.contains(i), isPlain: true))
        i = next
      }
      let next = LineView.endOfOthers(bytes, i, window.upper)
      for character in String(decoding: bytes[i..<next], as: UTF8.self) {
        let after = i + character.utf8.count
        add(character, isMarked: i < span.upper && after > span.lower)
        i = after
      }
    }
  }

  private mutating func add(_ character: Character, isMarked: Bool) {
    let isTab = character == "\t"
    let text = isTab ? String(repeating: " ", count: 4 - total % 4) : DisplayText.safe(String(character))
    append(TextRun(bytes: ArraySlice(text.utf8), width: DisplayText.width(of: text), isMarked: isMarked))
  }

  private mutating func append(_ run: TextRun) {
    runs.append(run)
    total += run.width
  }

  /// The end of the printable ASCII from `start` on, without a last letter that what follows may join.
  private static func endOfPlain(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    let span = bytes.span
    var end = start
    while end < limit, ASCII.isPrintable(span[end]) { end += 1 }
    return end > start && end < limit && bytes[end] >= 0x80 ? end - 1 : end
  }

  /// The end of what is not plain from `start` on: where two ASCII bytes meet, which never join.
  private static func endOfOthers(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    guard start < limit else { return start }
    var end = start + 1
    while end < limit, !ASCII.isPrintable(bytes[end]) || bytes[end - 1] >= 0x80 { end += 1 }
    return end
  }

  /// Keeps at most `limit` columns around the marked ones.
  mutating func cut(to limit: Int, opensInside: Bool, endsInside: Bool) {
    var opens = opensInside
    var ends = endsInside
    if total > limit {
      let around = max(limit / 8, (limit - width) / 2)
      var left = max(0, indent - around)
      left = min(left, max(0, total - limit))
      let right = left + limit
      let all = runs
      runs = []
      total = 0
      var column = 0
      for run in all {
        let end = column + run.width
        if column < left { opens = true }
        if end > right { ends = true }
        if column >= left, end <= right {
          append(run)
        } else if run.isPlain, max(column, left) < min(end, right) {
          let kept = run.bytes.dropFirst(max(0, left - column)).dropLast(max(0, end - right))
          append(TextRun(bytes: kept, width: kept.count, isMarked: run.isMarked, isPlain: true))
        }
        column = end
      }
    }
    // The marks are counted over what is shown, so an ellipsis moves them along.
    if opens {
      runs.insert(.ellipsis, at: 0)
      total += 1
    }
    if ends { append(.ellipsis) }
  }
}
