import PCRE
import RuleModel
import Synchronization

/// The compiled patterns of a rule set, each made when it is first needed.
final class PatternStore: Sendable {
  private struct Slot {
    var plain: Pattern?
    var jit: Pattern?
  }

  private let sources: [PatternSource]
  private let compiled: CompiledPatterns?
  private let slots: Mutex<[Slot]>

  /// - Parameter compiled: Compiled forms of the first patterns, if the program has them.
  init(_ sources: [PatternSource], compiled: CompiledPatterns? = nil) {
    self.sources = sources
    self.compiled = compiled
    slots = Mutex(Array(repeating: Slot(), count: sources.count))
  }

  /// The pattern at `index`, compiled; with machine code if `jit`.
  func pattern(_ index: Int, jit: Bool) throws(PatternError) -> Pattern {
    let known = slots.withLock { jit ? $0[index].jit : $0[index].plain }
    if let known { return known }
    let made: Pattern
    if let built = compiled?.pattern(index, jit: jit) {
      made = built
    } else {
      let source = sources[index]
      made = try Pattern(source.regex, caseSensitive: source.isCaseSensitive, jit: jit)
    }
    slots.withLock { if jit { $0[index].jit = made } else { $0[index].plain = made } }
    return made
  }
}
