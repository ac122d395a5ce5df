import LanguageServer
import Testing

/// Messages out of a stream of bytes.
@Suite struct FrameReaderTests {
  private func frames(_ stream: String, limit: Int = 1000, step: Int = .max) -> [FrameReader.Frame] {
    var reader = FrameReader(limit: limit)
    var frames: [FrameReader.Frame] = []
    var rest = Array(stream.utf8)[...]
    while !rest.isEmpty {
      reader.append(rest.prefix(step))
      rest = rest.dropFirst(step)
      while let frame = reader.next() { frames.append(frame) }
    }
    return frames
  }

  private func message(_ text: String) -> FrameReader.Frame { .message(Array(text.utf8)) }

  @Test(arguments: [1, 2, 7, Int.max])
  func messagesMayComeInPieces(_ step: Int) {
    let stream =
      "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:  4 \r\n\r\nnullContent-Length: 0\n\n"
    #expect(frames(stream, step: step) == [message("{}"), message("null"), message("")])
  }

  @Test(arguments: [
    "Content-Length: -3\r\n\r\n", "Content-Length: 3x\r\n\r\n", "Content-Length:\r\n\r\n",
    "Length: 3\r\n\r\n",
    "Content-Length: 99999999999999999999\r\n\r\n", "\n\n", "garbage\r\n\r\n",
  ])
  func aBrokenHeaderLosesNothingAfterIt(_ header: String) {
    let found = frames(header + "Content-Length: 2\r\n\r\n[]")
    #expect(found == [.fault("a header has no valid Content-Length"), message("[]")])
  }

  @Test func bytesBeforeAHeaderDoNoHarm() {
    #expect(frames("}} junk\u{0}Content-Length: 2\r\n\r\n[]") == [message("[]")])
  }

  @Test(arguments: [1, Int.max])
  func aMessageOverTheLimitIsPassedOver(_ step: Int) {
    let long = String(repeating: "x", count: 5000)
    let found = frames("Content-Length: 5000\r\n\r\n\(long)Content-Length: 1\r\n\r\n1", step: step)
    #expect(found == [.fault("a message of 5000 bytes is over the limit of 1000"), message("1")])
  }

  @Test func anEndlessHeaderIsCut() {
    let found = frames(String(repeating: "a", count: 9000) + "\r\nContent-Length: 1\r\n\r\n1", step: 100)
    #expect(found == [.fault("a header is longer than 8192 bytes"), message("1")])
  }

  @Test func aLengthThatIsTooGreatGivesTheNextMessageBack() {
    var reader = FrameReader(limit: 1000)
    reader.append(
      Array("Content-Length: 26\r\n\r\n{}Content-Length: 2\r\n\r\n[]Content-Length: 1\r\n\r\n1".utf8))
    guard case .message(let body) = reader.next() else {
      Issue.record("no message")
      return
    }
    #expect(throws: JSONError.self) { try JSONParser.parse(body) }
    reader.recover(from: body)
    #expect(reader.next() == message("[]"))
    #expect(reader.next() == message("1"))
  }
}
