import Testing

@testable import RuleModel

@Suite struct PackedNumbersTests {
  @Test(arguments: [
    [], [0], [1, 2, 3], [0, 63, 64, 4095, 4096, (1 << 18) - 1], [(1 << 18) - 1, 1 << 18, (1 << 24) - 1],
  ])
  func numbersComeBackWideAndNarrow(numbers: [Int]) throws {
    let areNarrow = numbers.allSatisfy { $0 < 1 << 18 }
    for (packed, width) in [(PackedNumbers(numbers), 4), (PackedNumbers(narrow: numbers), areNarrow ? 3 : 4)]
    {
      #expect(packed.width == width)
      #expect(packed.count == numbers.count)
      #expect(packed.indices.map { packed[$0] } == numbers)
      #expect(packed.areWellFormed)
      var writer = EncodedWriter()
      writer.write(packed)
      var reader = EncodedReader(EncodedBytes(writer.bytes))
      #expect(try reader.packedNumbers(areNarrow: true) == packed)
      #expect(reader.isAtEnd)
    }
  }

  @Test func narrowNumbersAreReadOnlyWhereTheyMayStand() {
    var writer = EncodedWriter()
    writer.write(PackedNumbers(narrow: [1, 2]))
    var reader = EncodedReader(EncodedBytes(writer.bytes))
    #expect(throws: EncodingError.self) { try reader.packedNumbers() }
  }

  @Test func numbersThatEndTooSoonAreRefused() {
    var writer = EncodedWriter()
    writer.write(PackedNumbers(narrow: [1, 2]))
    for end in writer.bytes.indices {
      var reader = EncodedReader(EncodedBytes(Array(writer.bytes[..<end])))
      #expect(throws: EncodingError.self) { try reader.packedNumbers(areNarrow: true) }
    }
  }
}
