internal import CPCRE2

/// A compiled PCRE2 pattern; immutable, so that any number of tasks may match with it at once
/// (pcre2api, "MULTITHREADING").
///
/// Always UTF; caseless unless asked otherwise; plain groups do not capture, named ones do; `\C` is refused.
@safe
package final class Pattern: Sendable {
  nonisolated(unsafe) let code: OpaquePointer
  /// Whether machine code was made for it.
  package let isJIT: Bool
  /// Whether it is to be matched with text that `SmallLetters.fold` gave.
  package let readsSmallLetters: Bool
  /// Named groups and their numbers, by number.
  package let groups: [(name: String, number: Int)]

  /// The longest pattern in bytes; word lists make them long.
  static let maximumLength = 1 << 20

  /// Compiles a pattern.
  ///
  /// - Parameters:
  ///   - regex: The pattern, in PCRE2 10.42 syntax.
  ///   - caseSensitive: Whether letter case counts.
  ///   - jit: Whether to make machine code, which pays from about 15 KB of text.
  package convenience init(
    _ regex: String, caseSensitive: Bool = false, jit: Bool = false
  ) throws(PatternError) {
    let compiled = unsafe try Pattern.compile(regex, caseSensitive: caseSensitive)
    unsafe self.init(owning: compiled, jit: jit, readsSmallLetters: false)
  }

  /// Compiles a pattern in the form in which it is matched fastest: for small letters where it has such a form.
  ///
  /// - Parameters:
  ///   - regex: The pattern, in PCRE2 10.42 syntax.
  ///   - caseSensitive: Whether letter case counts.
  ///   - jit: Whether to make machine code.
  package convenience init(
    fastest regex: String, caseSensitive: Bool, jit: Bool = false
  ) throws(PatternError) {
    let form = caseSensitive ? nil : SmallLetters.form(of: regex)
    let compiled = unsafe try Pattern.compile(form ?? regex, caseSensitive: caseSensitive || form != nil)
    unsafe self.init(owning: compiled, jit: jit, readsSmallLetters: form != nil)
  }

  private static func compile(
    _ regex: String, caseSensitive: Bool
  ) throws(PatternError) -> OpaquePointer {
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_NO_AUTO_CAPTURE)
    options |= UInt32(PCRE2_USE_OFFSET_LIMIT) | UInt32(PCRE2_DOLLAR_ENDONLY)
    // What follows a word list then leaves no trace in its code, so that the code is alike wherever the list stands.
    options |= UInt32(PCRE2_NO_AUTO_POSSESS)
    if !caseSensitive { options |= UInt32(PCRE2_CASELESS) }
    guard regex.utf8.count <= Pattern.maximumLength else {
      throw PatternError(message: "the pattern is longer than 1 MiB", offset: Pattern.maximumLength)
    }
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(regex.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe pcre2_compile_8(bytes.baseAddress ?? emptySubject, bytes.count, options, &error, &offset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(message: describe(error), offset: offset)
    }
    return unsafe compiled
  }

  /// Takes compiled code, which it frees.
  init(owning compiled: OpaquePointer, jit: Bool, readsSmallLetters: Bool) {
    unsafe code = compiled
    self.readsSmallLetters = readsSmallLetters
    isJIT = unsafe jit && pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
    groups = unsafe Pattern.readGroups(of: compiled)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Reads the name table: entries of a fixed size, two bytes of group number and a name ending in NUL
  /// (pcre2api, PCRE2_INFO_NAMETABLE).
  private static func readGroups(of code: OpaquePointer) -> [(name: String, number: Int)] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard count > 0, let table = unsafe table else { return [] }
    var groups: [(name: String, number: Int)] = []
    for entry in 0..<Int(count) {
      let start = unsafe table + entry * Int(size)
      let number = unsafe Int(start[0]) << 8 | Int(start[1])
      unsafe groups.append((String(cString: start + 2), number))
    }
    return groups.sorted { $0.number < $1.number }
  }
}

/// What an empty buffer points to: PCRE2 wants an address even for no bytes.
nonisolated(unsafe) let emptySubject: UnsafePointer<UInt8> = {
  let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  unsafe byte.initialize(to: 0)
  return unsafe UnsafePointer(byte)
}()
