import PCRE
import RuleModel

/// What patterns are run with on some documents, one after another; one task's.
final class MatchingTools {
  let scratch = MatchScratch()
  private let store: PatternStore
  private var patterns: LocalPatterns

  init(_ store: PatternStore) {
    self.store = store
    patterns = store.takePatterns()
  }

  deinit { store.giveBack(patterns) }

  /// A pattern for trying it on some bytes.
  @inline(__always)
  func pattern(_ index: Int, adding count: Int) throws(PatternError) -> Pattern {
    try patterns.pattern(index, adding: count, store)
  }
}
