package import SourceText

/// Positions in one file, each in constant time however long its lines are.
///
/// `LineIndex.position(at:)` walks its line; a report with many findings on one long line must not.
package struct PositionTable: Sendable {
  private static let block = 256
  private let bytes: [UInt8]
  package let lines: LineIndex
  /// The numbers of scalars and UTF-16 units before each multiple of `block`.
  private let checkpoints: [(scalars: Int, utf16: Int)]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.lines = LineIndex(bytes)
    var checkpoints: [(scalars: Int, utf16: Int)] = []
    var total = (scalars: 0, utf16: 0)
    let span = bytes.span
    for start in stride(from: 0, to: span.count, by: PositionTable.block) {
      checkpoints.append(total)
      let end = min(start + PositionTable.block, span.count)
      PositionTable.count(span.extracting(start..<end), into: &total)
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
    let end = min(offset, bytes.count)
    let place = min(end / PositionTable.block, checkpoints.count - 1)
    var total = checkpoints[place]
    let start = place * PositionTable.block
    if countsBytes(place) { return (total.scalars + end - start, total.utf16 + end - start) }
    PositionTable.count(bytes.span.extracting(start..<end), into: &total)
    return total
  }

  /// Whether each byte from a checkpoint to the next counts as one scalar and one unit, as those of ASCII do.
  private func countsBytes(_ place: Int) -> Bool {
    guard place + 1 < checkpoints.count else { return false }
    let (here, next) = (checkpoints[place], checkpoints[place + 1])
    let count = min(PositionTable.block, bytes.count - place * PositionTable.block)
    return next.scalars - here.scalars == count && next.utf16 - here.utf16 == count
  }

  /// Counts at most `block` bytes, without a branch for each, so that the compiler takes many at a time.
  @inline(never)
  private static func count(_ bytes: Span<UInt8>, into total: inout (scalars: Int, utf16: Int)) {
    var scalars: UInt16 = 0
    var pairs: UInt16 = 0
    for i in bytes.indices {
      let byte = bytes[i]
      scalars &+= byte & 0xC0 == 0x80 ? 0 : 1
      pairs &+= byte >= 0xF0 ? 1 : 0
    }
    total.scalars += Int(scalars)
    total.utf16 += Int(scalars) + Int(pairs)
  }
}
