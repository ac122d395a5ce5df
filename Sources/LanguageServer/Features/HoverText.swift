import CaveatKit

/// What a finding says when a person points at it: why, on what ground, and what to write instead.
struct HoverText {
  let isMarkdown: Bool

  /// The account of several findings at one place.
  func text(of findings: [Diagnostic]) -> String {
    findings.map(text).joined(separator: isMarkdown ? "\n\n---\n\n" : "\n\n")
  }

  private func text(of finding: Diagnostic) -> String {
    var parts = ["\(strong(finding.severity.rawValue)) \(code(finding.rule)): \(safe(finding.message))"]
    if !finding.why.isEmpty { parts.append("\(strong("Why")): \(safe(finding.why))") }
    if !finding.references.isEmpty {
      let law = finding.references.map(citation).joined(separator: isMarkdown ? " · " : "; ")
      parts.append("\(strong(finding.guidance.lawTitle)): \(law)")
    }
    if !finding.advice.isEmpty { parts.append("\(strong("Advice")): \(safe(finding.advice))") }
    return parts.joined(separator: isMarkdown ? "\n\n" : "\n")
  }

  private func strong(_ text: String) -> String { isMarkdown ? "**\(text)**" : text }

  private func code(_ text: String) -> String {
    isMarkdown ? "`\(DisplayText.safe(text).filter { $0 != "`" })`" : DisplayText.safe(text)
  }

  private func citation(_ citation: Citation) -> String {
    let label = safe(citation.label)
    guard let url = citation.url.map(DisplayText.safe), url.hasPrefix("https://") || url.hasPrefix("http://")
    else { return label }
    // A blank, an angle bracket or a bracket would end the address early.
    let isPlain = url.utf8.allSatisfy { $0 > 0x20 && !"<>()[]`\\".utf8.contains($0) }
    if isMarkdown { return isPlain ? "[\(label)](\(url))" : label }
    return "\(label) <\(url)>"
  }

  /// Copy and rule text without power over the viewer: neither Markdown nor HTML nor control characters.
  private func safe(_ text: String) -> String {
    let plain = DisplayText.safe(text)
    guard isMarkdown else { return plain }
    var result = ""
    for character in plain {
      if "\\`*_[]<>&~#|!".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
