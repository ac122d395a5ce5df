import Diagnostics
package import SourceText

/// Source lines with marks below the bytes that matter, as rustc and ruff draw them.
package struct Excerpt: Sendable {
  /// The most lines of one range that are drawn; the middle of a longer one is left out.
  private static let mostLines = 4

  private let bytes: [UInt8]
  private let table: PositionTable
  private let options: TextOptions
  private let style: TerminalStyle

  package init(_ bytes: [UInt8], _ table: PositionTable, _ options: TextOptions) {
    self.bytes = bytes
    self.table = table
    self.options = options
    self.style = TerminalStyle(options.usesColor)
  }

  /// The columns that the line numbers of `ranges` take.
  package func gutter(of ranges: [ByteRange]) -> Int {
    let last = ranges.map { table.lines.line(at: max($0.lower, $0.upper - 1)) }.max() ?? 1
    return String(last).count
  }

  /// The lines of `range` with `mark` below it and `label` after the last mark; each ends in a line feed.
  package func draw(
    _ range: ByteRange, mark: Character, label: String, gutter: Int, role: TerminalStyle.Role
  ) -> String {
    let first = table.lines.line(at: range.lower)
    let last = table.lines.line(at: max(range.lower, range.upper - 1))
    let bar = style.paint(String(repeating: " ", count: gutter) + " |", .frame)
    var output = bar + "\n"
    for line in first...last {
      if last - first >= Excerpt.mostLines {
        if line == first + 2 { output += style.paint("...", .frame) + "\n" }
        if line > first + 1, line < last { continue }
      }
      let piece = slice(line, range)
      let number = String(line)
      let padding = String(repeating: " ", count: gutter - number.count)
      output += style.paint(padding + number + " |", .frame) + (piece.text.isEmpty ? "" : " " + piece.text)
      output += "\n"
      if piece.width == 0 { continue }
      let marks = String(repeating: mark, count: piece.width)
      let tail = line == last && !label.isEmpty ? " " + label : ""
      output +=
        bar + " " + String(repeating: " ", count: piece.indent) + style.paint(marks + tail, role) + "\n"
    }
    return output
  }

  /// One line as it is shown, and the columns of it that lie in `range`.
  private func slice(_ line: Int, _ range: ByteRange) -> (text: String, indent: Int, width: Int) {
    let content = table.lines.content(ofLine: line)
    let lower = min(max(range.lower, content.lower), content.upper)
    let upper = min(max(range.upper, lower), content.upper)
    let from = boundary(max(content.lower, lower - 4 * options.width))
    let to = boundary(min(content.upper, min(upper, lower + 8 * options.width) + 4 * options.width))
    let cells = cells(ByteRange(from, max(from, to)), span: ByteRange(lower, upper))
    var view = CellView(cells)
    view.cut(to: options.width, opensInside: from > content.lower, endsInside: to < content.upper)
    // A range may hold nothing but a line end; it still gets a mark on its first line.
    let isBare = view.width == 0 && range.lower >= content.lower && range.lower <= content.upper
    return (view.text, view.width == 0 ? (isBare ? view.total : 0) : view.indent, isBare ? 1 : view.width)
  }

  private func cells(_ window: ByteRange, span: ByteRange) -> [Cell] {
    var cells: [Cell] = []
    var at = window.lower
    var column = 0
    for character in String(decoding: bytes[window.range], as: UTF8.self) {
      let next = at + character.utf8.count
      let text: String
      if character == "\t" {
        text = String(repeating: " ", count: 4 - column % 4)
      } else {
        text = DisplayText.safe(String(character))
      }
      let width = DisplayText.width(of: text)
      cells.append(Cell(text: text, width: width, isMarked: at < span.upper && next > span.lower))
      column += width
      at = next
    }
    return cells
  }

  /// The start of the character in which the byte at `offset` lies.
  private func boundary(_ offset: Int) -> Int {
    var i = offset
    while i > 0, i < bytes.count, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }
}

/// One character of a source line on a terminal.
struct Cell {
  var text: String
  var width: Int
  var isMarked: Bool
}

/// The part of a line that fits, with an ellipsis where something is left out.
struct CellView {
  private var cells: [Cell]

  init(_ cells: [Cell]) { self.cells = cells }

  var text: String {
    var text = cells.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }
  var total: Int { cells.reduce(0) { $0 + $1.width } }
  /// The columns before the first marked cell.
  var indent: Int { cells.prefix { !$0.isMarked }.reduce(0) { $0 + $1.width } }
  /// The columns of the marked cells.
  var width: Int { cells.reduce(0) { $0 + ($1.isMarked ? $1.width : 0) } }

  /// Keeps at most `limit` columns around the marked cells.
  mutating func cut(to limit: Int, opensInside: Bool, endsInside: Bool) {
    var opens = opensInside
    var ends = endsInside
    if total > limit {
      let around = max(limit / 8, (limit - width) / 2)
      var left = max(0, indent - around)
      left = min(left, max(0, total - limit))
      let right = left + limit
      var column = 0
      var kept: [Cell] = []
      for cell in cells {
        if column < left { opens = true }
        if column + cell.width > right { ends = true }
        if column >= left, column + cell.width <= right { kept.append(cell) }
        column += cell.width
      }
      cells = kept
    }
    // The marks are counted over the cells, so an ellipsis moves them along.
    if opens { cells.insert(Cell(text: "…", width: 1, isMarked: false), at: 0) }
    if ends { cells.append(Cell(text: "…", width: 1, isMarked: false)) }
  }
}
