import Documents
import PCRE
import RuleModel
import SourceText

/// Runs patterns on parts of one document's reader text.
struct PatternRunner: ~Copyable {
  private let document: Document
  private let store: PatternStore
  private let scratch = MatchScratch()
  private var patterns: LocalPatterns
  private var failed: Set<Int> = []
  /// Patterns that did not finish, and where; those with too many matches in one text too.
  private(set) var failures: [(pattern: Int, range: ByteRange, message: String)] = []

  /// More matches than these are not looked for in one text. Only a block is long enough for them, since sentences are
  /// cut; so what `SentenceMemory` keeps of sentences is always whole.
  private static let mostMatches = 10_000

  init(_ document: Document, _ store: PatternStore) {
    self.document = document
    self.store = store
    patterns = store.takePatterns()
  }

  deinit { store.giveBack(patterns) }

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
      try search(pattern, text, starts ?? 0...text.count, most, &found)
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

  private mutating func search(
    _ pattern: Int, _ text: ByteRange, _ starts: ClosedRange<Int>, _ most: Int, _ found: inout MatchLists
  ) throws {
    let compiled = try patterns.pattern(pattern, adding: text.count, store)
    let bytes = document.reader.bytes
    let all = bytes.span
    let subject = all.extracting(text.range)
    var count = 0
    var at = starts.lowerBound
    while at > 0, at < subject.count, subject[at] & 0xC0 == 0x80 { at -= 1 }
    scratch.startBudget()
    while at <= starts.upperBound, count < most {
      guard let match = try scratch.firstMatch(of: compiled, in: subject, from: at, to: starts.upperBound)
      else { break }
      if match.isEmpty {
        at = match.upperBound + 1
        while at < subject.count, subject[at] & 0xC0 == 0x80 { at += 1 }
        continue
      }
      guard count < Self.mostMatches else {
        failures.append((pattern, text, "matches more than \(Self.mostMatches) times"))
        break
      }
      at = match.upperBound
      let groups =
        compiled.groups.isEmpty
        ? []
        : scratch.groups(of: compiled).map { group in
          NamedRange(name: group.name, range: ByteRange(group.range.lowerBound, group.range.upperBound))
        }
      count += 1
      found.append(ByteRange(match.lowerBound, match.upperBound), groups: groups)
    }
  }

  private mutating func fail(_ pattern: Int, _ range: ByteRange, _ message: String) {
    failed.insert(pattern)
    failures.append((pattern, range, message))
  }
}
