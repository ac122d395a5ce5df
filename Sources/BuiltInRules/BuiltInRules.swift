/// The rules that are compiled into the program.
package enum BuiltInRules {
  /// The encoded rule set, as `RuleSetCoding` of `RuleModel` reads it.
  package static var encoded: [UInt8] {
    unsafe Array(
      UnsafeBufferPointer(start: EncodedRules.text.utf8Start, count: EncodedRules.text.utf8CodeUnitCount))
  }

  /// Its patterns, compiled, as `CompiledPatterns` of `RuleModel` reads them; never freed.
  package static var compiledPatterns: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: EncodedRules.patterns.utf8Start, count: EncodedRules.patterns.utf8CodeUnitCount)
  }

  /// The SHA-256 of `encoded`, as 64 hexadecimal digits.
  package static var digest: String { EncodedRules.digest }
}
