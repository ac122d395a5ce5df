/// The rules that are compiled into the program.
package enum BuiltInRules {
  /// The encoded rule set, as `RuleSetCoding` of `RuleModel` reads it; never freed.
  package static var encoded: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: EncodedRules.text.utf8Start, count: EncodedRules.text.utf8CodeUnitCount)
  }

  /// Its patterns, compiled, as `CompiledPatterns` of `RuleModel` reads them; never freed.
  package static var compiledPatterns: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: EncodedRules.patterns.utf8Start, count: EncodedRules.patterns.utf8CodeUnitCount)
  }

  /// The SHA-256 of `encoded`, as 64 hexadecimal digits.
  package static var digest: String { EncodedRules.digest }
}
