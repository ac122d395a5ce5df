package import SourceText

/// Positions in one file, each in constant time however long its lines are.
///
/// `LineIndex.position(at:)` walks its line; a report with many findings on one long line must not.
package struct PositionTable: Sendable {
  private static let stride = 1024
  private let bytes: [UInt8]
  package let lines: LineIndex
  /// The numbers of scalars and UTF-16 units before each multiple of `stride`.
  private let checkpoints: [(scalars: Int, utf16: Int)]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.lines = LineIndex(bytes)
    var checkpoints: [(scalars: Int, utf16: Int)] = []
    var total = (scalars: 0, utf16: 0)
    let span = bytes.span
    for i in 0..<span.count {
      if i % PositionTable.stride == 0 { checkpoints.append(total) }
      PositionTable.count(span[i], into: &total)
    }
    checkpoints.append(total)
    self.checkpoints = checkpoints
  }

  /// The position of the byte at `offset`, which may be the end of the file.
  package func position(at offset: Int) -> Position {
    let line = lines.line(at: offset)
    let start = lines.lineStarts[line - 1]
    let before = totals(before: start)
    let here = totals(before: max(start, offset))
    return Position(
      byte: offset, line: line, column: max(1, offset - start + 1),
      utf16: here.utf16 - before.utf16 + 1, scalar: here.scalars - before.scalars + 1)
  }

  /// The first and last position of a range.
  package func positions(of range: ByteRange) -> (start: Position, end: Position) {
    (position(at: range.lower), position(at: range.upper))
  }

  private func totals(before offset: Int) -> (scalars: Int, utf16: Int) {
    let block = min(offset / PositionTable.stride, checkpoints.count - 1)
    var total = checkpoints[block]
    let span = bytes.span
    var i = block * PositionTable.stride
    while i < min(offset, span.count) {
      PositionTable.count(span[i], into: &total)
      i += 1
    }
    return total
  }

  private static func count(_ byte: UInt8, into total: inout (scalars: Int, utf16: Int)) {
    if byte & 0xC0 == 0x80 { return }
    total.scalars += 1
    total.utf16 += byte >= 0xF0 ? 2 : 1
  }
}
