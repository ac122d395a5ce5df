import SourceText

/// A text in which a pattern can match, and where its matches can start or, once it was tried, what came of it.
///
/// In eight bytes, since a long text has a million of them.
struct Candidate: Sendable {
  /// The number of the text in its document.
  private(set) var text: Int32
  /// The outcome; before there is one, the complement of the window's ends, so that it is below zero.
  private var state: Int32

  /// What came of trying a pattern that does not match; other outcomes are numbers of lists of `MatchLists`.
  static let nothing: Int32 = 0
  /// What came of trying a pattern of which no more was asked than whether it matches, and which does.
  static let something = Int32.max

  /// A pattern that was not tried yet.
  init(text: Int, _ starts: SentenceOffset.Window) {
    self.text = Int32(truncatingIfNeeded: text)
    let first = min(Int32(SentenceOffset.clamping(Int(starts.first))), Int32(Int16.max))
    state = ~(first << 16 | Int32(SentenceOffset.clamping(Int(starts.last))))
  }

  private init() { (text, state) = (-1, Self.nothing) }

  static let none = Candidate()

  /// What came of trying the pattern, once it was tried.
  var outcome: Int32? { @inline(__always) get { state < 0 ? nil : state } }

  /// Where matches can start, in offsets from the start of the text: the last may be `SentenceOffset.farthest`, for its
  /// end. Anywhere, for a pattern that was tried.
  var window: (first: UInt16, last: UInt16) {
    state < 0
      ? (UInt16(truncatingIfNeeded: ~state >> 16), UInt16(truncatingIfNeeded: ~state))
      : (0, SentenceOffset.farthest)
  }

  /// Notes what came of trying the pattern.
  mutating func settle(_ outcome: Int32) { state = outcome }

  /// The same in the text of another number, whose lists of matches are others.
  ///
  /// - Parameter list: The other number of a list.
  func moved(to text: Int, list: (Int32) -> Int32) -> Candidate {
    var other = self
    other.text = Int32(truncatingIfNeeded: text)
    if state > 0, state != Self.something { other.state = list(state) }
    return other
  }
}

/// The candidates of all patterns, in the order of their texts.
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

/// For each pattern, the texts in which its literals stand, in order.
struct Candidates: Sendable {
  private let offsets: [Int32]
  private var sorted: [Candidate]

  /// By pattern, and in the order of their texts.
  var all: [Candidate] { _read { yield sorted } }

  init(_ found: consuming CandidateList) {
    var list = found
    let offsets = Self.offsets(list.counts)
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

  /// Where the candidates of each pattern start, and where all end.
  private static func offsets(_ counts: [Int32]) -> [Int32] {
    unsafe [Int32](unsafeUninitializedCapacity: counts.count + 1) { offsets, initialized in
      var end: Int32 = 0
      unsafe offsets[0] = 0
      for (pattern, count) in counts.enumerated() {
        end += count
        unsafe offsets[pattern + 1] = end
      }
      initialized = counts.count + 1
    }
  }

  /// The patterns.
  var patterns: Range<Int> { 0..<(offsets.count - 1) }

  /// Whether a pattern has candidates.
  @inline(__always)
  func hasPlaces(of pattern: Int) -> Bool { offsets[pattern] < offsets[pattern + 1] }

  /// The places of a pattern's candidates, in the order of their texts.
  func places(of pattern: Int) -> Range<Int> { Int(offsets[pattern])..<Int(offsets[pattern + 1]) }

  /// The candidate at a place.
  subscript(place: Int) -> Candidate {
    _read { yield sorted[place] }
    _modify { yield &sorted[place] }
  }

  /// The place of the candidate of a pattern in one text, if its literals stand there.
  func place(of pattern: Int, text: Int) -> Int? {
    let own = places(of: pattern)
    let place = own.partitioningIndex { Int(sorted[$0].text) >= text }
    return place < own.endIndex && Int(sorted[place].text) == text ? place : nil
  }
}
