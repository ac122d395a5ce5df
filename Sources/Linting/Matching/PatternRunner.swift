import Documents
import PCRE
import RuleModel
import SourceText

/// Runs patterns on parts of one document's reader text.
struct PatternRunner: ~Copyable {
  /// The document's reader text.
  private let bytes: [UInt8]
  private let tools: MatchingTools
  /// The text that was tried last, in small letters, and behind it what others left.
  private var small: [UInt8] = []
  private var failed: Set<Int> = []
  /// Patterns that did not finish, and where; those with too many matches in one text too.
  private(set) var failures: [(pattern: Int, range: ByteRange, message: String)] = []

  /// More matches than these are not looked for in one text. Only a block is long enough for them, since sentences are
  /// cut; so what `SentenceMemory` keeps of sentences is always whole.
  private static let mostMatches = 10_000

  init(_ document: Document, _ tools: MatchingTools) {
    bytes = document.reader.bytes
    self.tools = tools
  }

  /// Adds what a pattern finds in a part of the reader text, by offsets in it.
  ///
  /// - Parameters:
  ///   - starts: Where matches can start, if not everywhere.
  ///   - most: How many matches are enough.
  /// - Returns: Whether it finishes.
  mutating func run(
    _ pattern: Int, on text: ByteRange, starts: ClosedRange<Int>? = nil, most: Int = .max,
    _ found: inout MatchLists
  ) -> Bool {
    guard !failed.contains(pattern) else { return false }
    do {
      if try !finds(pattern, text, starts ?? 0...text.count, most, &found) {
        failures.append((pattern, text, "matches more than \(Self.mostMatches) times"))
      }
      return true
    } catch let failure as MatchFailure {
      fail(pattern, text, failure.message)
    } catch let error as PatternError {
      fail(pattern, text, "does not compile: \(error.message)")
    } catch {
      fail(pattern, text, "failed")
    }
    found.abandon()
    return false
  }

  /// Adds what a pattern finds, and tells whether that is all.
  private mutating func finds(
    _ pattern: Int, _ text: ByteRange, _ starts: ClosedRange<Int>, _ most: Int, _ found: inout MatchLists
  ) throws -> Bool {
    let compiled = try tools.pattern(pattern, adding: text.count)
    if compiled.readsSmallLetters { Self.fold(bytes, text.range, into: &small) }
    return try finds(compiled, text, starts, most, &found)
  }

  private static func fold(_ bytes: [UInt8], _ range: Range<Int>, into small: inout [UInt8]) {
    SmallLetters.fold(bytes.span.extracting(range), into: &small)
  }

  private func finds(
    _ pattern: Pattern, _ text: ByteRange, _ starts: ClosedRange<Int>, _ most: Int,
    _ found: inout MatchLists
  ) throws -> Bool {
    let subject =
      pattern.readsSmallLetters
      ? small.span.extracting(first: text.count) : bytes.span.extracting(text.range)
    let scratch = tools.scratch
    var count = 0
    var at = starts.lowerBound
    while at > 0, at < subject.count, subject[at] & 0xC0 == 0x80 { at -= 1 }
    scratch.startBudget()
    while at <= starts.upperBound, count < most {
      guard let match = try scratch.firstMatch(of: pattern, in: subject, from: at, to: starts.upperBound)
      else { return true }
      if match.isEmpty {
        at = match.upperBound + 1
        while at < subject.count, subject[at] & 0xC0 == 0x80 { at += 1 }
        continue
      }
      guard count < Self.mostMatches else { return false }
      at = match.upperBound
      count += 1
      if pattern.groups.isEmpty {
        found.append(ByteRange(match.lowerBound, match.upperBound))
      } else {
        found.append(ByteRange(match.lowerBound, match.upperBound), groups: groups(of: pattern))
      }
    }
    return true
  }

  private func groups(of pattern: Pattern) -> [NamedRange] {
    tools.scratch.groups(of: pattern).map { group in
      NamedRange(name: group.name, range: ByteRange(group.range.lowerBound, group.range.upperBound))
    }
  }

  private mutating func fail(_ pattern: Int, _ range: ByteRange, _ message: String) {
    failed.insert(pattern)
    failures.append((pattern, range, message))
  }
}
