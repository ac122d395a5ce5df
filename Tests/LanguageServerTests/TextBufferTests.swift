import CaveatKit
import LanguageServer
import TestSupport
import Testing

/// Edits and places in the units that clients count in.
@Suite struct TextBufferTests {
  /// A text as a client keeps it: the units in which it counts.
  private struct Mirror {
    var text: String
    let encoding: PositionEncoding

    /// The scalars of the text, each with the place before it, and the place at the end.
    var places: [ClientPosition] {
      var places: [ClientPosition] = []
      var line = 0
      var character = 0
      let scalars = Array(text.unicodeScalars)
      for (i, scalar) in scalars.enumerated() {
        places.append(ClientPosition(line: line, character: character))
        let isPair = scalar == "\r" && i + 1 < scalars.count && scalars[i + 1] == "\n"
        if !isPair, scalar == "\n" || scalar == "\r" {
          line += 1
          character = 0
        } else {
          switch encoding {
          case .utf8: character += UTF8.width(scalar)
          case .utf16: character += UTF16.width(scalar)
          case .scalar: character += 1
          }
        }
      }
      return places + [ClientPosition(line: line, character: character)]
    }

    /// Whether an editor can have a place before the scalar at `i`: not between the halves of a line end.
    func isBoundary(_ i: Int) -> Bool {
      let scalars = Array(text.unicodeScalars)
      return !(i > 0 && i < scalars.count && scalars[i - 1] == "\r" && scalars[i] == "\n")
    }

    mutating func replace(_ range: Range<Int>, with new: String) {
      let scalars = Array(text.unicodeScalars)
      var result = String.UnicodeScalarView()
      result.append(contentsOf: scalars[..<range.lowerBound])
      result.append(contentsOf: new.unicodeScalars)
      result.append(contentsOf: scalars[range.upperBound...])
      text = String(result)
    }
  }

  private static let pieces = ["a", "é", "💉", "\r\n", "\n", "\r", "👩🏽‍⚕️", "Botox ", "\u{FEFF}", "", "한"]

  @Test(arguments: PositionEncoding.allCases)
  func incrementalEditsEqualTheFullText(_ encoding: PositionEncoding) {
    var random = SplitMix64(seed: 7)
    for _ in 0..<40 {
      var mirror = Mirror(text: "💉 one\r\ntwo é\rthree\n", encoding: encoding)
      var buffer = TextBuffer(mirror.text)
      for _ in 0..<40 {
        let places = mirror.places
        let ends = [0, 1].map { _ in Int.random(in: 0..<places.count, using: &random) }.sorted()
        guard ends.allSatisfy(mirror.isBoundary) else { continue }
        let new = (0..<3).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        buffer.replace(from: places[ends[0]], to: places[ends[1]], with: new, encoding)
        mirror.replace(ends[0]..<ends[1], with: new)
        #expect(buffer.bytes == Array(mirror.text.utf8))
      }
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func placesAndOffsetsAgree(_ encoding: PositionEncoding) {
    for text in ["", "a", "\u{FEFF}Botox 💉 x\r\ny", "é\r\r\n💉💉\n", "\n\n"] {
      let mirror = Mirror(text: text, encoding: encoding)
      let positions = ClientPositions(Array(text.utf8), encoding)
      var buffer = TextBuffer(text)
      var offset = 0
      let widths = text.unicodeScalars.map { UTF8.width($0) } + [0]
      for (i, place) in mirror.places.enumerated() {
        if mirror.isBoundary(i) {
          #expect(positions.position(at: offset) == place)
          #expect(buffer.offset(of: place, encoding) == offset)
        }
        offset += widths[i]
      }
    }
  }

  @Test(arguments: [
    (0, 27, PositionEncoding.utf16), (0, 29, .utf8), (0, 26, .scalar), (0, 10_000, .utf16), (-1, 3, .utf16),
    (5, 0, .utf8), (0, -9, .scalar), (Int.max, Int.max, .utf16), (Int.min, Int.min, .utf8),
    (0, Int.max, .utf8),
  ])
  func placesOutsideAreHeldInside(_ line: Int, _ character: Int, _ encoding: PositionEncoding) {
    let text = "# Discover 💉 the Power - Erase Wrinkles"
    var buffer = TextBuffer(text)
    let offset = buffer.offset(of: ClientPosition(line: line, character: character), encoding)
    #expect(offset >= 0 && offset <= text.utf8.count)
    if (26...29).contains(character) { #expect(Array(text.utf8)[offset...].starts(with: Array("rase".utf8))) }
  }

  @Test func aPlaceInsideACharacterIsHeldAtOne() {
    var buffer = TextBuffer("💉x")
    for character in 1...3 {
      buffer.replace(
        from: ClientPosition(line: 0, character: character),
        to: ClientPosition(line: 0, character: character),
        with: "a", .utf8)
      #expect(String(validating: buffer.bytes, as: UTF8.self) != nil)
    }
  }
}
