/// Messages with `{name}` placeholders.
enum MessageTemplate {
  private static let longest = 80

  /// Puts values in place of `{name}`; a name without a value stays as it is.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += value(name) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text, its middle left out where it is long.
  static func shortened(_ text: String) -> String {
    guard text.count > longest else { return text }
    return "\(text.prefix(longest / 2 - 2)) … \(text.suffix(longest / 2 - 2))"
  }
}
