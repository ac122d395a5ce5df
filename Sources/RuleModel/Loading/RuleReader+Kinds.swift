import SourceText
import YAML

extension RuleReader {
  /// What the rule looks for: exactly one of the kinds.
  func kind(_ values: [String: YAMLNode], _ node: YAMLNode) -> RuleKind? {
    let given = KeyTables.kinds.filter { values[$0] != nil }
    guard given.count == 1, let name = given.first, let body = values[name] else {
      let place = given.dropFirst().first.flatMap { values[$0]?.range }
      reader.report(
        place ?? ByteRange(node.range.lower, min(node.range.lower + 1, node.range.upper)),
        "a rule has exactly one of \(KeyTables.kinds.joined(separator: ", "))")
      return nil
    }
    switch name {
    case "flag": return patternBlock(body, KeyTables.patternBlock, of: "flag").map(RuleKind.flag)
    case "qualify": return qualify(body)
    case "require": return require(body)
    case "limit": return limit(body)
    default: return replace(body)
    }
  }

  /// Patterns with their exceptions and contexts.
  private func patternBlock(
    _ node: YAMLNode, _ table: [Key], of name: String, contexts byDefault: [String]? = nil,
    mayBeEmpty: Bool = false
  ) -> PatternBlock? {
    guard let values = reader.fields(node, table, of: name) else { return nil }
    var block = PatternBlock()
    block.any = patterns.uses(values["any"], reader)
    block.all = patterns.uses(values["all"], reader)
    block.not = patterns.alternatives(values["not"], reader)
    let usual = byDefault ?? ["negated", "question", "meta"].filter(names.contexts.contains)
    block.unless = contexts(values["unless"]) ?? usual
    block.only = contexts(values["only"]) ?? []
    let unit = reader.word(values["unit"], among: MatchUnit.allCases.map(\.rawValue), what: "unit")
    block.unit = unit.flatMap { MatchUnit(rawValue: $0) } ?? .sentence
    if values["any"] == nil, values["all"] == nil, !mayBeEmpty {
      reader.report(node.range, "\(name) needs “any” or “all”")
    }
    return block
  }

  private func qualify(_ node: YAMLNode) -> RuleKind? {
    guard let block = patternBlock(node, KeyTables.qualify, of: "qualify"), let by = node["by"],
      let qualifier = patternBlock(by, KeyTables.patternBlock, of: "by", contexts: [])
    else { return nil }
    return .qualify(block, by: qualifier, within: reach(node["within"]) ?? .sentence)
  }

  private func require(_ node: YAMLNode) -> RuleKind? {
    guard let values = reader.fields(node, KeyTables.require, of: "require"), let whenNode = values["when"]
    else { return nil }
    if values["any"] == nil, values["all"] == nil {
      reader.report(node.range, "require needs “any” or “all”: what fulfils it")
    }
    let all = patterns.uses(values["all"], reader)
    if values["any"] != nil, let second = values["all"] {
      reader.report(second.range, "require has either “any” or “all”")
    }
    var requirement = Requirement(
      when: trigger(whenNode), within: reach(values["within"]) ?? .document,
      any: patterns.alternatives(values["any"], reader), all: all,
      satisfiedUnless: contexts(values["satisfied-unless"])
        ?? ["negated", "question"].filter(names.contexts.contains),
      notOnlyIn: [], beforeWords: nil, sameSection: false,
      anchor: reader.word(
        values["anchor"], among: Requirement.Anchor.allCases.map(\.rawValue), what: "anchor"
      ).flatMap { Requirement.Anchor(rawValue: $0) } ?? .firstTrigger)
    if let node = values["placement"],
      let placement = reader.fields(node, KeyTables.placement, of: "placement")
    {
      requirement.notOnlyIn = blocks(placement["not-only-in"])
      requirement.beforeWords = reader.count(placement["before-words"])
      requirement.sameSection = reader.flag(placement["same-section"]) ?? false
    }
    return .require(requirement)
  }

  private func trigger(_ node: YAMLNode) -> Requirement.Trigger {
    var when = Requirement.Trigger()
    guard let values = reader.fields(node, KeyTables.when, of: "when") else { return when }
    when.topics = (reader.texts(values["topic"]) + reader.texts(values["topics"]))
      .compactMap { topic($0.text, $0.node) }
    when.classes = reader.texts(values["class"]).map(\.text)
    when.promotes = reader.flag(values["promotes"]) ?? false
    when.claims = values["claims"].flatMap(reader.claimCount)
    if values["any"] != nil || values["all"] != nil {
      when.patterns = patternBlock(node, KeyTables.when, of: "when")
    } else {
      for stray in ["not", "unless", "only", "unit"].compactMap({ values[$0] }) {
        reader.report(stray.range, "this needs “any” or “all” beside it")
      }
    }
    return when
  }

  private func limit(_ node: YAMLNode) -> RuleKind? {
    guard let values = reader.fields(node, KeyTables.limit, of: "limit"), let counted = values["of"],
      let of = patternBlock(counted, KeyTables.patternBlock, of: "of")
    else { return nil }
    let to = values["to"].flatMap { patternBlock($0, KeyTables.patternBlock, of: "to", contexts: []) }
    return .limit(
      Limit(
        of: of, to: to, max: reader.number(values["max"]) ?? 0,
        atLeast: reader.integer(values["at-least"]) ?? 1,
        per: reach(values["per"], mayBeWords: false) ?? .document))
  }

  private func replace(_ node: YAMLNode) -> RuleKind? {
    guard let values = reader.fields(node, KeyTables.replace, of: "replace") else { return nil }
    let swaps = reader.list(values["swaps"]).compactMap { item -> Replacement? in
      guard let use = patterns.use(item, reader, table: KeyTables.swap), let with = reader.text(item["with"])
      else { return nil }
      checkNames(in: item["with"], groupsOf: [use.pattern])
      return Replacement(pattern: use.pattern, with: with, isSafe: reader.flag(item["safe"]) ?? false)
    }
    var block = PatternBlock()
    block.not = patterns.alternatives(values["not"], reader)
    block.unless = contexts(values["unless"]) ?? ["quoted", "meta"].filter(names.contexts.contains)
    return .replace(swaps, block)
  }

  /// `sentence`, `paragraph`, `section`, `document` or, where that makes sense, `12 words`.
  private func reach(_ node: YAMLNode?, mayBeWords: Bool = true) -> Reach? {
    guard let node, let text = reader.text(node) else { return nil }
    switch text {
    case "sentence": return .sentence
    case "paragraph": return .paragraph
    case "section": return .section
    case "document": return .document
    default:
      let parts: [Substring] = text.split(separator: " ")
      if mayBeWords, parts.count == 2, parts[1] == "words" || parts[1] == "word", let count = Int(parts[0]),
        Reach.wordCounts.contains(count)
      {
        return .words(count)
      }
      let others = mayBeWords ? "section, document or “12 words”" : "section or document"
      reader.report(
        node.range, "“\(text)” is no \(mayBeWords ? "distance" : "unit")",
        hint: "sentence, paragraph, \(others)")
      return nil
    }
  }
}
