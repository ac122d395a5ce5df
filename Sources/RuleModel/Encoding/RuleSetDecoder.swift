import Diagnostics
import SourceText

extension RuleSetCoding {
  /// The rule set that `encode` wrote.
  ///
  /// - Throws: `EncodingError` for damaged bytes or another version; never traps.
  package static func decode(_ bytes: EncodedBytes) throws(EncodingError) -> RuleSet {
    var reader = EncodedReader(bytes)
    guard try reader.text() == version else { throw EncodingError(offset: 0) }
    var set = RuleSet()
    // The patterns, then the word lists.
    let regexes = try reader.pooledTexts()
    let areCaseSensitive = try reader.packed()
    set.patterns = areCaseSensitive.enumerated().map { place, isCaseSensitive in
      PatternSource(RuleText(place, of: regexes), isCaseSensitive: isCaseSensitive != 0)
    }
    reader.patternCount = set.patterns.count
    set.literals = try reader.literalIndex()
    guard set.literals.ways.patternCount == set.patterns.count else { throw reader.error }
    set.blockWide = BlockWidePatterns(
      places: try reader.patterns(),
      bytesBeforeSpaces: try reader.packed().map { UInt8(truncatingIfNeeded: $0) })
    let lists = try reader.texts()
    guard regexes.count == set.patterns.count + lists.count else { throw reader.error }
    set.lexicons = lists.enumerated().map { place, name in
      (name: name, pattern: RuleText(set.patterns.count + place, of: regexes))
    }
    set.topics = try reader.list { (reader) throws(EncodingError) in try reader.topic() }
    set.contexts = try reader.list { (reader) throws(EncodingError) in try reader.context() }
    set.clauseBreaks = try reader.patterns()
    set.references = try reader.list { (reader) throws(EncodingError) in try reader.reference() }
    set.rules = try reader.list { (reader) throws(EncodingError) in try reader.rule() }
    guard reader.isAtEnd else { throw reader.error }
    return set
  }
}

extension EncodedReader {
  mutating func literalIndex() throws(EncodingError) -> LiteralIndex {
    let words = LiteralTrie(nodes: try packedNumbers(), tails: try packedNumbers())
    let members = try packedNumbers(areNarrow: true)
    let clauseCount = try int()
    guard clauseCount > LiteralIndex.startOfText, clauseCount < PackedNumbers.bound else { throw error }
    let infixes = LiteralIndex.Infixes(
      letters: try lists(of: try rawText()), windowEnds: try packed(), found: try packed())
    guard infixes.areWhole else { throw error }
    let parts = PackedLists(
      values: try packedNumbers(areNarrow: true), ends: try packedNumbers(areNarrow: true))
    guard parts.count > LiteralIndex.startOfText, parts.count <= clauseCount else { throw error }
    return LiteralIndex(
      words: words, infixes: infixes, members: members, clauseCount: clauseCount, parts: parts,
      ways: try packedWays())
  }

  private mutating func packedWays() throws(EncodingError) -> PackedWays {
    let ways = PackedWays(
      ends: try packedNumbers(areNarrow: true), ways: try packedNumbers(), requirements: try packedNumbers(),
      distances: try packedNumbers(), everywhere: try packed(), patternCount: try int())
    guard ways.everywhere.allSatisfy({ $0 < ways.patternCount }) else { throw error }
    return ways
  }

  private mutating func lists<Element>(of values: [Element]) throws(EncodingError) -> FlatLists<Element> {
    guard let lists = FlatLists(values: values, ends: try packed()) else { throw error }
    return lists
  }

  mutating func topic() throws(EncodingError) -> Topic {
    Topic(
      name: try text(), about: try text(), classes: try texts(), implies: try texts(),
      evidence: try list { (reader) throws(EncodingError) in
        let (pattern, weight, mentions) = (try reader.pattern(), try reader.int(), try reader.int())
        return Topic.Evidence(pattern: pattern, weight: weight, mentions: mentions > 0 ? mentions : nil)
      },
      threshold: try int(), shortThreshold: try int(), dense: try bool() ? try density() : nil,
      claims: try claimCount(),
      facts: try list { (reader) throws(EncodingError) in (key: try reader.text(), value: try reader.text()) }
    )
  }

  mutating func claimCount() throws(EncodingError) -> ClaimCount? {
    guard try bool() else { return nil }
    return ClaimCount(categories: try texts(), sentences: try density())
  }

  private mutating func density() throws(EncodingError) -> Density {
    Density(atLeast: try int(), perThousandWords: try int())
  }

  mutating func context() throws(EncodingError) -> ContextDefinition {
    ContextDefinition(
      name: try text(), about: try text(),
      cues: try list { (reader) throws(EncodingError) in
        ContextDefinition.Cue(
          patterns: try reader.patterns(), except: try reader.patterns(), without: try reader.patterns(),
          reach: try reader.value())
      })
  }

  mutating func span() throws(EncodingError) -> DateSpan {
    DateSpan(from: try optionalText(), until: try optionalText())
  }

  mutating func reference() throws(EncodingError) -> Reference {
    Reference(
      id: try text(), jurisdiction: try text(), authority: try text(), instrument: try text(),
      section: try text(), url: try optionalText(), inForce: try span(), checked: try text(),
      confidence: try text(), summary: try text())
  }

  mutating func rule() throws(EncodingError) -> Rule {
    var rule = Rule(
      id: try text(), status: try value(), category: try text(), severity: try severity(),
      message: try text(), why: try text(), advice: try text(), references: try texts(),
      applies: try applicability(), kind: try kind(), aliases: try texts(), inForce: try span(),
      reviewed: try optionalText(), examples: RuleExamples())
    rule.examples.flagged = try examples()
    rule.examples.clean = try examples()
    rule.examples.knownMisses = try examples()
    rule.examples.knownFalseAlarms = try examples()
    return rule
  }

  private mutating func severity() throws(EncodingError) -> SeverityPolicy {
    SeverityPolicy(
      try value(),
      byJurisdiction: try list { (reader) throws(EncodingError) in
        (jurisdiction: try reader.text(), severity: try reader.value())
      }, softenedBy: try texts())
  }

  private mutating func examples() throws(EncodingError) -> [RuleExample] {
    try list { (reader) throws(EncodingError) in
      let text = try reader.lateText()
      let lower = try reader.int()
      let upper = try reader.int()
      guard lower >= 0, lower <= upper else { throw reader.error }
      return RuleExample(text, ByteRange(lower, upper))
    }
  }

  private mutating func applicability() throws(EncodingError) -> Applicability {
    var applies = Applicability()
    applies.topics = try texts()
    applies.notTopics = try texts()
    applies.audience = try optionalText()
    applies.jurisdictions = try texts()
    applies.notJurisdictions = try texts()
    applies.promotes = try bool()
    applies.blocks = try texts()
    applies.notBlocks = try texts()
    return applies
  }
}
