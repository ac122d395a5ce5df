import PCRE
import RuleModel

/// The patterns that documents of one task used, and those before.
struct LocalPatterns: Sendable {
  private var patterns: PatternSlots<Pattern>
  /// The bytes of the documents' texts that each pattern was tried on, so far as it has no machine code.
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

  /// Goes on to the next documents.
  mutating func start() {
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
