import Documents
import SourceText

/// What patterns find in the texts of a document's sentences, each tried on a text at most once, and once before
/// that if it was asked only whether it matches.
struct TextMatches: ~Copyable {
  private let document: Document
  private let unfiltered: [Bool]
  let texts: SentenceTexts
  private var candidates: Candidates
  /// The matches that outcomes name, by offsets from the start of their text.
  private var found: MatchLists
  /// Texts that other documents knew, and those of which they should know more.
  private let isKnown: [Bool]
  private var isNews: [Bool]
  /// For each pattern that is tried everywhere, and was asked for, the place of its first outcome in `everywhere`.
  private var starts: PatternSlots<Int>
  /// What came of trying a pattern on each text, as in `Candidate.outcome`, or `untried`.
  private var everywhere: [Int32] = []

  private static let untried: Int32 = -1

  /// - Parameter memory: What was found in documents before.
  init(_ document: Document, _ prefilter: Prefilter, _ memory: SentenceMemory?) {
    self.document = document
    unfiltered = prefilter.unfiltered
    texts = SentenceTexts(document)
    let recalled = memory?.recall(texts, in: document)
    isNews = texts.indices.map { text in
      if case .seen = recalled?[text] { true } else { false }
    }
    isKnown = texts.indices.map { text in
      if case .known = recalled?[text] { true } else { false }
    }
    (candidates, found) = Self.candidates(of: texts, in: document, recalled, prefilter)
    starts = PatternSlots(count: unfiltered.count)
  }

  /// The candidates in the texts of a document, and the matches that are known of them.
  private static func candidates(
    of texts: SentenceTexts, in document: Document, _ recalled: [SentenceMemory.Recall]?,
    _ prefilter: Prefilter
  ) -> (Candidates, MatchLists) {
    var list = CandidateList(patterns: prefilter.unfiltered.count)
    var found = MatchLists()
    var pass = prefilter.takePass()
    let all = document.reader.bytes
    let bytes = all.span
    for text in texts.indices {
      if case .known(let facts) = recalled?[text] {
        let before = Int32(found.count)
        for (pattern, candidate) in facts.candidates {
          list.append(Int(pattern), candidate.moved(to: text) { $0 + before })
        }
        found.append(contentsOf: facts.matches)
      } else {
        let range = document.sentences[texts.firstSentence(of: text)].text.range
        prefilter.patterns(in: bytes.extracting(range), &pass) {
          list.append($0, Candidate(text: text, $1))
        }
      }
    }
    prefilter.giveBack(pass)
    return (Candidates(list), found)
  }

  // MARK: Candidates

  /// Whether a pattern is tried on any text.
  @inline(__always)
  func isTried(_ pattern: Int) -> Bool { candidates.hasPlaces(of: pattern) || unfiltered[pattern] }

  /// Whether a pattern is tried on the text of a sentence.
  func isTried(_ pattern: Int, inSentence sentence: Int) -> Bool {
    unfiltered[pattern] || candidates.place(of: pattern, text: Int(texts.numbers[sentence])) != nil
  }

  /// The texts on which a pattern is tried; nothing where it is tried on all of them.
  func candidateTexts(of pattern: Int) -> [Int]? {
    unfiltered[pattern] ? nil : candidates.places(of: pattern).map { Int(candidates[$0].text) }
  }

  /// The first sentences of the texts on which a pattern is tried.
  func candidateSentences(of pattern: Int) -> [Int] {
    candidateTexts(of: pattern)?.map(texts.firstSentence) ?? texts.indices.map(texts.firstSentence)
  }

  /// The blocks in which one of the texts stands on which a pattern is tried.
  func candidateBlocks(of pattern: Int) -> Set<Int> {
    if unfiltered[pattern] { return Set(document.blocks.indices) }
    var blocks: Set<Int> = []
    for place in candidates.places(of: pattern) {
      for sentence in texts.sentences(of: Int(candidates[place].text)) {
        blocks.insert(document.sentences[Int(sentence)].block)
      }
    }
    return blocks
  }

  // MARK: Matches

