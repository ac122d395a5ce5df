import PCRE
import RuleModel
import Synchronization

/// The compiled patterns of a rule set, each made when it is first needed.
final class PatternStore: Sendable {
  private struct Slot {
    var plain: Pattern?
    var jit: Pattern?
    /// The bytes that documents before this one tried it on.
    var tried = 0
  }

  private let sources: [PatternSource]
  private let compiled: CompiledPatterns?
  private let slots: Mutex<[Slot]>
  /// Patterns that no document uses now.
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
  /// - Parameter tried: The bytes that the document at hand tried it on.
  func pattern(_ index: Int, tried: Int) throws(PatternError) -> Pattern {
    let (known, jit) = slots.withLock { slots in
      let jit = slots[index].tried + tried >= Self.worthMachineCode
      return (jit ? slots[index].jit : slots[index].plain, jit)
    }
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

  /// Takes the patterns that documents before used, for one document at a time.
  func takePatterns() -> LocalPatterns {
    free.withLock { $0.popLast() } ?? LocalPatterns(count: sources.count)
  }

  /// Gives them back, for the next document, and adds to the bytes that they were tried on.
  func giveBack(_ patterns: LocalPatterns) {
    slots.withLock { slots in
      for pattern in patterns.tried { slots[Int(pattern)].tried += Int(patterns.bytes[Int(pattern)]) }
    }
    free.withLock { $0.append(patterns) }
  }
}

/// The patterns that one document after another used.
struct LocalPatterns: Sendable {
  private var patterns: PatternSlots<Pattern>
  /// The bytes of the document's texts that each pattern was tried on, so far as it has no machine code.
  private(set) var bytes: [Int32]
  /// Patterns that were tried on some.
  private(set) var tried: [Int32] = []

  private static let triedBetweenLooks: Int32 = 4096
  /// What calling a pattern costs without machine code, in bytes that it is tried on.
  private static let costOfTrying = 16

  init(count: Int) {
    patterns = PatternSlots(count: count)
    bytes = Array(repeating: 0, count: count)
  }

  /// Goes on to the next document.
  mutating func startDocument() {
    for pattern in tried { bytes[Int(pattern)] = 0 }
    tried.removeAll(keepingCapacity: true)
  }

  /// A pattern for trying it on some bytes; looked for in the store now and then, since it may have machine code there.
  mutating func pattern(
    _ index: Int, adding count: Int, _ store: PatternStore
  ) throws(PatternError) -> Pattern {
    let known = patterns[index]
    if let known, known.isJIT { return known }
    let before = bytes[index]
    let after = Int32(clamping: Int(before) + count + Self.costOfTrying)
    bytes[index] = after
    if before == 0 {
      tried.append(Int32(truncatingIfNeeded: index))
    } else if let known, before / Self.triedBetweenLooks == after / Self.triedBetweenLooks {
      return known
    }
    let made = try store.pattern(index, tried: Int(after))
    patterns[index] = made
    return made
  }
}
