/// Text inside XML and HTML.
enum MarkupText {
  /// `text` for an element's content or an attribute in double quotes.
  ///
  /// Characters that XML 1.0 (section 2.2) does not admit become visible escapes.
  static func escape(_ text: String) -> String {
    text.replacing { scalar in
      switch scalar {
      case "&": return "&amp;"
      case "<": return "&lt;"
      case ">": return "&gt;"
      case "\"": return "&quot;"
      case "'": return "&#39;"
      case "\n": return "&#10;"
      default:
        let isAdmitted = !DisplayText.mustEscape(scalar) && scalar.value & 0xFFFE != 0xFFFE
        return isAdmitted ? nil : DisplayText.escape(scalar)
      }
    }
  }
}