  /// Every match of a pattern that lies in one sentence, in order.
  mutating func matches(of pattern: Int, _ runner: inout PatternRunner) -> [PatternMatch] {
    let count = tryEverywhere(pattern, &runner)
    guard count > 0 else { return [] }
    var places: [UInt64] = []
    places.reserveCapacity(count)
    eachList(of: pattern) { text, list in
      for sentence in texts.sentences(of: text) { places.append(Self.place(of: list, in: sentence)) }
    }
    return matches(at: &places)
  }

  /// How often a pattern matches in copy, and the matches in the first sentence of copy of each text, in order.
  mutating func mentions(
    of pattern: Int, _ copies: SentenceCopies, _ runner: inout PatternRunner
  ) -> (count: Int, first: [PatternMatch]) {
    guard tryEverywhere(pattern, &runner) > 0 else { return (0, []) }
    var count = 0
    var places: [UInt64] = []
    eachList(of: pattern) { text, list in
      guard let sentence = copies.firstSentence(of: text) else { return }
      count += copies.count(of: text) * found[Int(list)].count
      places.append(Self.place(of: list, in: Int32(sentence)))
    }
    return (count, matches(at: &places))
  }

  /// A list of matches and the sentence in which it is told of, as a number in the order of sentences.
  private static func place(of list: Int32, in sentence: Int32) -> UInt64 {
    UInt64(truncatingIfNeeded: sentence) << 32 | UInt64(truncatingIfNeeded: list)
  }

  /// The matches of lists in sentences, by sentence; lists come by text, in the order of their first sentences.
  private func matches(at places: inout [UInt64]) -> [PatternMatch] {
    for place in places.indices.dropFirst() where places[place] < places[place - 1] {
      places.sort()
      break
    }
    var all: [PatternMatch] = []
    all.reserveCapacity(places.count)
    for place in places { add(Int32(truncatingIfNeeded: place), in: Int(place >> 32), to: &all) }
    return all
  }

  private func add(_ list: Int32, in sentence: Int, to all: inout [PatternMatch]) {
    let start = document.sentences[sentence].text.lower
    for place in found[Int(list)] {
      all.append(found.match(at: place, inTextAt: start, sentence: sentence))
    }
  }

  /// Tries a pattern on every text where it was not tried.
  ///
  /// - Returns: How many matches it has in the first sentences of texts.
  private mutating func tryEverywhere(_ pattern: Int, _ runner: inout PatternRunner) -> Int {
    var count = 0
    if unfiltered[pattern] {
      for text in texts.indices {
        let outcome = outcome(ofTryingEverywhere: pattern, text, &runner)
        if outcome > 0 { count += found[Int(outcome)].count }
      }
    } else {
      for place in candidates.places(of: pattern) {
        let outcome = outcome(of: pattern, at: place, &runner)
        if outcome > 0 { count += found[Int(outcome)].count }
      }
    }
    return count
  }

  /// Tells of the texts in which a pattern, which was tried everywhere, matches, and of the lists of its matches there.
  @inline(__always)
  private func eachList(of pattern: Int, _ tell: (_ text: Int, _ list: Int32) -> Void) {
    if unfiltered[pattern] {
      guard let start = starts[pattern] else { return }
      for text in texts.indices where everywhere[start + text] > 0 { tell(text, everywhere[start + text]) }
    } else {
      for place in candidates.places(of: pattern) {
        let candidate = candidates[place]
        if let list = candidate.outcome, list > 0 { tell(Int(candidate.text), list) }
      }
    }
  }

  /// Every match of a pattern in one sentence.
  mutating func matches(
    of pattern: Int, inSentence sentence: Int, _ runner: inout PatternRunner
  ) -> [PatternMatch] {
    let outcome = outcome(of: pattern, inSentence: sentence, whether: false, &runner)
    var all: [PatternMatch] = []
    if outcome > 0 { add(outcome, in: sentence, to: &all) }
    return all
  }

  /// Whether a pattern matches in one sentence.
  mutating func holds(_ pattern: Int, inSentence sentence: Int, _ runner: inout PatternRunner) -> Bool {
    outcome(of: pattern, inSentence: sentence, whether: true, &runner) != Candidate.nothing
  }

