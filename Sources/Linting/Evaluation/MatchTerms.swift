import RuleModel

/// What decides whether a match of a pattern block counts.
///
/// A class, made once a rule, since every document asks for it.
final class MatchTerms: Sendable {
  /// The patterns of which each match is judged.
  let leading: [Int]
  /// Patterns that must match beside it, and those that must not touch it.
  let companions: [Int]
  let exceptions: [Int]
  let unit: MatchUnit
  let scope: BlockScope
  /// Contexts in which alone it counts, if there are any, and those in which it does not.
  let only: ContextChoice
  let unless: ContextChoice
  let hasOnly: Bool

  init(_ patterns: PatternBlock, _ applies: Applicability, _ contexts: ContextTable) {
    leading = patterns.leading
    companions = (patterns.any.isEmpty ? Array(patterns.all.dropFirst()) : patterns.all).map(\.pattern)
    exceptions = patterns.not.map(\.pattern)
    unit = patterns.unit
    scope = BlockScope(applies)
    only = contexts.choice(of: patterns.only)
    unless = contexts.choice(of: patterns.unless)
    hasOnly = !patterns.only.isEmpty
  }
}

extension PatternBlock {
  /// The patterns of which one must match for the block to match.
  var leading: [Int] { (any.isEmpty ? Array(all.prefix(1)) : any).map(\.pattern) }
}
