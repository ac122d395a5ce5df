import Diagnostics

/// The JSON Schema (draft 2020-12) of rule files, for editors; made from the tables that loading checks by.
///
/// It knows keys, shapes and closed lists of words. Names of topics, contexts and references, patterns, and
/// what keys demand of one another beyond “exactly one of” are checked by loading alone.
package enum RuleSchema {
  /// The schema as JSON text that ends in a line feed.
  package static func json() -> String {
    var json = ""
    schema.write(to: &json)
    return json + "\n"
  }

  private static var schema: SchemaValue {
    .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Caveat rule files")),
      ("type", .text("object")),
      ("if", has("id")), ("then", reference("rule")),
      (
        "else",
        .object([
          ("if", has("lexicon")), ("then", reference("lexicon")),
          (
            "else",
            .object([
              ("if", has("topic")), ("then", reference("topic")),
              (
                "else",
                .object([
                  ("if", has("references")), ("then", reference("references")),
                  ("else", reference("contexts")),
                ])
              ),
            ])
          ),
        ])
      ),
      (
        "$defs",
        .object(
          KeyTables.tables.sorted { $0.key < $1.key }.map { ($0.key, table($0.value, named: $0.key)) })
      ),
    ])
  }

  private static func has(_ key: String) -> SchemaValue { .object([("required", .texts([key]))]) }
  private static func reference(_ name: String) -> SchemaValue {
    .object([("$ref", .text("#/$defs/" + name))])
  }

  private static func table(_ keys: [Key], named name: String) -> SchemaValue {
    let required = keys.filter(\.isRequired).map(\.name)
    return .object(
      [
        ("type", .text("object")),
        ("properties", .object(keys.map { ($0.name, property($0)) })),
        ("required", .texts(required)),
        ("additionalProperties", .flag(false)),
      ] + alternatives(of: keys, named: name))
  }

  /// The keys of which one must stand.
  private static func alternatives(of keys: [Key], named name: String) -> [(key: String, value: SchemaValue)]
  {
    if name == "rule" {
      return [
        ("oneOf", .list(KeyTables.kinds.map(has))), ("anyOf", .list(["advice", "insert"].map(has))),
      ]
    }
    let names = Set(keys.map(\.name))
    if names.isSuperset(of: KeyTables.matcher.map(\.name)) {
      return [("oneOf", .list(["words", "regex"].map(has)))]
    }
    if name == "require" { return [("oneOf", .list(["any", "all"].map(has)))] }
    let needsPattern = name != "when" && names.isSuperset(of: KeyTables.patternBlock.map(\.name))
    return needsPattern ? [("anyOf", .list(["any", "all"].map(has)))] : []
  }

  private static func property(_ key: Key) -> SchemaValue {
    guard case .object(let pairs) = shape(key.shape) else { return shape(key.shape) }
    return .object([("description", .text(key.about))] + pairs)
  }

  private static func shape(_ shape: Key.Shape) -> SchemaValue {
    switch shape {
    // YAML readers of editors make numbers and booleans of plain text; loading takes all of it as text.
    case .text: type("string", "number", "boolean")
    case .date: .object([("type", .text("string")), ("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))])
    case .flag: type("boolean")
    case .integer: type("integer")
    case .number: .object([("type", .text("number")), ("minimum", .number(0))])
    case .severity: severity
    case .reach: reach
    case .matcher: reference("matcher")
    case .table(let name): reference(name)
    case .map(let value):
      .object([("type", .text("object")), ("additionalProperties", self.shape(value))])
    case .word(let words): .object([("enum", .texts(words))])
    case .list(let item): list(of: self.shape(item))
    case .oneOrMore(let item):
      .object([("anyOf", .list([self.shape(item), list(of: self.shape(item))]))])
    }
  }

  private static func type(_ names: String...) -> SchemaValue {
    .object([("type", names.count == 1 ? .text(names[0]) : .texts(names))])
  }

  private static func list(of item: SchemaValue) -> SchemaValue {
    .object([("type", .text("array")), ("items", item)])
  }

  private static var severity: SchemaValue {
    let word = shape(.word(Severity.allCases.map(\.rawValue)))
    let map = SchemaValue.object([
      ("type", .text("object")),
      (
        "properties",
        .object(
          [("default", word), ("softened-by", shape(.oneOrMore(.text)))]
            + RuleCategory.jurisdictions.map { ($0, word) })
      ),
      ("required", .texts(["default"])),
      ("additionalProperties", .flag(false)),
    ])
    return .object([("anyOf", .list([word, map]))])
  }

  private static var reach: SchemaValue {
    let count = SchemaValue.object([("type", .text("string")), ("pattern", .text("^[1-9][0-9]* words?$"))])
    return .object([
      ("anyOf", .list([shape(.word(["sentence", "paragraph", "section", "document"])), count]))
    ])
  }
}