  /// What came of trying a pattern on the text of a sentence.
  private mutating func outcome(
    of pattern: Int, inSentence sentence: Int, whether: Bool, _ runner: inout PatternRunner
  ) -> Int32 {
    let text = Int(texts.numbers[sentence])
    if unfiltered[pattern] {
      return outcome(ofTryingEverywhere: pattern, text, whether: whether, &runner)
    }
    guard let place = candidates.place(of: pattern, text: text) else { return Candidate.nothing }
    return outcome(of: pattern, at: place, whether: whether, &runner)
  }

  /// What came of trying a pattern in one of its candidates, as in `Candidate.outcome`; nothing where it failed.
  ///
  /// - Parameter whether: Whether no more is asked than whether it matches.
  private mutating func outcome(
    of pattern: Int, at place: Int, whether: Bool = false, _ runner: inout PatternRunner
  ) -> Int32 {
    let candidate = candidates[place]
    if let outcome = candidate.outcome, whether || outcome != Candidate.something { return outcome }
    let text = range(ofText: Int(candidate.text))
    let (first, last) = candidate.window
    let end = last == SentenceOffset.farthest ? text.count : min(Int(last), text.count)
    let starts = Int(first)...max(Int(first), end)
    guard let outcome = outcome(of: pattern, on: text, starts, whether, &runner) else {
      return Candidate.nothing
    }
    candidates[place].settle(outcome)
    if isKnown[Int(candidate.text)] { isNews[Int(candidate.text)] = true }
    return outcome
  }

  /// The same of a pattern that is tried everywhere.
  private mutating func outcome(
    ofTryingEverywhere pattern: Int, _ text: Int, whether: Bool = false, _ runner: inout PatternRunner
  ) -> Int32 {
    if starts[pattern] == nil {
      starts[pattern] = everywhere.count
      everywhere += Array(repeating: Self.untried, count: texts.indices.count)
    }
    let place = (starts[pattern] ?? 0) + text
    let known = everywhere[place]
    if known != Self.untried, whether || known != Candidate.something { return known }
    let range = range(ofText: text)
    guard let outcome = outcome(of: pattern, on: range, 0...range.count, whether, &runner) else {
      return Candidate.nothing
    }
    everywhere[place] = outcome
    return outcome
  }

  /// What comes of trying a pattern; `nil` where it fails.
  private mutating func outcome(
    of pattern: Int, on text: ByteRange, _ starts: ClosedRange<Int>, _ whether: Bool,
    _ runner: inout PatternRunner
  ) -> Int32? {
    guard runner.run(pattern, on: text, starts: starts, most: whether ? 1 : .max, &found) else { return nil }
    guard whether else { return found.close().map { Int32(truncatingIfNeeded: $0) } ?? Candidate.nothing }
    return found.abandon() ? Candidate.something : Candidate.nothing
  }

  private func range(ofText text: Int) -> ByteRange {
    document.sentences[texts.firstSentence(of: text)].text
  }

  // MARK: For other documents

  /// What was found out about texts, where it is more than other documents told.
  func news() -> [(hash: UInt64, facts: TextFacts)] {
    var news: [Int] = []
    var places = [Int32](repeating: -1, count: texts.indices.count)
    for text in texts.indices where isNews[text] {
      guard news.count < SentenceMemory.mostTexts else { break }
      places[text] = Int32(news.count)
      news.append(text)
    }
    guard !news.isEmpty else { return [] }
    var counts = [Int32](repeating: 0, count: news.count)
    for candidate in candidates.all where places[Int(candidate.text)] >= 0 {
      counts[Int(places[Int(candidate.text)])] += 1
    }
    var notes = counts.map { TextFacts.Notes(candidates: Int($0)) }
    for pattern in candidates.patterns {
      for place in candidates.places(of: pattern) {
        let own = Int(places[Int(candidates.all[place].text)])
        if own >= 0 { notes[own].add(pattern, candidates.all[place], found) }
      }
    }
    var facts: [(hash: UInt64, facts: TextFacts)] = []
    facts.reserveCapacity(news.count)
    for (text, note) in zip(news, notes) {
      let bytes = Array(document.reader.bytes[range(ofText: text).range])
      let fact = TextFacts(text: bytes, candidates: note.candidates, matches: note.matches)
      facts.append((texts.hashes[text], fact))
    }
    return facts
  }
}
