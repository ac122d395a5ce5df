import SourceText
import YAML

/// Reads the files beside the rules: topics, contexts and references.
struct SupportReader {
  let reader: NodeReader
  let patterns: PatternReader

  /// One topic; what it implies is checked when all topics are known.
  func topic(_ node: YAMLNode, named name: String) -> (
    topic: Topic, implies: [(text: String, node: YAMLNode)]
  )? {
    guard let values = reader.fields(node, KeyTables.topic, of: "a topic") else { return nil }
    if let declared = reader.text(values["topic"]), declared != name, let place = values["topic"] {
      reader.report(place.range, "the file is called “\(name)”, the topic “\(declared)”")
    }
    let evidence = reader.list(values["evidence"]).compactMap { item -> Topic.Evidence? in
      guard let use = patterns.use(item, reader, table: KeyTables.evidence) else { return nil }
      return Topic.Evidence(
        pattern: use.pattern, weight: reader.integer(item["weight"]) ?? 1,
        mentions: reader.count(item["mentions"]))
    }
    let implies = reader.texts(values["implies"])
    let facts = reader.entries(values["facts"], of: "facts by name").compactMap { key, value in
      reader.text(value).map { (key: key, value: $0) }
    }
    let threshold = reader.integer(values["threshold"]) ?? 1
    let topic = Topic(
      name: name, about: reader.text(values["about"]) ?? "",
      classes: reader.texts(values["class"]).map(\.text), implies: implies.map(\.text), evidence: evidence,
      threshold: threshold,
      shortThreshold: reader.integer(values["short-threshold"]) ?? threshold,
      dense: values["dense"].flatMap(reader.density),
      claims: values["claims"].flatMap(reader.claimCount),
      facts: facts)
    return (topic, implies)
  }

  /// The contexts and the patterns that end a clause.
  func contexts(_ node: YAMLNode) -> (contexts: [ContextDefinition], breaks: [Int]) {
    guard let values = reader.fields(node, KeyTables.contexts, of: "this file") else { return ([], []) }
    let breaks = reader.list(values["clause-breaks"], mayBeEmpty: true).compactMap { item in
      patterns.place(ofRegex: item, false, reader)
    }
    let named = reader.entries(values["contexts"], of: "contexts by name")
    let contexts = named.compactMap { name, value -> ContextDefinition? in
      guard let inside = reader.fields(value, KeyTables.context, of: "a context") else { return nil }
      return ContextDefinition(
        name: name, about: reader.text(inside["about"]) ?? "",
        cues: reader.list(inside["cues"]).compactMap(cue))
    }
    return (contexts.sorted { $0.name < $1.name }, breaks)
  }

  private func cue(_ node: YAMLNode) -> ContextDefinition.Cue? {
    let reaches = ContextDefinition.Reach.allCases.map(\.rawValue)
    guard let values = reader.fields(node, KeyTables.cue, of: "a cue") else { return nil }
    let cues = patterns.uses(values["any"], reader).map(\.pattern)
    let exceptions = patterns.uses(values["except"], reader).map(\.pattern)
    let barriers = patterns.uses(values["without"], reader).map(\.pattern)
    guard let word = reader.word(values["reach"], among: reaches, what: "reach"),
      let reach = ContextDefinition.Reach(rawValue: word)
    else { return nil }
    return ContextDefinition.Cue(patterns: cues, except: exceptions, without: barriers, reach: reach)
  }

  func references(_ node: YAMLNode) -> [Reference] {
    guard let values = reader.fields(node, KeyTables.references, of: "this file") else { return [] }
    return reader.entries(values["references"], of: "references by id").compactMap { id, value in
      reference(value, id: id)
    }
  }

  private func reference(_ node: YAMLNode, id: String) -> Reference? {
    guard let values = reader.fields(node, KeyTables.reference, of: "a reference") else { return nil }
    let jurisdictions = RuleCategory.jurisdictions + ["general"]
    if let url = reader.text(values["url"]), !url.hasPrefix("https://"), !url.hasPrefix("http://"),
      let place = values["url"]
    {
      reader.report(place.range, "expected an address that starts with https://")
    }
    return Reference(
      id: id,
      jurisdiction: reader.word(values["jurisdiction"], among: jurisdictions, what: "jurisdiction")
        ?? "general",
      authority: reader.text(values["authority"]) ?? "", instrument: reader.text(values["instrument"]) ?? "",
      section: values["section"]?.scalar ?? "", url: values["url"]?.scalar,
      inForce: reader.span(values["in-force"]), checked: reader.date(values["checked"]) ?? "",
      confidence: reader.word(values["confidence"], among: ["primary", "secondary"], what: "confidence")
        ?? "",
      summary: reader.text(values["says"]) ?? "")
  }
}
