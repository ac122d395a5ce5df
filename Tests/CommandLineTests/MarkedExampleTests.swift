import CaveatKit
import SourceText
import Testing

@Suite struct MarkedExampleTests {
  @Test func marksGiveRanges() throws {
    let example = try #require(MarkedExample("é [[a b]] c [[d]]"))
    #expect(String(decoding: example.bytes, as: UTF8.self) == "é a b c d")
    #expect(example.ranges == [ByteRange(3, 6), ByteRange(9, 10)])
  }

  @Test(arguments: ["[[a", "[[a [[b]] c]]"])
  func marksMustPairUp(_ text: String) {
    #expect(MarkedExample(text) == nil)
  }

  @Test func everyVariantKeepsItsMarksOnTheSameWords() throws {
    let example = try #require(MarkedExample("Fillers are [[safe and effective]] & more."))
    for variant in ExampleVariant.allCases {
      let written = try #require(variant.apply(to: example))
      let bytes = written.bytes
      let marked = written.ranges.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      #expect(marked.count == 1)
      let letters = marked[0].lowercased().filter { $0.isLetter && $0.isASCII }
      if variant != .entities { #expect(letters == "safeandeffective", "\(variant)") }
    }
  }

  @Test func whatCannotBeWrittenSoIsLeftOut() throws {
    let list = try #require(MarkedExample("- [[safe]]\n- fine"))
    #expect(ExampleVariant.entities.apply(to: list) == nil)
    let percent = try #require(MarkedExample("It is [[100%]] fine"))
    #expect(ExampleVariant.bold.apply(to: percent) == nil)
  }
}
