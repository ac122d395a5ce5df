import SourceText

/// A sentence in which a pattern can match, and where its matches can start.
struct Candidate: Sendable {
  var sentence: Int32
  /// Bytes from the start of the sentence, which `Sentences` keeps short.
  private var first: UInt16
  private var last: UInt16

  /// - Parameters:
  ///   - starts: Offsets in the reader text, those outside the sentence meaning nothing.
  ///   - text: The sentence.
  init(sentence: Int32, starts: ClosedRange<Int>, of text: ByteRange) {
    self.sentence = sentence
    first = UInt16(clamping: max(0, starts.lowerBound - text.lower))
    last = UInt16(clamping: max(0, min(starts.upperBound, text.upper) - text.lower))
  }

  /// Offsets in the reader text, for the same sentence.
  func starts(in text: ByteRange) -> ClosedRange<Int> {
    // A sentence too long to count in leaves the whole of it open.
    let isLong = text.count > Int(UInt16.max)
    let lower = isLong ? text.lower : text.lower + Int(first)
    return lower...max(lower, isLong ? text.upper : text.lower + Int(last))
  }
}

/// Candidates of all patterns in the order of their sentences, in parts, so that growing copies nothing.
struct FoundCandidates {
  typealias Found = (pattern: Int32, candidate: Candidate)

  fileprivate var parts: [[Found]] = []
  private var last: [Found] = []
  private static let partCount = 1 << 14

  mutating func append(_ pattern: Int32, _ candidate: Candidate) {
    if last.count == Self.partCount {
      parts.append(last)
      last = []
      last.reserveCapacity(Self.partCount)
    }
    last.append((pattern, candidate))
  }

  fileprivate mutating func close() {
    parts.append(last)
    last = []
  }
}

/// For each pattern, the sentences in which its literals stand, in order.
struct Candidates: Sendable {
  private let offsets: [Int32]
  private let sorted: [Candidate]

  init(_ found: consuming FoundCandidates, patterns: Int) {
    var found = found
    found.close()
    var offsets = [Int32](repeating: 0, count: patterns + 1)
    for part in found.parts { for (pattern, _) in part { offsets[Int(pattern) + 1] += 1 } }
    for i in 0..<patterns { offsets[i + 1] += offsets[i] }
    var places = offsets
    var sorted = [Candidate](
      repeating: Candidate(sentence: 0, starts: 0...0, of: ByteRange(0, 0)), count: Int(offsets[patterns]))
    for part in found.parts {
      for (pattern, candidate) in part {
        sorted[Int(places[Int(pattern)])] = candidate
        places[Int(pattern)] += 1
      }
    }
    self.offsets = offsets
    self.sorted = sorted
  }

  /// The sentences in which the pattern's literals stand.
  subscript(pattern: Int) -> ArraySlice<Candidate> {
    sorted[Int(offsets[pattern])..<Int(offsets[pattern + 1])]
  }

  /// The pattern in one sentence, if its literals stand there.
  func candidate(_ pattern: Int, sentence: Int) -> Candidate? {
    let own = self[pattern]
    let place = own.partitioningIndex { Int($0.sentence) >= sentence }
    return place < own.endIndex && Int(own[place].sentence) == sentence ? own[place] : nil
  }
}
