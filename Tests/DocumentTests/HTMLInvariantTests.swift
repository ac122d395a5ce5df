import Foundation
import SourceText
import TestSupport
import Testing

@testable import Documents

/// What holds for every document, whatever the file.
@Suite struct HTMLInvariantTests {
  static let fixtures: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".html") }.sorted().map { folder.appendingPathComponent($0).path }
  }()

  @Test func fixturesAreThere() { #expect(HTMLInvariantTests.fixtures.count >= 2) }

  @Test(arguments: fixtures) func fixture(path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let document = HTMLReader.read(try SourceFile(path: path, bytes: bytes))
    #expect(brokenPromises(document).isEmpty)
    #expect(everyPartHasASource(document))
    #expect(document.blocks.count >= 5)
    #expect(document.problems.isEmpty)
  }

  @Test func mutations() throws {
    var random = SplitMix64(seed: 7)
    let seeds = try HTMLInvariantTests.fixtures.map {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))
    }
    let scraps = [
      "<", ">", "</", "<!--", "-->", "--!>", "&", "&amp", "&#x", ";", "\"", "'", "=", "/", "\0", "\r", "\n",
      " ",
      "<p>", "</p>", "<svg>", "</svg>", "<sup>", "</sup>", "<q>", "</q>", "<code>", "</a>", "<a href=x>",
      "<td>",
      "<table>", "</table>", "<title>", "</title>", "<script>", "</script>", "<![CDATA[", "]]>", "<?php ",
      "?>",
      "{{", "}}", "{%", "%}", "<template>", "hidden", "é", "😀", "\u{AD}", "—", "®", "а", "\\", "\\u00e9", "{",
      "}",
      "<li>", "<h1>", "<button>", "<b>", "</b>", "<div hidden>", "</div>", "<span hidden>", "</span>",
      "<pre>",
    ].map { Array($0.utf8) }
    for round in 0..<4000 {
      var bytes = mutate(try #require(seeds.randomElement(using: &random)), scraps, &random)
      // A cut through a character leaves bytes that no file may hold.
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
      let document = HTMLReader.read(try SourceFile(path: "m.html", bytes: bytes))
      let broken = brokenPromises(document)
      #expect(broken.isEmpty, "round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      if round % 50 == 0 { #expect(everyPartHasASource(document), "round \(round)") }
    }
  }

  /// A stretch of the seed with bytes cut out, doubled and put in.
  private func mutate(_ seed: [UInt8], _ scraps: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    let start = Int.random(in: 0..<seed.count, using: &random)
    var bytes = Array(seed[start..<min(seed.count, start + Int.random(in: 0..<600, using: &random))])
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0..<12, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      default: bytes.insert(contentsOf: scraps.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  /// Whether each character of reader text, and each run of five bytes, stands for bytes of the file.
  private func everyPartHasASource(_ document: Document) -> Bool {
    let bytes = document.reader.bytes
    for block in document.blocks {
      for start in block.text.range {
        for length in [1, 5] where start + length <= block.text.upper {
          guard isBoundary(bytes, start), isBoundary(bytes, start + length) else { continue }
          let origin = document.source(of: ByteRange(start, start + length))
          guard !origin.isEmpty, origin.upper <= document.file.bytes.count,
            isBoundary(document.file.bytes, origin.lower),
            isBoundary(document.file.bytes, origin.upper)
          else { return false }
        }
      }
    }
    return true
  }
}
