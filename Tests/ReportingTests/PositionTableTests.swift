import Reporting
import SourceText
import Testing

@Suite struct PositionTableTests {
  @Test func agreesWithTheLineIndexEverywhere() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array((String(repeating: "aé東💉\r\n", count: 300) + "x\ry").utf8)
    let table = PositionTable(bytes)
    let index = LineIndex(bytes)
    for offset in 3...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
      #expect(table.position(at: offset) == index.position(at: offset))
    }
  }

  /// Characters of two to four bytes at every place about the ends of the blocks that are counted as one.
  @Test(arguments: ["é", "東", "💉", "é東💉"], [254, 255, 256, 257, 511, 512])
  func agreesWithTheLineIndexWhereBlocksMeet(_ character: String, _ before: Int) {
    let ascii = String(repeating: "a", count: before - character.utf8.count + 1)
    for text in [ascii + character, ascii + character + String(repeating: "b", count: 600) + "\nc"] {
      let bytes = Array(text.utf8)
      let table = PositionTable(bytes)
      let index = LineIndex(bytes)
      for offset in 0...bytes.count + 1 {
        #expect(table.position(at: offset) == index.position(at: offset))
      }
    }
  }

  @Test func manyPositionsOnOneLongLineTakeLinearTime() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20)
    let table = PositionTable(bytes)
    let clock = ContinuousClock()
    let time = clock.measure {
      for offset in stride(from: 0, to: bytes.count, by: 64) {
        #expect(table.position(at: offset).column == offset + 1)
      }
    }
    #expect(time < .seconds(20))
  }
}
