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
      output += style.paint(padding + number + " |", .frame)
      if !piece.text.isEmpty {
        output += " "
        output += piece.text
      }
      output += "\n"
      if piece.width == 0 { continue }
      let marks = String(repeating: mark, count: piece.width)
      let tail = line == last && !label.isEmpty ? " " + label : ""
      output += bar
      output += String(repeating: " ", count: piece.indent + 1)
      output += style.paint(marks + tail, role)
      output += "\n"
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
    var view = LineView()
    view.add(bytes, ByteRange(from, max(from, to)), marking: ByteRange(lower, upper))
    view.cut(to: options.width, opensInside: from > content.lower, endsInside: to < content.upper)
    // A range may hold nothing but a line end; it still gets a mark on its first line.
    let isBare = view.width == 0 && range.lower >= content.lower && range.lower <= content.upper
    return (view.text, view.width == 0 ? (isBare ? view.total : 0) : view.indent, isBare ? 1 : view.width)
  }

  /// The start of the character in which the byte at `offset` lies.
  private func boundary(_ offset: Int) -> Int {
    var i = offset
    while i > 0, i < bytes.count, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }
}
