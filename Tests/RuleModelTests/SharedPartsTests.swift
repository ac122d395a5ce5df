import TestSupport
import Testing

@testable import RuleModel

@Suite struct SharedPartsTests {
  private func strings(of shared: SharedParts) -> [[UInt8]] {
    shared.ends.indices.map { place in
      let lower = place == 0 ? 0 : shared.ends[place - 1]
      return shared.parts[lower..<shared.ends[place]].flatMap {
        shared.pool[$0.start..<($0.start + $0.count)]
      }
    }
  }

  @Test func stringsComeBackAndCommonPartsStandOnce() {
    let list = (0..<400).map { "word\($0)" }.joined(separator: "|")
    let texts = ["\\b(?:\(list)) cures", "", "the (?:\(list))", "a", "\(list)"].map { Array($0.utf8) }
    let shared = SharedParts(texts, isUTF8: true)
    #expect(strings(of: shared) == texts)
    #expect(shared.pool.count < list.utf8.count + 40)
  }

  @Test func whatIsKnownToBeCommonStaysInOnePiece() {
    let words: [String] = (0..<300).map { (place: Int) -> String in "word\(place * 7919 % 1000)" }
    let list = words.joined(separator: "|")
    // A string with pieces of the list comes first, and would break it up.
    let pieces: [String] = stride(from: 0, to: 300, by: 5).map { (start: Int) -> String in
      words[start..<(start + 5)].joined(separator: "|")
    }
    let first: String = pieces.reversed().joined(separator: "; ")
    let texts: [[UInt8]] = [first, "the (?:\(list))", "\\b(?:\(list)) ends"].map { Array($0.utf8) }
    let shared = SharedParts(texts, isUTF8: true, common: [Array("word1|word2".utf8), Array(list.utf8)])
    #expect(strings(of: shared) == texts)
    #expect(shared.ends[2] - shared.ends[1] <= 3)
    #expect(shared.primed >= list.utf8.count)
  }

  @Test(arguments: [true, false]) func partsAreReadAsTheyWereWritten(hasCommon: Bool) throws {
    // Longer than the counts of one step.
    let long: [UInt8] = (0..<9000).map { (place: Int) -> UInt8 in UInt8((place * 7 + place / 251) % 128) }
    let cut: [UInt8] = Array(long[100..<8000]) + [1, 2, 3]
    let turned: [UInt8] = Array(long.reversed()) + long
    let strings: [[UInt8]] = [long, [], cut, [4], turned]
    let shared = SharedParts(strings, isUTF8: false, common: hasCommon ? [long] : [])
    var writer = EncodedWriter()
    writer.writeParts(of: shared)
    var reader = EncodedReader(EncodedBytes(writer.bytes))
    let lists = try PartLists(&reader)
    #expect(lists.count == strings.count)
    for (place, string) in strings.enumerated() {
      let parts = lists.parts(of: place, inPoolOf: shared.pool.count)
      #expect(parts.flatMap { shared.pool[$0] } == string)
    }
    // Of a pool that is too short, the parts that lie in it.
    #expect(lists.parts(of: 0, inPoolOf: 50).allSatisfy { $0.upperBound <= 50 })
  }

  @Test func partsOfTextsAreOfWholeCharacters() throws {
    let common = String(repeating: "žluťoučký kůň ", count: 5)
    let texts = ["a\(common)é", "b\(common)ê", "\(common)č", "ž\(common)"].map { Array($0.utf8) }
    let shared = SharedParts(texts, isUTF8: true)
    #expect(strings(of: shared) == texts)
    _ = try #require(String(validating: shared.pool, as: UTF8.self))
    for part in shared.parts {
      _ = try #require(String(validating: shared.pool[part.start..<(part.start + part.count)], as: UTF8.self))
    }
  }

  @Test func anyBytesComeBack() {
    var state: UInt64 = 3
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let blocks = (0..<6).map { _ in (0..<(10 + random(90))).map { _ in UInt8(random(256)) } }
    let texts = (0..<80).map { _ in
      (0..<random(5)).flatMap { _ in blocks[random(6)] + [UInt8(random(256))] }
    }
    #expect(strings(of: SharedParts(texts, isUTF8: false)) == texts)
  }

  @Test func bytesAreCopiedFromAnyPlace() {
    let bytes = (0..<60).map { UInt8(truncatingIfNeeded: $0 * 77) }
    let packed = PackedBytes(bytes)
    #expect(packed.count == 60 && packed.encoded.count == 72 && packed.encoded.allSatisfy { $0 < 0x80 })
    for lower in 0..<12 {
      for upper in lower...60 {
        let copy = unsafe [UInt8](unsafeUninitializedCapacity: upper - lower) { buffer, count in
          unsafe packed.copyBytes(lower..<upper, to: buffer.extracting(0..<(upper - lower)))
          count = upper - lower
        }
        #expect(copy == Array(bytes[lower..<upper]))
      }
    }
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 10_000]) func blocksAreUnpackedAsTheyStand(count: Int) {
    let bytes = (0..<10_001).map { UInt8(truncatingIfNeeded: $0 * 31 + $0 / 251) }
    let blocks = UnpackedBlocks(PackedBytes(bytes), count: count)
    #expect(blocks.count == count)
    // Across the ends of blocks, and again where a block is unpacked already.
    for (lower, upper) in [(0, count), (count / 2, count), (min(4090, count), min(4100, count)), (0, 0)] {
      let copy = unsafe [UInt8](unsafeUninitializedCapacity: upper - lower) { buffer, initialized in
        unsafe blocks.copyBytes(lower..<upper, to: buffer.extracting(0..<(upper - lower)))
        initialized = upper - lower
      }
      #expect(copy == Array(bytes[lower..<upper]))
    }
  }
}

@Suite struct LiteralIndexTests {
  @Test func theListsOfAnIndexMakeTheSameIndex() throws {
    let set = try RuleSetCodingTests.sample()
    #expect(LiteralIndex(LiteralTable(set.literals)) == set.literals)
    var table = LiteralTable()
    let words = [
      "\tskin", "\tskin\t", "\tskin care", "\tsk", "★★", "(20", "wrinkles", "fda", "\tno\t", "\tnot ",
    ]
    table.append(
      words.indices.map { place in
        let clause = (0...place).map { Array(words[($0 * 3) % words.count].utf8) }
        return RequiredLiterals(ways: [[.init(literals: clause, offset: .zero)]])
      })
    let index = LiteralIndex(table)
    #expect(LiteralIndex(LiteralTable(index)) == index)
  }
}
