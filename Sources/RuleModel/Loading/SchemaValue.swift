/// A JSON value (RFC 8259) whose objects keep the order of their keys.
indirect enum SchemaValue {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  /// A list of texts.
  static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map(SchemaValue.text)) }

  /// The JSON text, two spaces to a level.
  func write(to json: inout String, indent: String = "") {
    let inner = indent + "  "
    switch self {
    case .text(let text): json += Self.quoted(text)
    case .number(let number): json += String(number)
    case .flag(let flag): json += flag ? "true" : "false"
    case .list(let items) where items.isEmpty: json += "[]"
    case .object(let pairs) where pairs.isEmpty: json += "{}"
    case .list(let items):
      for (i, item) in items.enumerated() {
        json += (i == 0 ? "[\n" : ",\n") + inner
        item.write(to: &json, indent: inner)
      }
      json += "\n" + indent + "]"
    case .object(let pairs):
      for (i, pair) in pairs.enumerated() {
        json += (i == 0 ? "{\n" : ",\n") + inner + Self.quoted(pair.key) + ": "
        pair.value.write(to: &json, indent: inner)
      }
      json += "\n" + indent + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
