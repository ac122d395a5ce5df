import Diagnostics
import SourceText

/// Turns a rule set into bytes that can be read without parsing YAML.
package enum RuleSetCoding {
  /// Changes whenever the form does.
  package static let version = "caveat rules 20"

  /// The bytes: UTF-8 without carriage returns, fit for a Swift literal.
  package static func encode(_ set: RuleSet) -> [UInt8] {
    var writer = EncodedWriter()
    writer.write(version)
    let lists = set.lexicons.map(\.pattern.string)
    writer.writePooled(set.patterns.map(\.regex) + lists, common: lists)
    writer.writePacked(set.patterns.map { $0.isCaseSensitive ? 1 : 0 })
    writer.write(set.literals)
    writer.write(set.blockWide.places)
    writer.writePacked(set.blockWide.bytesBeforeSpaces.map(Int32.init))
    writer.write(set.lexicons) { writer, lexicon in writer.write(lexicon.name) }
    writer.write(set.topics) { $0.write($1) }
    writer.write(set.contexts) { $0.write($1) }
    writer.write(set.clauseBreaks)
    writer.write(set.references) { $0.write($1) }
    writer.write(set.rules) { $0.write($1) }
    return writer.bytes
  }
}

extension RuleSet {
  /// Names the rule set: 16 hexadecimal digits over everything in it.
  package var hash: String {
    var hash = StableHash()
    hash.combine(RuleSetCoding.encode(self))
    return hash.hexadecimal
  }
}

extension EncodedWriter {
  mutating func write(_ index: LiteralIndex) {
    write(index.words.nodes)
    write(index.words.tails)
    write(index.members)
    write(index.clauseCount)
    write(String(decoding: index.infixes.letters.values, as: UTF8.self))
    writePacked(index.infixes.letters.ends)
    writePacked(index.infixes.windowEnds)
    writePacked(index.infixes.found)
    write(index.parts.values)
    write(index.parts.ends)
    for numbers in [index.ways.ends, index.ways.ways, index.ways.requirements, index.ways.distances] {
      write(numbers)
    }
    writePacked(index.ways.everywhere)
    write(index.ways.patternCount)
  }

  mutating func write(_ topic: Topic) {
    write(topic.name)
    write(topic.about)
    write(topic.classes)
    write(topic.implies)
    write(topic.evidence) { writer, evidence in
      writer.write(evidence.pattern)
      writer.write(evidence.weight)
      writer.write(evidence.mentions ?? 0)
    }
    write(topic.threshold)
    write(topic.shortThreshold)
    write(topic.dense != nil)
    if let dense = topic.dense { write(dense) }
    write(topic.claims)
    write(topic.facts) { writer, fact in
      writer.write(fact.key)
      writer.write(fact.value)
    }
  }

  mutating func write(_ claims: ClaimCount?) {
    write(claims != nil)
    guard let claims else { return }
    write(claims.categories)
    write(claims.sentences)
  }

  private mutating func write(_ density: Density) {
    write(density.atLeast)
    write(density.perThousandWords)
  }

  mutating func write(_ context: ContextDefinition) {
    write(context.name)
    write(context.about)
    write(context.cues) { writer, cue in
      writer.write(cue.patterns)
      writer.write(cue.except)
      writer.write(cue.without)
      writer.write(cue.reach.rawValue)
    }
  }

  mutating func write(_ span: DateSpan) {
    write(span.from)
    write(span.until)
  }

  mutating func write(_ reference: Reference) {
    for text in [
      reference.id, reference.jurisdiction, reference.authority, reference.instrument, reference.section,
    ] { write(text) }
    write(reference.url)
    write(reference.inForce)
    write(reference.checked)
    write(reference.confidence)
    write(reference.summary)
  }

  mutating func write(_ rule: Rule) {
    write(rule.id)
    write(rule.status.rawValue)
    write(rule.category)
    write(rule.severity.fallback.rawValue)
    write(rule.severity.byJurisdiction) { writer, entry in
      writer.write(entry.jurisdiction)
      writer.write(entry.severity.rawValue)
    }
    write(rule.severity.softenedBy)
    for text in [rule.message, rule.why, rule.advice] { write(text) }
    write(rule.references)
    write(rule.applies)
    write(rule.kind)
    write(rule.aliases)
    write(rule.inForce)
    write(rule.reviewed)
    let examples = rule.examples
    for list in [examples.flagged, examples.clean, examples.knownMisses, examples.knownFalseAlarms] {
      write(list) { writer, example in
        writer.write(example.text)
        writer.write(example.range.lower)
        writer.write(example.range.upper)
      }
    }
  }

  mutating func write(_ applies: Applicability) {
    write(applies.topics)
    write(applies.notTopics)
    write(applies.audience)
    write(applies.jurisdictions)
    write(applies.notJurisdictions)
    write(applies.promotes)
    write(applies.blocks)
    write(applies.notBlocks)
  }
}
