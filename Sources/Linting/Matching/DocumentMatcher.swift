import Documents
import PCRE
import RuleModel
import SourceText

/// Runs patterns on one document, each at most once in each place, and remembers what they found.
final class DocumentMatcher {
  let document: Document
  private let store: PatternStore
  private let unfiltered: [Bool]
  private let candidates: Candidates
  private var scratch = MatchScratch()
  private var local: PatternSlots<Pattern>
  /// The bytes of the texts that each pattern was tried on; machine code pays from some thousand.
  private var tried: [Int]
  /// For each candidate that was tried by itself, `nothing` or one more than a place in `found`.
  private var outcomes: [Int32]
  private var found: [[PatternMatch]] = []
  /// The same of patterns that are tried everywhere.
  private var bySentence: [UInt64: [PatternMatch]] = [:]
  private var byPattern: PatternSlots<[PatternMatch]>
  private var byBlock: [Int: [PatternMatch]] = [:]
  private var failed: Set<Int> = []
  /// Patterns that did not finish, and where.
  private(set) var failures: [(pattern: Int, range: ByteRange, message: String)] = []

  private static let triedBetweenLooks = 4096
  /// What calling a pattern costs without machine code, in bytes that it is tried on.
  private static let costOfTrying = 16
  private static let mostMatches = 10_000
  private static let untried: Int32 = -1
  private static let nothing: Int32 = 0

  init(_ document: Document, store: PatternStore, prefilter: Prefilter, patterns: Int) {
    self.document = document
    self.store = store
    unfiltered = prefilter.unfiltered
    candidates = prefilter.candidates(in: document)
    outcomes = [Int32](repeating: Self.untried, count: candidates.count)
    local = PatternSlots(count: patterns)
    tried = Array(repeating: 0, count: patterns)
    byPattern = PatternSlots(count: patterns)
  }

  /// Every match of a pattern that lies in one sentence, in order.
  func matches(of pattern: Int) -> [PatternMatch] {
    if let known = byPattern[pattern] { return known }
    var found: [PatternMatch] = []
    if unfiltered[pattern] {
      for sentence in document.sentences.indices {
        found += run(pattern, on: document.sentences[sentence].text, sentence: sentence)
      }
    } else {
      for place in candidates.places(of: pattern) {
        found += known(at: place) ?? run(pattern, candidates[place])
      }
    }
    byPattern[pattern] = found
    return found
  }

  /// Whether a pattern is tried anywhere.
  func hasCandidates(_ pattern: Int) -> Bool {
    unfiltered[pattern] || !candidates.places(of: pattern).isEmpty
  }

  /// The sentences in which a pattern is tried.
  func candidateSentences(of pattern: Int) -> [Int] {
    unfiltered[pattern]
      ? Array(document.sentences.indices)
      : candidates.places(of: pattern).map { Int(candidates[$0].sentence) }
  }

  /// Every match of a pattern in one sentence.
  func matches(of pattern: Int, inSentence sentence: Int) -> [PatternMatch] {
    let place = candidates.place(of: pattern, sentence: sentence)
    guard unfiltered[pattern] || place != nil else { return [] }
    if let all = byPattern[pattern] { return all.isEmpty ? [] : Self.matches(in: all, sentence) }
    if let place { return matches(of: pattern, at: place) }
    let key = UInt64(pattern) << 32 | UInt64(sentence)
    if let known = bySentence[key] { return known }
    let found = run(pattern, on: document.sentences[sentence].text, sentence: sentence)
    bySentence[key] = found
    return found
  }

  /// Every match of a pattern in one of its candidates.
  private func matches(of pattern: Int, at place: Int) -> [PatternMatch] {
    if let known = known(at: place) { return known }
    let matches = run(pattern, candidates[place])
    if !matches.isEmpty { found.append(matches) }
    outcomes[place] = matches.isEmpty ? Self.nothing : Int32(truncatingIfNeeded: found.count)
    return matches
  }

  /// What was found in a candidate, if it was tried.
  private func known(at place: Int) -> [PatternMatch]? {
    switch outcomes[place] {
    case Self.untried: nil
    case Self.nothing: []
    case let number: found[Int(number) - 1]
    }
  }

  /// The matches of one sentence among those of a document, which are in order.
  private static func matches(in all: [PatternMatch], _ sentence: Int) -> [PatternMatch] {
    Array(all[all.partitioningIndex { $0.sentence >= sentence }...].prefix { $0.sentence == sentence })
  }

