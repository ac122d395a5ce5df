/// Messages with `{name}` placeholders.
enum MessageTemplate {
  private static let longest = 80

  /// Puts values in place of `{name}`; a name without a value stays as it is.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    var result = ""
    var rest = template.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      result += Substring(rest[..<open])
      let name = String(Substring(rest[open...].dropFirst().prefix(upTo: close)))
      result += value(name) ?? "{\(name)}"
      rest = rest[close...].dropFirst()
    }
    return result + Substring(rest)
  }

  /// The text, its middle left out where it is long.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    return "\(text.prefix(longest / 2 - 2)) … \(text.suffix(longest / 2 - 2))"
  }
}
