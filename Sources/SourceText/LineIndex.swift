/// The starts of a file's lines, and the way from a byte offset to a position and back.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`, as the Language Server Protocol counts them
/// (3.17, "Text Documents"). A byte order mark belongs to no column.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  /// The byte offset at which each line starts; the first is 3 when the file has a byte order mark.
  public let lineStarts: [Int]

  /// Reads the line starts in one pass over `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    let span = bytes.span
    var i = 0
    while true {
      i = span.firstIndex(below: UInt8(ascii: "\r") + 1, from: i)
      guard i < span.count else { break }
      let byte = span[i]
      i += 1
      if byte == UInt8(ascii: "\n") {
        starts.append(i)
      } else if byte == UInt8(ascii: "\r") {
        if i < span.count, span[i] == UInt8(ascii: "\n") { i += 1 }
        starts.append(i)
      }
    }
    self.lineStarts = starts
  }

  /// The number of lines; an empty file has one.
  public var lineCount: Int { lineStarts.count }

  /// The line, from 1, on which the byte at `offset` lies.
  public func line(at offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex { $0 > offset })
  }

  /// The position of the byte at `offset`, which may be the end of the file.
  public func position(at offset: Int) -> Position {
    let line = line(at: offset)
    let start = lineStarts[line - 1]
    var utf16 = 1
    var scalar = 1
    let span = bytes.span
    var i = start
    while i < min(offset, span.count) {
      let byte = span[i]
      i += 1
      if byte & 0xC0 == 0x80 { continue }
      scalar += 1
      utf16 += byte >= 0xF0 ? 2 : 1
    }
    return Position(
      byte: offset, line: line, column: max(1, offset - start + 1), utf16: utf16, scalar: scalar)
  }

  /// The bytes of a line, from 1, without its line end.
  public func content(ofLine line: Int) -> ByteRange {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, line < lineStarts.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return ByteRange(start, max(start, end))
  }

  /// The byte offset of a line from 1 and a column from 1 in `encoding`, held inside the line.
  ///
  /// - Returns: Nothing if the file has no such line.
  public func offset(line: Int, column: Int, encoding: PositionEncoding) -> Int? {
    guard line >= 1, line <= lineStarts.count else { return nil }
    let content = content(ofLine: line)
    if encoding == .utf8 { return min(content.lower + max(0, column - 1), content.upper) }
    var units = 1
    var i = content.lower
    while i < content.upper, units < column {
      let lead = bytes[i]
      units += encoding == .utf16 && lead >= 0xF0 ? 2 : 1
      i += 1
      while i < content.upper, bytes[i] & 0xC0 == 0x80 { i += 1 }
    }
    return i
  }
}
