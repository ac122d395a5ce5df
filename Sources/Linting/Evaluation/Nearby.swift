import Documents
import RuleModel
import SourceText

/// Matches, arranged so that those near a place are found without looking at all of them.
struct Nearby {
  private enum Arrangement {
    case all
    /// By sentence, block or section.
    case grouped([Int: [Int]])
    /// By start, for distances in words.
    case ordered(most: Int)
  }

  /// The matches, in document order.
  let matches: [PatternMatch]
  private let arrangement: Arrangement
  private let reach: Reach
  private let document: Document

  /// No word counts as longer than this, so that a distance in words bounds one in bytes.
  private static let longestWord = 64

  init(_ matches: [PatternMatch], within reach: Reach, in document: Document) {
    let matches = matches.inOrder()
    self.matches = matches
    self.reach = reach
    self.document = document
    switch reach {
    case .document: arrangement = .all
    case .words(let most): arrangement = .ordered(most: most)
    case .sentence, .paragraph, .section:
      var groups: [Int: [Int]] = [:]
      for (i, match) in matches.enumerated() {
        for key in Self.keys(of: match, reach, document) { groups[key, default: []].append(i) }
      }
      arrangement = .grouped(groups)
    }
  }

  /// The matches within reach of `place`, as places in `matches`.
  func near(_ place: PatternMatch) -> [Int] {
    switch arrangement {
    case .all: return Array(matches.indices)
    case .grouped(let groups):
      return Self.keys(of: place, reach, document).first.flatMap { groups[$0] } ?? []
    case .ordered(let most):
      let bytes = (most + 1) * Self.longestWord
      var found: [Int] = []
      var i = matches.partitioningIndex { $0.range.lower >= place.range.lower - bytes }
      while i < matches.count, matches[i].range.lower <= place.range.upper + bytes {
        if words(between: matches[i].range, place.range) <= most { found.append(i) }
        i += 1
      }
      return found
    }
  }

  /// The units that hold a match, the nearest one first; a section's match belongs to the sections above too.
  private static func keys(of match: PatternMatch, _ reach: Reach, _ document: Document) -> [Int] {
    let block = document.sentences[match.sentence].block
    switch reach {
    case .sentence: return [match.sentence]
    case .paragraph: return [block]
    case .section:
      var keys: [Int] = []
      var section: Int? = document.blocks[block].section
      while let current = section {
        keys.append(current)
        section = document.sections[current].parent
      }
      return keys
    case .document, .words: return []
    }
  }

  private func words(between a: ByteRange, _ b: ByteRange) -> Int {
    let lower = min(a.upper, b.upper)
    let upper = max(a.lower, b.lower)
    guard lower < upper else { return 0 }
    return document.reader.bytes[lower..<upper].count { $0 == 0x20 || $0 == 0x0A }
  }
}
