import PCRE
import RuleModel
import Synchronization

/// The compiled patterns of a rule set, each made when it is first needed.
final class PatternStore: Sendable {
  private struct Slot {
    var plain: Pattern?
    var jit: Pattern?
    /// The bytes that it was tried on by those who gave their patterns back.
    var tried = 0
  }

  private let sources: [PatternSource]
  private let compiled: CompiledPatterns?
  private let slots: Mutex<[Slot]>
  /// Patterns that nobody uses now.
  private let free = Mutex<[LocalPatterns]>([])

  /// - Parameter compiled: Compiled forms of the first patterns, if the program has them.
  init(_ sources: [PatternSource], compiled: CompiledPatterns? = nil) {
    self.sources = sources
    self.compiled = compiled
    slots = Mutex(Array(repeating: Slot(), count: sources.count))
  }

  /// Machine code pays for its making from about so many bytes; a large pattern takes longer to make and to try.
  private static let worthMachineCode = 8192

  /// The pattern at `index`, with machine code once it has been tried on much text.
  ///
  /// - Parameter tried: The bytes that it was tried on since patterns were taken.
  func pattern(_ index: Int, tried: Int) throws(PatternError) -> Pattern {
    let (known, jit) = slots.withLock { slots in
      let jit = slots[index].tried + tried >= Self.worthMachineCode
      return (jit ? slots[index].jit : slots[index].plain, jit)
    }
    if let known { return known }
    let made: Pattern
    if let built = compiled?.pattern(index, caseSensitive: sources[index].isCaseSensitive, jit: jit) {
      made = built
    } else {
      let source = sources[index]
      made = try Pattern(fastest: source.regex, caseSensitive: source.isCaseSensitive, jit: jit)
    }
    slots.withLock { if jit { $0[index].jit = made } else { $0[index].plain = made } }
    return made
  }

  /// Takes the patterns that others used before, for one task.
  func takePatterns() -> LocalPatterns {
    var patterns = free.withLock { $0.popLast() } ?? LocalPatterns(count: sources.count)
    patterns.start()
    return patterns
  }

  /// Gives them back, for the next documents, and adds to the bytes that they were tried on.
  func giveBack(_ patterns: LocalPatterns) {
    slots.withLock { slots in
      for pattern in patterns.tried { slots[Int(pattern)].tried += Int(patterns.bytes[Int(pattern)]) }
    }
    free.withLock { $0.append(patterns) }
  }
}
