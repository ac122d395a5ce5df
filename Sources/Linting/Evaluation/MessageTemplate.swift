import Documents

/// Messages with `{name}` placeholders.
enum MessageTemplate {
  private static let longest = 80

  /// Puts values in place of `{name}`; a name without a value stays as it is.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    let bytes = Array(template.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(2 * bytes.count)
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      result += rest[..<open]
      if let value = value(String(decoding: rest[(open + 1)..<close], as: UTF8.self)) {
        result += value.utf8
      } else {
        result += rest[open...close]
      }
      rest = rest[(close + 1)...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  /// Puts what a match holds in place of `{match}`, `{missing}` and the names of its groups.
  static func fill(
    _ template: String, _ match: PatternMatch, missing: String = "", in document: Document
  ) -> String {
    fill(template) { name in
      switch name {
      case "match": return shortened(document.text(of: match.range))
      case "missing": return missing
      default: return match.groups.first { $0.name == name }.map { document.text(of: $0.range) }
      }
    }
  }

  /// The text, its middle left out where it is long.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    return "\(text.prefix(longest / 2 - 2)) … \(text.suffix(longest / 2 - 2))"
  }
}
