import Testing

@testable import SourceText

@Suite struct ByteScanTests {
  /// Every place, of every byte that may mislead a look at eight bytes at a time, among several fillers.
  @Test func findsTheFirstByteWhereverItStands() {
    for filler: UInt8 in [0x20, 0x41, 0x7F, 0x80, 0x8D, 0xFF] {
      for count in 0..<20 {
        for place in 0..<max(1, count) {
          for byte: UInt8 in [0x00, 0x0A, 0x0D, 0x0E, 0x7F, 0x80, 0x8A, 0xFF] {
            var bytes = [UInt8](repeating: filler, count: count)
            if place < count { bytes[place] = byte }
            if place + 1 < count { bytes[place + 1] = 0x0D }
            for start in 0...count {
              let rest = start..<count
              let low = rest.first { bytes[$0] < 0x0E } ?? count
              #expect(bytes.span.firstIndex(below: 0x0E, from: start) == low)
              let foreign = rest.first { bytes[$0] >= 0x80 } ?? count
              #expect(bytes.span.firstNonASCII(from: start) == foreign)
            }
          }
        }
      }
    }
  }
}
