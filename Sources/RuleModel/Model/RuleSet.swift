package import Diagnostics

/// Rules, and everything they name.
package struct RuleSet: Sendable, Equatable {
  /// Ordered by identifier.
  package var rules: [Rule] = []
  /// Every distinct pattern of rules, topics and contexts.
  package var patterns: [PatternSource] = []
  /// What must occur where each of `patterns` matches.
  package var literals = LiteralIndex(LiteralTable())
  /// Those of `patterns` whose matches may cross sentences.
  package var blockWide = BlockWidePatterns()
  /// Ordered by name.
  package var topics: [Topic] = []
  /// Ordered by name.
  package var contexts: [ContextDefinition] = []
  /// Patterns that end a clause.
  package var clauseBreaks: [Int] = []
  /// Ordered by identifier.
  package var references: [Reference] = []
  /// Word lists as patterns, for packs that are loaded over this set; ordered by name.
  package var lexicons: [(name: String, pattern: RuleText)] = []

  package init() {}

  /// The rule that has this identifier, or else the one that had it.
  package func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id } ?? rules.first { $0.aliases.contains(id) }
  }

  package static func == (a: RuleSet, b: RuleSet) -> Bool {
    a.rules == b.rules && a.patterns == b.patterns && a.literals == b.literals
      && a.blockWide == b.blockWide && a.topics == b.topics && a.contexts == b.contexts
      && a.clauseBreaks == b.clauseBreaks && a.references == b.references
      && a.lexicons.elementsEqual(b.lexicons, by: ==)
  }
}

/// A PCRE2 pattern with its word lists spelled out.
package struct PatternSource: Sendable, Hashable {
  private let text: RuleText
  /// Whether letter case counts.
  package var isCaseSensitive: Bool

  /// The pattern.
  package var regex: String { text.string }

  package init(regex: String, isCaseSensitive: Bool = false) {
    self.init(RuleText(regex), isCaseSensitive: isCaseSensitive)
  }

  init(_ text: RuleText, isCaseSensitive: Bool) {
    self.text = text
    self.isCaseSensitive = isCaseSensitive
  }
}

/// A subject that a document may be about, and how it is recognised.
package struct Topic: Sendable, Equatable {
  package struct Evidence: Sendable, Equatable {
    package var pattern: Int
    /// What each distinct matched text adds, or each mention; negative counts against the topic.
    package var weight: Int
    /// How many mentions count, whatever their text; without it each distinct text counts once.
    package var mentions: Int?

    package init(pattern: Int, weight: Int, mentions: Int? = nil) {
      self.pattern = pattern
      self.weight = weight
      self.mentions = mentions
    }
  }

  package var name: String
  package var about: String
  /// Product classes, such as `prescription-medicine`.
  package var classes: [String]
  /// Topics that are present whenever this one is.
  package var implies: [String]
  package var evidence: [Evidence]
  /// The sum of weights from which the topic is present.
  package var threshold: Int
  /// The sum for texts that are too short for more evidence.
  package var shortThreshold: Int
  /// The sum from which it is present in copy that has it in few words.
  package var dense: Density?
  /// The overclaims from which it is present, as the rules find them in copy of this topic.
  package var claims: ClaimCount?
  /// Facts for rule authors and reports: duration, serious risks, approved uses.
  package var facts: [(key: String, value: String)]

  package init(
    name: String, about: String, classes: [String], implies: [String], evidence: [Evidence],
    threshold: Int, shortThreshold: Int, dense: Density?, claims: ClaimCount?,
    facts: [(key: String, value: String)]
  ) {
    self.name = name
    self.about = about
    self.classes = classes
    self.implies = implies
    self.evidence = evidence
    self.threshold = threshold
    self.shortThreshold = shortThreshold
    self.dense = dense
    self.claims = claims
    self.facts = facts
  }

  /// Whether evidence is enough in a copy of so many words.
  ///
  /// - Parameters:
  ///   - score: The sum of its weights.
  ///   - isShort: Whether the copy is too short for more.
  package func isTold(by score: Int, words: Int, isShort: Bool) -> Bool {
    score >= (isShort ? shortThreshold : threshold) || dense?.isMet(by: score, words: words) ?? false
  }

  package static func == (a: Topic, b: Topic) -> Bool {
    a.name == b.name && a.about == b.about && a.classes == b.classes && a.implies == b.implies
      && a.evidence == b.evidence && a.threshold == b.threshold && a.shortThreshold == b.shortThreshold
      && a.dense == b.dense && a.claims == b.claims
      && a.facts.elementsEqual(b.facts, by: ==)
  }
}

/// A circumstance that changes what a sentence claims: a negation, a question, a warning.
package struct ContextDefinition: Sendable, Equatable {
  /// How far a cue reaches.
  package enum Reach: String, Sendable, CaseIterable {
    /// The cue's own text.
    case match
    /// From the cue to the end of its clause.
    case following
    /// From the start of the clause to the cue.
    case preceding
    /// The clause of the cue.
    case clause
    /// The sentence of the cue.
    case sentence
    /// The whole block of the cue.
    case paragraph
    /// The items of the list that the cue's line heads or introduces; in plain text, the short lines that follow it.
    case list
    /// The block after the cue's, as an answer stands after its question.
    case next
    /// The blocks under the heading in which the cue stands.
    case section
  }

  package struct Cue: Sendable, Equatable {
    package var patterns: [Int]
    /// A match of one of these that touches the cue makes it none.
    package var except: [Int]
    /// A match of one of these anywhere in the sentence makes it none.
    package var without: [Int]
    package var reach: Reach

    package init(patterns: [Int], except: [Int], without: [Int] = [], reach: Reach) {
      self.patterns = patterns
      self.except = except
      self.without = without
      self.reach = reach
    }
  }

  package var name: String
  package var about: String
  package var cues: [Cue]

  package init(name: String, about: String, cues: [Cue]) {
    self.name = name
    self.about = about
    self.cues = cues
  }
}

/// A source of law or of a code.
package struct Reference: Sendable, Equatable {
  package var id: String
  package var jurisdiction: String
  package var authority: String
  package var instrument: String
  package var section: String
  package var url: String?
  package var inForce: DateSpan
  package var checked: String
  /// `primary`: the text itself was read; `secondary`: an account of it was.
  package var confidence: String
  /// What it says, in one sentence of our own.
  package var summary: String

  package init(
    id: String, jurisdiction: String, authority: String, instrument: String, section: String,
    url: String?, inForce: DateSpan, checked: String, confidence: String, summary: String
  ) {
    self.id = id
    self.jurisdiction = jurisdiction
    self.authority = authority
    self.instrument = instrument
    self.section = section
    self.url = url
    self.inForce = inForce
    self.checked = checked
    self.confidence = confidence
    self.summary = summary
  }

  /// What a report shows: "US 21 CFR 202.1(e)(6)(i)".
  package var citation: Citation {
    let place = jurisdiction == "general" ? "" : jurisdiction.uppercased() + " "
    let section = section.isEmpty ? "" : " " + section
    return Citation(id: id, label: place + instrument + section, url: url, checked: checked)
  }
}
