/// A key of a rule file: what validation, messages and the JSON Schema know of it.
struct Key: Sendable {
  /// What a value looks like.
  indirect enum Shape: Sendable {
    case text, date, flag, integer, number, severity, reach, matcher, table(String), map(Shape)
    case word([String])
    case list(Shape)
    /// One value or a list of them.
    case oneOrMore(Shape)
  }

  var name: String
  var shape: Shape
  var isRequired = false
  var about: String

  init(_ name: String, _ shape: Shape, required: Bool = false, _ about: String) {
    self.name = name
    self.shape = shape
    isRequired = required
    self.about = about
  }
}

/// The keys of every kind of rule file: the one source for validation and for the schema.
enum KeyTables {
  static let tables: [String: [Key]] = [
    "rule": rule, "applies": applies, "flag": patternBlock, "by": patternBlock, "of": patternBlock,
    "to": patternBlock, "qualify": qualify, "require": require, "when": when, "placement": placement,
    "limit": limit, "replace": replace, "swap": swap, "matcher": matcher, "examples": examples,
    "span": span, "lexicon": lexicon, "topic": topic, "evidence": evidence, "claims": claims,
    "dense": density, "contexts": contexts, "context": context, "cue": cue, "references": references,
    "reference": reference,
  ]

  static let kinds = ["flag", "qualify", "require", "limit", "replace"]

  static let rule = [
    Key("id", .text, required: true, "pack/name, the file's own path without .yml"),
    Key("status", .word(RuleStatus.allCases.map(\.rawValue)), "how settled the rule is"),
    Key("category", .word(RuleCategory.all), required: true, "what kind of fault it is"),
    Key("severity", .severity, required: true, "error, warning, advice, or a map by jurisdiction"),
    Key("message", .text, required: true, "what is wrong; {match} stands for the copy"),
    Key("why", .text, required: true, "why it matters"),
    Key("advice", .text, "what to write instead"),
    Key("insert", .text, "what to add, for an absence"),
    Key("references", .list(.text), required: true, "ids in references.yml"),
    Key("reviewed", .date, "when the rule was last compared with its sources"),
    Key("in-force", .table("span"), "the days on which the law holds"),
    Key("aliases", .list(.text), "ids that the rule had; what uses them goes on working"),
    Key("applies", .table("applies"), "where the rule runs"),
    Key("flag", .table("flag"), "copy that should not stand there"),
    Key("qualify", .table("qualify"), "copy that may stand only with something near it"),
    Key("require", .table("require"), "what must stand once something calls for it"),
    Key("limit", .table("limit"), "too much of something"),
    Key("replace", .table("replace"), "copy with a better wording"),
    Key("examples", .table("examples"), required: true, "texts that show what the rule finds"),
  ]

  static let span = [
    Key("from", .date, "the first day"), Key("until", .date, "the last day"),
  ]

  static let applies = [
    Key("topics", .oneOrMore(.text), "one of these is present; [any] for every document"),
    Key("not-topics", .oneOrMore(.text), "none of these is present"),
    Key("audience", .word(["public", "professional", "any"]), "whom the copy addresses"),
    Key("jurisdictions", .oneOrMore(.word(RuleCategory.jurisdictions)), "where it is law"),
    Key(
      "not-jurisdictions", .oneOrMore(.word(RuleCategory.jurisdictions)),
      "where it does not apply, such as where the product may not be advertised at all"),
    Key("promotes", .flag, "only in copy that promotes something"),
    Key("in", .oneOrMore(.text), "kinds of block in which it looks"),
    Key("not-in", .oneOrMore(.text), "kinds of block in which it does not look"),
  ]

  private static let patterns = [
    Key("any", .list(.matcher), "each match counts"),
    Key("all", .list(.matcher), "all must match in the same unit"),
    Key("not", .list(.matcher), "a match that touches acquits"),
    Key("unless", .oneOrMore(.text), "contexts that acquit"),
    Key("only", .oneOrMore(.text), "contexts of which one must hold"),
    Key("unit", .word(MatchUnit.allCases.map(\.rawValue)), "the text in which a match must lie"),
  ]

