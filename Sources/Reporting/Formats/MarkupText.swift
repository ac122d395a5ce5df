/// Text inside XML and HTML.
enum MarkupText {
  /// `text` for an element's content or an attribute in double quotes.
  ///
  /// Characters that XML 1.0 (section 2.2) does not admit become visible escapes.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "&#10;"
      default:
        if DisplayText.mustEscape(scalar) || scalar.value & 0xFFFE == 0xFFFE {
          result += DisplayText.escape(scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