  /// Every match of a pattern that lies in one block and may cross its sentences, in order.
  func matchesInBlocks(of pattern: Int) -> [PatternMatch] {
    if let known = byBlock[pattern] { return known }
    var found: [PatternMatch] = []
    for index in blocks(for: pattern) {
      let block = document.blocks[index]
      found += run(pattern, on: block.text, sentence: block.sentences.lowerBound)
    }
    byBlock[pattern] = found
    return found
  }

  private func blocks(for pattern: Int) -> [Int] {
    if unfiltered[pattern] { return Array(document.blocks.indices) }
    var blocks: [Int] = []
    for place in candidates.places(of: pattern) {
      let block = document.sentences[Int(candidates[place].sentence)].block
      if blocks.last != block { blocks.append(block) }
    }
    return blocks
  }

  /// Tries a pattern where its literals let a match start.
  private func run(_ pattern: Int, _ candidate: Candidate) -> [PatternMatch] {
    let text = document.sentences[Int(candidate.sentence)].text
    let first = text.lower + Int(candidate.first)
    let last = candidate.last == SentenceOffset.farthest ? text.upper : text.lower + Int(candidate.last)
    return run(
      pattern, on: text, sentence: Int(candidate.sentence), starts: first...max(first, min(last, text.upper)))
  }

  private func run(
    _ pattern: Int, on text: ByteRange, sentence: Int, starts: ClosedRange<Int>? = nil
  ) -> [PatternMatch] {
    guard !failed.contains(pattern) else { return [] }
    do {
      return try search(pattern, text, sentence, starts ?? text.lower...text.upper)
    } catch let failure as MatchFailure {
      fail(pattern, text, failure.message)
    } catch let error as PatternError {
      fail(pattern, text, "does not compile: \(error.message)")
    } catch {
      fail(pattern, text, "failed")
    }
    return []
  }

  private func search(
    _ pattern: Int, _ text: ByteRange, _ sentence: Int, _ starts: ClosedRange<Int>
  ) throws -> [PatternMatch] {
    let compiled = try compiled(pattern, adding: text.count)
    let bytes = document.reader.bytes
    let all = bytes.span
    let subject = all.extracting(text.range)
    var found: [PatternMatch] = []
    var at = starts.lowerBound - text.lower
    while at > 0, at < subject.count, subject[at] & 0xC0 == 0x80 { at -= 1 }
    let last = starts.upperBound - text.lower
    scratch.startBudget()
    while at <= last, found.count < DocumentMatcher.mostMatches {
      guard let match = try scratch.firstMatch(of: compiled, in: subject, from: at, to: last)
      else { break }
      if match.isEmpty {
        at = match.upperBound + 1
        while at < subject.count, subject[at] & 0xC0 == 0x80 { at += 1 }
        continue
      }
      at = match.upperBound
      let groups =
        compiled.groups.isEmpty
        ? []
        : scratch.groups(of: compiled).map { group in
          NamedRange(
            name: group.name,
            range: ByteRange(text.lower + group.range.lowerBound, text.lower + group.range.upperBound))
        }
      found.append(
        PatternMatch(
          range: ByteRange(text.lower + match.lowerBound, text.lower + match.upperBound),
          sentence: self.sentence(at: text.lower + match.lowerBound, from: sentence), groups: groups))
    }
    return found
  }

  private func sentence(at offset: Int, from first: Int) -> Int {
    var sentence = first
    while sentence + 1 < document.sentences.count, document.sentences[sentence + 1].text.lower <= offset {
      sentence += 1
    }
    return sentence
  }

  private func compiled(_ pattern: Int, adding bytes: Int) throws(PatternError) -> Pattern {
    let before = tried[pattern]
    tried[pattern] += bytes + Self.costOfTrying
    if let known = local[pattern],
      known.isJIT || before / Self.triedBetweenLooks == tried[pattern] / Self.triedBetweenLooks
    {
      return known
    }
    let made = try store.pattern(pattern, tried: tried[pattern])
    local[pattern] = made
    return made
  }

  deinit { store.note(tried: tried) }

  private func fail(_ pattern: Int, _ range: ByteRange, _ message: String) {
    failed.insert(pattern)
    failures.append((pattern, range, message))
  }
}