  static let patternBlock = patterns
  static let qualify =
    patterns + [
      Key("by", .table("by"), required: true, "what qualifies it"),
      Key("within", .reach, "how near the qualification must be"),
    ]
  static let require = [
    Key("when", .table("when"), required: true, "what calls for it"),
    Key("within", .reach, "how near it must stand"),
    Key("any", .list(.matcher), "one of these fulfils it"),
    Key("all", .list(.matcher), "every label of these must be found"),
    Key("satisfied-unless", .oneOrMore(.text), "contexts in which a match does not count"),
    Key("placement", .table("placement"), "where it must stand"),
    Key("anchor", .word(Requirement.Anchor.allCases.map(\.rawValue)), "where the finding stands"),
  ]
  static let when =
    patterns + [
      Key("topic", .text, "this topic is present"),
      Key("topics", .oneOrMore(.text), "one of these topics is present"),
      Key("class", .oneOrMore(.text), "a present topic has this product class"),
      Key("promotes", .flag, "the copy promotes something"),
      Key("claims", .table("claims"), "the overclaims that call for it"),
    ]
  static let placement = [
    Key("not-only-in", .oneOrMore(.text), "kinds of block in which it does not count"),
    Key("before-words", .integer, "it must stand within the first so many words"),
    Key("same-section", .flag, "it must stand in the section of the claim"),
  ]
  static let limit = [
    Key("of", .table("of"), required: true, "what is counted"),
    Key("to", .table("to"), "what it is weighed against"),
    Key("max", .number, required: true, "the most that is allowed"),
    Key("at-least", .integer, "below this count nothing is reported"),
    Key("per", .reach, "the unit in which it is counted"),
  ]
  static let replace = [
    Key("swaps", .list(.table("swap")), required: true, "wordings and their replacements"),
    Key("not", .list(.matcher), "a match that touches acquits"),
    Key("unless", .oneOrMore(.text), "contexts that acquit"),
  ]
  static let matcher = [
    Key("words", .oneOrMore(.text), "phrases"),
    Key("regex", .text, "a PCRE2 pattern"),
    Key("case", .flag, "whether letter case counts"),
    Key("label", .text, "what it stands for"),
  ]
  static let swap =
    matcher + [
      Key("with", .text, required: true, "what to write"), Key("safe", .flag, "whether the sense stays"),
    ]
  static let examples = [
    Key("flagged", .list(.text), required: true, "texts with [[ ]] around each finding"),
    Key("clean", .list(.text), required: true, "texts without a finding"),
    Key("known-misses", .list(.text), "texts that the rule should flag and does not"),
    Key("known-false-alarms", .list(.text), "texts that the rule flags and should not"),
  ]
  static let lexicon = [
    Key("lexicon", .text, required: true, "its name, the file's own"),
    Key("about", .text, required: true, "what it lists"),
    Key("include", .oneOrMore(.text), "other lists that belong to it"),
    Key("words", .list(.text), "phrases"),
    Key("regex", .list(.text), "patterns"),
  ]
  static let topic = [
    Key("topic", .text, required: true, "its name, the file's own"),
    Key("about", .text, required: true, "what it is"),
    Key("class", .oneOrMore(.text), "product classes"),
    Key("implies", .oneOrMore(.text), "topics that come with it"),
    Key("threshold", .integer, "the sum of weights from which it is present"),
    Key("short-threshold", .integer, "the same for texts under 60 words"),
    Key("dense", .table("dense"), "the sum from which it is present in copy of some length"),
    Key("evidence", .list(.table("evidence")), required: true, "how it is recognised"),
    Key("claims", .table("claims"), "the overclaims that tell of it where the evidence does not"),
    Key("facts", .map(.text), "duration, serious risks, approved uses"),
  ]
  static let evidence =
    matcher + [
      Key("weight", .integer, "what each distinct text adds, or each mention"),
      Key("mentions", .integer, "how many mentions count, whatever their text"),
    ]
  static let claims = [
    Key("categories", .oneOrMore(.text), "their categories; all of overclaims without it"),
    Key("at-least", .integer, required: true, "how many sentences make one"),
    Key("per-1000-words", .integer, "how many do in copy of that length"),
  ]
  static let density = [
    Key("at-least", .integer, required: true, "the sum of weights"),
    Key("per-1000-words", .integer, "the sum in copy of that length"),
  ]
  static let contexts = [
    Key("clause-breaks", .list(.text), "patterns that end a clause"),
    Key("contexts", .map(.table("context")), "contexts by name"),
  ]
  static let context = [
    Key("about", .text, required: true, "what it means for a claim"),
    Key("cues", .list(.table("cue")), required: true, "what tells it"),
  ]
  static let cue = [
    Key("reach", .word(ContextDefinition.Reach.allCases.map(\.rawValue)), required: true, "how far it holds"),
    Key("any", .list(.matcher), required: true, "the cues"),
    Key("except", .list(.matcher), "what only looks like a cue"),
    Key("without", .list(.matcher), "what must not stand in its sentence"),
  ]
  static let references = [Key("references", .map(.table("reference")), required: true, "citations by id")]
  static let reference = [
    Key("jurisdiction", .word(RuleCategory.jurisdictions + ["general"]), required: true, "whose law it is"),
    Key("authority", .text, required: true, "who enforces it"),
    Key("instrument", .text, required: true, "the statute, code or guide"),
    Key("section", .text, "the place in it"),
    Key("url", .text, "where it can be read"),
    Key("in-force", .table("span"), "the days on which it holds"),
    Key("checked", .date, required: true, "when it was last read"),
    Key("confidence", .word(["primary", "secondary"]), required: true, "what was read"),
    Key("says", .text, required: true, "what it says, in our words"),
  ]
}
