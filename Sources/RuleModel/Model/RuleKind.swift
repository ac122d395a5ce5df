/// What a rule looks for.
package enum RuleKind: Sendable, Equatable {
  /// Copy that should not stand there.
  case flag(PatternBlock)
  /// Something that must stand somewhere once a claim or a topic calls for it.
  case require(Requirement)
  /// Copy that may stand only with something else near it.
  case qualify(PatternBlock, by: PatternBlock, within: Reach)
  /// Too much of something.
  case limit(Limit)
  /// Copy with a better wording.
  case replace([Replacement], PatternBlock)
}

/// Patterns and the contexts in which their matches do not count.
///
/// A match of `any` counts when every pattern of `all` matches in the same unit, no match of `not` touches it,
/// none of the contexts `unless` holds at it and, where there are any, one of the contexts `only` does. Without
/// `any`, the first pattern of `all` gives the place.
package struct PatternBlock: Sendable, Equatable {
  package var any: [PatternUse] = []
  package var all: [PatternUse] = []
  package var not: [PatternUse] = []
  package var unless: [String] = []
  package var only: [String] = []
  package var unit: MatchUnit = .sentence

  package init() {}
}

/// The stretch of text in which one match must lie.
package enum MatchUnit: String, Sendable, CaseIterable {
  case sentence, paragraph
}

/// A pattern as one rule uses it.
package struct PatternUse: Sendable, Equatable {
  /// Its place in `RuleSet.patterns`.
  package var pattern: Int
  /// What it stands for, in a composite disclosure; patterns of one label are alternatives.
  package var label: String?

  package init(pattern: Int, label: String? = nil) {
    self.pattern = pattern
    self.label = label
  }
}

/// How far from a claim something else counts as near.
package enum Reach: Sendable, Equatable {
  case sentence, paragraph, section, document
  /// At most this many words between the two.
  case words(Int)

  /// How many words a distance may have; a longer one is a document's, and would be no number in bytes.
  static let wordCounts = 1...1_000_000
}

/// A duty, what calls for it and what fulfils it.
package struct Requirement: Sendable, Equatable {
  /// What calls for it.
  package struct Trigger: Sendable, Equatable {
    /// One of these topics is present.
    package var topics: [String] = []
    /// One of the document's topics has one of these product classes.
    package var classes: [String] = []
    /// The document promotes something.
    package var promotes = false
    /// Copy that calls for it; without patterns and claims, the first mention of the topic.
    package var patterns: PatternBlock?
    /// Claims that call for it, beside such copy.
    package var claims: ClaimCount?

    package init() {}
  }

  /// Where the finding stands.
  package enum Anchor: String, Sendable, CaseIterable {
    case firstTrigger = "first-trigger"
    case title
    case lastTrigger = "last-trigger"
  }

  package var when: Trigger
  package var within: Reach
  /// One of these fulfils it.
  package var any: [PatternUse]
  /// Each label of these must be found.
  package var all: [PatternUse]
  /// Contexts in which a match does not fulfil it.
  package var satisfiedUnless: [String]
  /// Kinds of block in which a match does not fulfil it.
  package var notOnlyIn: [String]
  /// It must stand before this many words of the document have passed.
  package var beforeWords: Int?
  /// It must stand in the section of the trigger.
  package var sameSection: Bool
  package var anchor: Anchor

  package init(
    when: Trigger, within: Reach, any: [PatternUse], all: [PatternUse], satisfiedUnless: [String],
    notOnlyIn: [String], beforeWords: Int?, sameSection: Bool, anchor: Anchor
  ) {
    self.when = when
    self.within = within
    self.any = any
    self.all = all
    self.satisfiedUnless = satisfiedUnless
    self.notOnlyIn = notOnlyIn
    self.beforeWords = beforeWords
    self.sameSection = sameSection
    self.anchor = anchor
  }
}

/// A bound on how much of something a unit may hold.
package struct Limit: Sendable, Equatable {
  /// What is counted.
  package var of: PatternBlock
  /// What it is weighed against: sentences with a match of `of` for each sentence with a match of `to`.
  package var to: PatternBlock?
  /// The most that is allowed, as a count or a ratio.
  package var max: Double
  /// Below this count of `of` nothing is reported.
  package var atLeast: Int
  package var per: Reach

  package init(of: PatternBlock, to: PatternBlock?, max: Double, atLeast: Int, per: Reach) {
    self.of = of
    self.to = to
    self.max = max
    self.atLeast = atLeast
    self.per = per
  }
}

/// A wording and what to write in its place; `{match}` and named groups may stand in `with`.
package struct Replacement: Sendable, Equatable {
  package var pattern: Int
  package var with: String
  package var isSafe: Bool

  package init(pattern: Int, with: String, isSafe: Bool) {
    self.pattern = pattern
    self.with = with
    self.isSafe = isSafe
  }
}

extension RuleKind {
  /// Every pattern that the rule uses.
  package var patterns: Set<Int> {
    switch self {
    case .flag(let block): block.patterns
    case .qualify(let block, let by, _): block.patterns.union(by.patterns)
    case .require(let requirement):
      Set((requirement.any + requirement.all).map(\.pattern)).union(requirement.when.patterns?.patterns ?? [])
    case .limit(let limit): limit.of.patterns.union(limit.to?.patterns ?? [])
    case .replace(let swaps, let block): block.patterns.union(swaps.map(\.pattern))
    }
  }
}

extension RuleKind {
  /// Adds the patterns whose matches may cross sentences.
  func addBlockWidePatterns(to all: inout Set<Int>) {
    func add(_ block: PatternBlock?) {
      if let block, block.unit == .paragraph { all.formUnion(block.patterns) }
    }
    switch self {
    case .flag(let block), .replace(_, let block): add(block)
    case .qualify(let block, let by, _):
      add(block)
      add(by)
    case .require(let requirement): add(requirement.when.patterns)
    case .limit(let limit):
      add(limit.of)
      add(limit.to)
    }
  }
}

extension PatternBlock {
  /// Every pattern in the block.
  package var patterns: Set<Int> { Set((any + all + not).map(\.pattern)) }
}
