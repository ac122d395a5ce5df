import Diagnostics
import SourceText
import YAML

/// Reads one rule file against everything that it may name.
struct RuleReader {
  let reader: NodeReader
  let patterns: PatternReader
  let names: KnownNames

  /// The rule, or nothing when too much of it is wrong; every mistake is reported.
  func rule(_ node: YAMLNode, path: String) -> Rule? {
    guard let values = reader.fields(node, KeyTables.rule, of: "a rule") else { return nil }
    let expected = String(path.dropLast(".yml".count))
    if let id = reader.text(values["id"]), id != expected, let place = values["id"] {
      reader.report(place.range, "the file's place makes the id “\(expected)”, not “\(id)”")
    }
    let applies = applicability(values["applies"], pack: String(expected.prefix { $0 != "/" }))
    guard let kind = kind(values, node) else { return nil }
    checkNames(in: values["message"], and: ["missing"], groupsOf: kind.patterns)
    var rule = Rule(
      id: expected,
      status: reader.word(values["status"], among: RuleStatus.allCases.map(\.rawValue), what: "status")
        .flatMap { RuleStatus(rawValue: $0) } ?? .stable,
      category: reader.word(values["category"], among: RuleCategory.all, what: "category") ?? "",
      severity: severity(values["severity"]), message: reader.text(values["message"]) ?? "",
      why: reader.text(values["why"]) ?? "", advice: advice(values, node),
      references: references(values["references"]), applies: applies, kind: kind,
      aliases: aliases(values["aliases"], of: expected), inForce: reader.span(values["in-force"]),
      reviewed: reader.date(values["reviewed"]), examples: RuleExamples())
    rule.examples = examples(values["examples"])
    return rule
  }

  /// Identifiers that the rule had.
  private func aliases(_ node: YAMLNode?, of id: String) -> [String] {
    reader.texts(node).compactMap { text, place in
      let parts: [Substring] = text.split(separator: "/", omittingEmptySubsequences: false)
      if text == id {
        reader.report(place.range, "the rule has this id now; an alias is one that it had")
      } else if parts.count != 2 || parts.contains("") || text.contains(where: \.isWhitespace) {
        reader.report(place.range, "“\(text)” is no id; an alias has the form pack/name")
      } else {
        return text
      }
      return nil
    }
  }

  private func advice(_ values: [String: YAMLNode], _ node: YAMLNode) -> String {
    let advice = reader.text(values["advice"]) ?? reader.text(values["insert"])
    if advice == nil, values["advice"] == nil, values["insert"] == nil {
      reader.report(ByteRange(node.range.lower, node.range.lower + 1), "a rule lacks “advice” or “insert”")
    }
    return advice ?? ""
  }

  private func severity(_ node: YAMLNode?) -> SeverityPolicy {
    let words = Severity.allCases.map(\.rawValue)
    guard let node, let pairs = node.pairs else {
      let word = reader.word(node, among: words, what: "severity")
      return SeverityPolicy(word.flatMap { Severity(rawValue: $0) } ?? .warning)
    }
    var policy = SeverityPolicy(.warning)
    var hasDefault = false
    for pair in pairs {
      let key = pair.key.scalar ?? ""
      if key == "softened-by" {
        policy.softenedBy = contexts(pair.value) ?? []
        continue
      }
      guard let word = reader.word(pair.value, among: words, what: "severity"),
        let severity = Severity(rawValue: word)
      else { continue }
      if key == "default" {
        (policy.fallback, hasDefault) = (severity, true)
      } else if RuleCategory.jurisdictions.contains(key) {
        policy.byJurisdiction.append((key, severity))
      } else {
        reader.report(
          pair.key.range, "“\(key)” is no jurisdiction",
          hint: Suggestion.hint(for: key, among: RuleCategory.jurisdictions + ["default", "softened-by"]))
      }
    }
    policy.byJurisdiction.sort { $0.jurisdiction < $1.jurisdiction }
    if !hasDefault { reader.report(node.range, "a severity by jurisdiction needs a “default”") }
    return policy
  }

  private func references(_ node: YAMLNode?) -> [String] {
    reader.list(node).compactMap { item in
      reader.text(item).flatMap { known($0, item, among: names.references, "reference") }
    }
  }

