import Documents
import SourceText

/// Messages with `{name}` placeholders.
enum MessageTemplate {
  private static let longest = 80

  /// Puts values in place of `{name}`; a name without a value stays as it is.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    let bytes = Array(template.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2 * longest)
    var told = 0
    var place = 0
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      place = open + 1
      guard let value = value(String(decoding: bytes[place..<close], as: UTF8.self)) else { continue }
      result += bytes[told..<open]
      result += value.utf8
      (told, place) = (close + 1, close + 1)
    }
    result += bytes[told...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Puts what a match holds in place of `{match}`, `{missing}` and the names of its groups.
  static func fill(
    _ template: String, _ match: PatternMatch, missing: String = "", in reader: [UInt8]
  ) -> String {
    func text(_ range: ByteRange) -> String { String(decoding: reader[range.range], as: UTF8.self) }
    return fill(template) { name in
      switch name {
      case "match": return shortened(text(match.range))
      case "missing": return missing
      default: return match.groups.first { $0.name == name }.map { text($0.range) }
      }
    }
  }

  /// The text, its middle left out where it is long.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    return "\(text.prefix(longest / 2 - 2)) … \(text.suffix(longest / 2 - 2))"
  }
}
