/// The rules that are compiled into the program.
package enum BuiltInRules {
  /// The encoded rule set, as `RuleSetCoding` of `RuleModel` reads it.
  package static var encoded: [UInt8] {
    unsafe Array(
      UnsafeBufferPointer(start: EncodedRules.text.utf8Start, count: EncodedRules.text.utf8CodeUnitCount))
  }
}