  private func applicability(_ node: YAMLNode?, pack: String) -> Applicability {
    var applies = Applicability()
    if RuleCategory.jurisdictions.contains(pack) { applies.jurisdictions = [pack] }
    guard let node, let values = reader.fields(node, KeyTables.applies, of: "applies") else { return applies }
    if let topics = values["topics"] {
      let listed = reader.texts(topics, mayBeEmpty: false)
      applies.topics = listed.map(\.text) == ["any"] ? [] : listed.compactMap { topic($0.text, $0.node) }
    }
    applies.notTopics = reader.texts(values["not-topics"]).compactMap { topic($0.text, $0.node) }
    let audience = reader.word(
      values["audience"], among: ["public", "professional", "any"], what: "audience")
    applies.audience = audience == "any" ? nil : audience
    if let jurisdictions = values["jurisdictions"] {
      applies.jurisdictions = reader.words(
        jurisdictions, among: RuleCategory.jurisdictions, what: "jurisdiction")
    }
    if let jurisdictions = values["not-jurisdictions"] {
      applies.notJurisdictions = reader.words(
        jurisdictions, among: RuleCategory.jurisdictions, what: "jurisdiction")
    }
    applies.promotes = reader.flag(values["promotes"]) ?? false
    applies.blocks = blocks(values["in"])
    applies.notBlocks = blocks(values["not-in"])
    return applies
  }

  func blocks(_ node: YAMLNode?) -> [String] {
    reader.words(node, among: KnownNames.blockKinds, what: "kind of block")
  }

  func topic(_ name: String, _ node: YAMLNode) -> String? {
    known(name, node, among: names.topics, "topic")
  }

  /// The contexts that a key names; nothing where the key is absent.
  func contexts(_ node: YAMLNode?) -> [String]? {
    guard let node else { return nil }
    return reader.texts(node).compactMap { known($0.text, $0.node, among: names.contexts, "context") }
  }

  /// `name` where it is one of `all`; nothing, and a mistake, where it is not.
  private func known(_ name: String, _ node: YAMLNode, among all: Set<String>, _ what: String) -> String? {
    if all.contains(name) { return name }
    reader.report(
      node.range, "there is no \(what) “\(name)”", hint: Suggestion.hint(for: name, among: all.sorted()))
    return nil
  }

  // MARK: Examples

  private func examples(_ node: YAMLNode?) -> RuleExamples {
    guard let node, let values = reader.fields(node, KeyTables.examples, of: "examples") else {
      return RuleExamples()
    }
    var examples = RuleExamples()
    examples.flagged = texts(values["flagged"], marked: true)
    examples.clean = texts(values["clean"], marked: false)
    examples.knownMisses = texts(values["known-misses"], marked: true, mayBeEmpty: true)
    examples.knownFalseAlarms = texts(values["known-false-alarms"], marked: nil, mayBeEmpty: true)
    return examples
  }

  private func texts(_ node: YAMLNode?, marked: Bool?, mayBeEmpty: Bool = false) -> [RuleExample] {
    reader.list(node, mayBeEmpty: mayBeEmpty).compactMap { item in
      guard let text = reader.text(item) else { return nil }
      let marks = Self.marks(in: text)
      if marks == nil {
        reader.report(item.range, "the marks [[ and ]] do not pair")
      } else if marked == true, marks == 0 {
        reader.report(item.range, "mark the finding with [[ and ]]")
      } else if marked == false, marks != 0 {
        reader.report(item.range, "a clean text has no marks")
      }
      return RuleExample(text: text, range: item.range)
    }
  }

  /// The number of marked places, or nothing when the marks do not open and close in turn or hold no text.
  private static func marks(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    var count = 0
    var opened: Int?
    var at = 0
    while at + 1 < bytes.count {
      let byte = bytes[at]
      guard byte == bytes[at + 1], byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") else {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "[") {
        if opened != nil { return nil }
        opened = at + 2
      } else {
        guard let start = opened, start < at else { return nil }
        (opened, count) = (nil, count + 1)
      }
      at += 2
    }
    return opened == nil ? count : nil
  }
}

/// Names that rule files may use.
struct KnownNames {
  var topics: Set<String>
  var contexts: Set<String>
  var references: Set<String>

  static let blockKinds = [
    "title", "heading", "paragraph", "list item", "table cell", "quotation", "caption", "alt text",
    "link text", "button", "meta description", "front matter", "json-ld", "boilerplate", "hidden",
  ]
}
