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
    return String(last).utf8.count
  }

  /// Adds the lines of `range` with `mark` below it and `label` after the last mark; each ends in a line feed.
  ///
  /// - Parameter mark: A character of ASCII.
  package func draw(
    _ range: ByteRange, mark: Unicode.Scalar, label: String, gutter: Int, role: TerminalStyle.Role,
    to output: inout [UInt8]
  ) {
    let first = table.lines.line(at: range.lower)
    let last = table.lines.line(at: max(range.lower, range.upper - 1))
    addBar(gutter, to: &output)
    output.append("\n")
    for line in first...last {
      if last - first >= Excerpt.mostLines {
        if line == first + 2 {
          style.paint(.frame, in: &output) { $0.append("...") }
          output.append("\n")
        }
        if line > first + 1, line < last { continue }
      }
      let piece = slice(line, range)
      style.paint(.frame, in: &output) { output in
        let number = String(line)
        output.append(repeating: " ", count: gutter - number.utf8.count)
        output.append(number)
        output.append(" |")
      }
      if !piece.text.isEmpty {
        output.append(" ")
        output += piece.text
      }
      output.append("\n")
      if piece.width == 0 { continue }
      addBar(gutter, to: &output)
      output.append(repeating: " ", count: piece.indent + 1)
      style.paint(role, in: &output) { output in
        output.append(repeating: mark, count: piece.width)
        guard line == last, !label.isEmpty else { return }
        output.append(" ")
        output.append(label)
      }
      output.append("\n")
    }
  }

  private func addBar(_ gutter: Int, to output: inout [UInt8]) {
    style.paint(.frame, in: &output) { output in
      output.append(repeating: " ", count: gutter)
      output.append(" |")
    }
  }

  /// One line as it is shown, and the columns of it that lie in `range`.
  private func slice(_ line: Int, _ range: ByteRange) -> (text: [UInt8], indent: Int, width: Int) {
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
