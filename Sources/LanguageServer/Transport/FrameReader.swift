/// Cuts a stream of bytes into messages (LSP 3.17, “Base Protocol”).
///
/// A header block that names no length is reported and passed over; bytes before a `Content-Length` field do no
/// harm. So a peer that miscounts loses a message, not the connection.
package struct FrameReader {
  /// What stands next in the stream.
  package enum Frame: Equatable {
    case message([UInt8])
    /// Bytes that are no message, and why.
    case fault(String)
  }

  /// The longest header block, in bytes.
  private static let longestHeader = 8 << 10
  /// What is kept of a header block that is too long: enough for the start of a field.
  private static let keptTail = 64
  private static let field = Array("content-length:".utf8)

  /// The largest message, in bytes; a larger one is passed over without being kept.
  package let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the search for the end of a header block has come.
  private var searched = 0
  /// The length of the message whose header has been read.
  private var awaited: Int?
  /// The bytes of a message that are still to be passed over.
  private var skipped = 0

  package init(limit: Int) { self.limit = limit }

  /// The number of bytes that wait for the rest of their message.
  package var pending: Int { buffer.count - start }

  package mutating func append(_ bytes: some Collection<UInt8>) {
    let passed = min(skipped, bytes.count)
    skipped -= passed
    buffer.append(contentsOf: bytes.dropFirst(passed))
  }

  /// The next message or fault; nothing until more bytes come.
  package mutating func next() -> Frame? {
    if let length = awaited {
      guard pending >= length else { return nil }
      awaited = nil
      let body = Array(buffer[start..<(start + length)])
      advance(to: start + length)
      return .message(body)
    }
    guard let end = headerEnd() else {
      guard pending > FrameReader.longestHeader else { return nil }
      advance(to: buffer.count - FrameReader.keptTail)
      return .fault("a header is longer than \(FrameReader.longestHeader) bytes")
    }
    let length = FrameReader.length(in: buffer[start..<end])
    advance(to: end)
    guard let length else { return .fault("a header has no valid Content-Length") }
    guard length <= limit else {
      let passed = min(length, pending)
      advance(to: start + passed)
      skipped = length - passed
      return .fault("a message of \(length) bytes is over the limit of \(limit)")
    }
    awaited = length
    return next()
  }

  /// Puts back what follows a header inside a message that could not be read: its length was too great and
  /// took the next messages with it.
  ///
  /// Line ends stand escaped in JSON strings, so no text in a message can pass for a header.
  package mutating func recover(from body: [UInt8]) {
    var i = 0
    while let found = FrameReader.find(in: body[i...]) {
      i = found + FrameReader.field.count
      guard let end = body[i...].firstIndex(of: UInt8(ascii: "\n")),
        FrameReader.length(in: body[found...end]) != nil
      else { continue }
      buffer.replaceSubrange(..<start, with: body[found...])
      start = 0
      searched = 0
      return
    }
  }

  private mutating func advance(to place: Int) {
    start = place
    searched = place
    // Moving what is left costs its length; done only when more than half is used, it stays linear.
    guard start > buffer.count / 2 else { return }
    buffer.removeSubrange(..<start)
    start = 0
    searched = 0
  }

  /// The byte after the blank line that ends a header block; a peer may leave out the carriage returns.
  private mutating func headerEnd() -> Int? {
    while searched < buffer.count {
      let i = searched
      searched += 1
      guard buffer[i] == UInt8(ascii: "\n"), i > start else { continue }
      if buffer[i - 1] == UInt8(ascii: "\n") { return i + 1 }
      if i - start >= 2, buffer[i - 1] == UInt8(ascii: "\r"), buffer[i - 2] == UInt8(ascii: "\n") {
        return i + 1
      }
    }
    return nil
  }

  /// The place of the first `Content-Length:` in any letter case.
  private static func find(in bytes: ArraySlice<UInt8>) -> Int? {
    var i = bytes.startIndex
    while i + field.count <= bytes.endIndex {
      var k = 0
      while k < field.count, bytes[i + k] | 0x20 == field[k] | 0x20 { k += 1 }
      if k == field.count { return i }
      i += 1
    }
    return nil
  }

  /// The length that the last `Content-Length` field of a block gives.
  private static func length(in block: ArraySlice<UInt8>) -> Int? {
    var length: Int?
    var rest = block
    while let found = find(in: rest) {
      rest = rest[(found + field.count)...]
      let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let digits = line.drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 &- 0x30 < 10 }
      let isWhole = line[digits.endIndex...].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isWhole, let value = Int(String(decoding: digits, as: UTF8.self)) { length = value }
    }
    return length
  }
}
