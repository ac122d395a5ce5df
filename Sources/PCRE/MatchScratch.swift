internal import CPCRE2

/// The memory and the limits of one task's matching; never shared.
///
/// Limits per call: 1,000,000 steps, 64 MiB of heap. PCRE2 counts steps anew for every start position, so
/// these bound no time; the budget does: text over one kibibyte is tried in windows of start positions, and
/// the clock is read between windows (PCRE2_USE_OFFSET_LIMIT, pcre2api).
///
/// A class: the compiler (Swift 6.3) leaves out `deinit` of a noncopyable structure inside another module's.
@safe
package final class MatchScratch {
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let clock = ContinuousClock()
  private var spent: Duration = .zero
  /// The most time that matching in long text may take between two calls of `startBudget`.
  package var budget: Duration = .seconds(5)

  /// The number of pairs of offsets that a match can give: the whole match and 31 groups.
  private static let pairs: UInt32 = 32
  private static let windowed = 1024

  package init() {
    guard let data = unsafe pcre2_match_data_create_8(MatchScratch.pairs, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { fatalError("no memory for matching") }
    unsafe self.data = data
    unsafe self.context = context
    unsafe pcre2_set_match_limit_8(context, 1_000_000)
    unsafe pcre2_set_heap_limit_8(context, 64 * 1024)
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
  }

  /// Starts counting time anew, for the next pattern or document.
  package func startBudget() { spent = .zero }

  /// The first match that starts at or after `start`.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - subject: Well-formed UTF-8; `^` and `$` are its ends.
  ///   - start: A byte offset in `subject`, on a character boundary.
  ///   - last: The offset behind which no match need start; a match may end behind it.
  /// - Returns: The matched bytes in `subject`, or nothing.
  /// - Throws: `MatchFailure` when a limit was hit: whether the pattern matches is not known.
  package func firstMatch(
    of pattern: Pattern, in subject: Span<UInt8>, from start: Int = 0, to last: Int = .max
  ) throws(MatchFailure) -> Range<Int>? {
    let count = min(subject.count, last)
    guard subject.count > MatchScratch.windowed else {
      return try attempt(pattern, subject, from: start, limit: count)
    }
    var lower = start
    var width = 256
    while lower <= count {
      let upper = boundary(in: subject, atOrAfter: min(count, lower + width))
      let began = clock.now
      let found = try attempt(pattern, subject, from: lower, limit: upper)
      let took = clock.now - began
      spent += took
      if let found { return found }
      guard spent <= budget else { throw .outOfTime }
      width = took > .milliseconds(10) ? max(64, width / 4) : min(1 << 20, width * 4)
      guard upper < count else { return nil }
      lower = upper
    }
    return nil
  }

  /// The bytes that each named group of `pattern` took in the last match; groups that took none are left out.
  package func groups(of pattern: Pattern) -> [(name: String, range: Range<Int>)] {
    guard let offsets = unsafe pcre2_get_ovector_pointer_8(data) else { return [] }
    return pattern.groups.compactMap { name, number in
      guard number < Int(MatchScratch.pairs) else { return nil }
      let lower = unsafe offsets[2 * number]
      let upper = unsafe offsets[2 * number + 1]
      guard lower != Int(bitPattern: UInt.max), upper >= lower else { return nil }
      return (name, Int(lower)..<Int(upper))
    }
  }

  private func boundary(in subject: Span<UInt8>, atOrAfter offset: Int) -> Int {
    var offset = offset
    while offset < subject.count, subject[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func attempt(
    _ pattern: Pattern, _ subject: Span<UInt8>, from start: Int, limit: Int
  ) throws(MatchFailure) -> Range<Int>? {
    unsafe pcre2_set_offset_limit_8(context, limit)
    var code =
      pattern.isJIT
      ? runMachineCode(pattern, subject, from: start)
      : run(pattern, subject, from: start, options: UInt32(PCRE2_NO_UTF_CHECK))
    if code == PCRE2_ERROR_JIT_STACKLIMIT {
      code = run(pattern, subject, from: start, options: UInt32(PCRE2_NO_UTF_CHECK) | PCRE2_NO_JIT)
    }
    if code == PCRE2_ERROR_NOMATCH { return nil }
    guard code >= 0, let offsets = unsafe pcre2_get_ovector_pointer_8(data) else {
      throw MatchFailure(code: code)
    }
    let lower = unsafe Int(offsets[0])
    let upper = unsafe Int(offsets[1])
    // \K in a lookahead may put the start behind the end.
    return lower <= upper ? lower..<upper : upper..<lower
  }

  /// Calls machine code without a look at what `Pattern` and `firstMatch` see to (pcre2jit, "JIT FAST PATH API").
  private func runMachineCode(_ pattern: Pattern, _ subject: Span<UInt8>, from start: Int) -> Int32 {
    unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_jit_match_8(
        pattern.code, buffer.baseAddress ?? emptySubject, buffer.count, start, 0, data, context)
    }
  }

  private func run(_ pattern: Pattern, _ subject: Span<UInt8>, from start: Int, options: UInt32) -> Int32 {
    unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(
        pattern.code, buffer.baseAddress ?? emptySubject, buffer.count, start, options, data, context)
    }
  }
}
