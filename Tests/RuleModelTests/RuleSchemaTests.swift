import Foundation
import Testing

@testable import RuleModel

@Suite struct RuleSchemaTests {
  private func definitions() throws -> [String: [String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(RuleSchema.json().utf8))
    let root = try #require(json as? [String: Any])
    #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    return try #require(root["$defs"] as? [String: [String: Any]])
  }

  @Test func everyKeyOfEveryTableIsInTheSchema() throws {
    let definitions = try definitions()
    #expect(Set(definitions.keys) == Set(KeyTables.tables.keys))
    for (name, keys) in KeyTables.tables {
      let properties = try #require(definitions[name]?["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(keys.map(\.name)), "\(name)")
      #expect(definitions[name]?["required"] as? [String] == keys.filter(\.isRequired).map(\.name))
      #expect(definitions[name]?["additionalProperties"] as? Bool == false)
    }
  }

  @Test func everyReferenceLeadsToADefinition() throws {
    let names = Set(try definitions().keys)
    let parts = RuleSchema.json().components(separatedBy: "\"#/$defs/").dropFirst()
    #expect(parts.count > 20)
    for part in parts { #expect(names.contains(String(part.prefix { $0 != "\"" }))) }
  }

  @Test func textIsEscaped() {
    var json = ""
    SchemaValue.list([.text("a\"\\\n\u{1}é"), .object([]), .list([])]).write(to: &json)
    #expect(json == "[\n  \"a\\\"\\\\\\u000a\\u0001é\",\n  {},\n  []\n]")
  }
}
