import SourceText

/// A sentence in which a pattern can match, and where its matches can start.
struct Candidate: Sendable {
  let sentence: Int32
  /// Offsets from the start of the sentence; the last may be `SentenceOffset.farthest`, for its end.
  let first: UInt16
  let last: UInt16

  init(sentence: Int32, _ starts: SentenceOffset.Window) {
    self.sentence = sentence
    first = SentenceOffset.clamping(Int(starts.first))
    last = SentenceOffset.clamping(Int(starts.last))
  }

  private init(sentence: Int32) {
    self.sentence = sentence
    (first, last) = (0, 0)
  }

  static let none = Candidate(sentence: -1)
}

/// The candidates of all patterns, in the order of their sentences.
///
/// In pieces, so that a long text's candidates are neither copied as they grow nor held twice while they are sorted.
struct CandidateList {
  typealias Entry = (pattern: Int32, candidate: Candidate)

  private static let pieceSize = 1 << 14
  private(set) var counts: [Int32]
  private var pieces: [[Entry]] = []
  private var last: [Entry] = []

  init(patterns: Int) { counts = [Int32](repeating: 0, count: patterns) }

  @inline(__always)
  mutating func append(_ pattern: Int, _ candidate: Candidate) {
    if last.count == Self.pieceSize {
      pieces.append(last)
      last = []
      last.reserveCapacity(Self.pieceSize)
    }
    last.append((Int32(truncatingIfNeeded: pattern), candidate))
    counts[pattern] += 1
  }

  /// Gives the pieces away, in order.
  mutating func takePieces(_ take: ([Entry]) -> Void) {
    pieces.append(last)
    last = []
    for place in pieces.indices {
      take(pieces[place])
      pieces[place] = []
    }
    pieces = []
  }
}

/// For each pattern, the sentences in which its literals stand, in order.
struct Candidates: Sendable {
  private let offsets: [Int32]
  private let sorted: [Candidate]

  init(_ found: consuming CandidateList) {
    var list = found
    var offsets = [Int32](repeating: 0, count: list.counts.count + 1)
    for (pattern, count) in list.counts.enumerated() { offsets[pattern + 1] = offsets[pattern] + count }
    var places = offsets
    var sorted = [Candidate](repeating: .none, count: Int(offsets[offsets.count - 1]))
    list.takePieces { piece in
      for (pattern, candidate) in piece {
        sorted[Int(places[Int(pattern)])] = candidate
        places[Int(pattern)] += 1
      }
    }
    self.offsets = offsets
    self.sorted = sorted
  }

  /// How many candidates there are.
  var count: Int { sorted.count }

  /// The places of a pattern's candidates, in the order of their sentences.
  func places(of pattern: Int) -> Range<Int> { Int(offsets[pattern])..<Int(offsets[pattern + 1]) }

  /// The candidate at a place.
  subscript(place: Int) -> Candidate { sorted[place] }

  /// The place of the candidate of a pattern in one sentence, if its literals stand there.
  func place(of pattern: Int, sentence: Int) -> Int? {
    let own = places(of: pattern)
    let place = own.partitioningIndex { Int(sorted[$0].sentence) >= sentence }
    return place < own.endIndex && Int(sorted[place].sentence) == sentence ? place : nil
  }
}
