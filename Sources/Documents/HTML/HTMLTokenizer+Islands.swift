import SourceText

/// The next place of each mark that can end an island, found once for all islands before it.
///
/// Without this memory, a file of openings that never close would be scanned to its end for each.
struct IslandEnds: Sendable {
  private var places: [IslandMark: Int] = [:]

  /// The first place of `mark` at or after `start`; the search's end when there is none.
  mutating func place(of mark: IslandMark, from start: Int, in tokenizer: HTMLTokenizer) -> Int {
    if let known = places[mark], known >= start { return known }
    let found = tokenizer.find(mark.bytes, from: start) ?? tokenizer.end
    places[mark] = found
    return found
  }
}

enum IslandMark: Sendable {
  case php, percent, braces, bracePercent, braceHash, endTag

  var bytes: [UInt8] {
    switch self {
    case .php: [0x3F, 0x3E]
    case .percent: [0x25, 0x3E]
    case .braces: [0x7D, 0x7D]
    case .bracePercent: [0x25, 0x7D]
    case .braceHash: [0x23, 0x7D]
    case .endTag: [0x3C, 0x2F]
    }
  }
}

extension HTMLTokenizer {
  /// The island that starts here.
  mutating func nextIsland() -> HTMLToken? {
    let start = offset
    guard skipIsland() else { return nil }
    return .island(ByteRange(start, offset))
  }

  /// Goes past the island that starts here, and says whether one does.
  mutating func skipIsland() -> Bool {
    if let hole = nextHole(from: offset), hole.lower <= offset {
      offset = min(hole.upper, end)
      return true
    }
    guard findsIslands, offset + 1 < end else { return false }
    let first = bytes[offset]
    guard first == UInt8(ascii: "<") || first == UInt8(ascii: "{") else { return false }
    switch (first, bytes[offset + 1]) {
    case (UInt8(ascii: "<"), UInt8(ascii: "?")):
      guard startsPHP(offset + 2) else { return false }
      // PHP's own rule: code that is never closed runs to the end of the file. Short openings may be typed by
      // mistake, and end as comments do.
      let close = islandEnds.place(of: .php, from: offset + 2, in: self)
      guard close < end || matchesWord("php", at: offset + 2) else { return false }
      offset = min(close + 2, end)
      return true
    case (UInt8(ascii: "<"), UInt8(ascii: "%")): return skipShortIsland(.percent)
    case (UInt8(ascii: "{"), UInt8(ascii: "{")): return skipShortIsland(.braces)
    case (UInt8(ascii: "{"), UInt8(ascii: "%")): return skipShortIsland(.bracePercent)
    case (UInt8(ascii: "{"), UInt8(ascii: "#")): return skipShortIsland(.braceHash)
    default: return false
    }
  }

  /// Whether `<?` and what stands at `i` open PHP: `<?php`, `<?=`, or `<?` and white space.
  private func startsPHP(_ i: Int) -> Bool {
    guard i < end else { return false }
    return bytes[i] == UInt8(ascii: "=") || isHTMLSpace(bytes[i]) || matchesWord("php", at: i)
  }

  /// Goes past an island that a mark closes nearby.
  ///
  /// An opening with no end tag or too much text before its close is text: swallowing what follows a stray
  /// `{{` would lose claims.
  private mutating func skipShortIsland(_ mark: IslandMark) -> Bool {
    let longest = 2000
    let close = islandEnds.place(of: mark, from: offset + 2, in: self)
    guard close < end, close - offset <= longest,
      islandEnds.place(of: .endTag, from: offset + 2, in: self) > close
    else { return false }
    let isTriple = mark == .braces && bytes[offset + 2] == UInt8(ascii: "{")
    offset = close + 2
    if isTriple, offset < end, bytes[offset] == UInt8(ascii: "}") { offset += 1 }
    return true
  }

  /// The first hole that ends after `place`.
  @inline(__always)
  func nextHole(from place: Int) -> ByteRange? { holes.isEmpty ? nil : hole(after: place) }

  private func hole(after place: Int) -> ByteRange? {
    let next = holes.partitioningIndex { $0.upper > place }
    return next < holes.count ? holes[next] : nil
  }
}
