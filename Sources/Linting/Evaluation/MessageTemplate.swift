import Documents

/// Messages with `{name}` placeholders.
enum MessageTemplate {
  private static let longest = 80

  /// Puts values in place of `{name}`; a name without a value stays as it is.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    let bytes = template.utf8.span
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2 * longest)
    var place = 0
    while place < bytes.count {
      let close = bytes[place] == UInt8(ascii: "{") ? self.close(of: place, in: bytes) : nil
      guard let close, let value = value(text(bytes.extracting((place + 1)..<close))) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      result += value.utf8
      place = close + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func close(of open: Int, in bytes: Span<UInt8>) -> Int? {
    for place in open..<bytes.count where bytes[place] == UInt8(ascii: "}") { return place }
    return nil
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
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
