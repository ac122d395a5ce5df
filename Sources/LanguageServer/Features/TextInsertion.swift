import CaveatKit

/// A change to a draft, in bytes.
struct DraftEdit: Equatable {
  var range: ByteRange
  var text: String

  /// The draft after the change.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    result.replaceSubrange(range.range, with: text.utf8)
    return result
  }
}

/// A draft by lines, for edits that have to stand on lines of their own.
struct DraftLines {
  let bytes: [UInt8]
  let index: LineIndex
  /// The line end that the draft uses.
  let lineEnd: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = LineIndex(bytes)
    let first = bytes.firstIndex(of: UInt8(ascii: "\n"))
    lineEnd = first.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
  }

  /// The bytes of a line from 1, without its end and without blanks before its text.
  func trimmed(_ line: Int) -> ArraySlice<UInt8> {
    bytes[index.content(ofLine: line).range].drop { $0 == 0x20 || $0 == 0x09 }
  }

  func isBlank(_ line: Int) -> Bool { trimmed(line).isEmpty }
}
