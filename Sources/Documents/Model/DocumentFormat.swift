/// A format that can be read.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case plainText = "text"
  case markdown
  case html

  /// The format that a file's name announces; letter case does not matter.
  ///
  /// - Returns: Nothing for a name that announces none of them.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "txt", "text": self = .plainText
    case "md", "markdown", "mdown", "mkd", "mdx": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }

  /// Whether a file's name announces MDX, which is Markdown with its own form of comments and without raw HTML.
  package static func isMDX(path: String) -> Bool { path.lowercased().hasSuffix(".mdx") }
}
