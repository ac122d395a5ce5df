/// A format that can be read.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case plainText = "text"
  case markdown
  case html

  /// The endings of names by which the format is known, in lower case and without the dot.
  package var endings: [String] {
    switch self {
    case .plainText: ["txt", "text"]
    case .markdown: ["md", "markdown", "mdown", "mkd", "mdx"]
    case .html: ["html", "htm", "xhtml"]
    }
  }

  /// Those of all formats.
  package static let endings = allCases.flatMap(\.endings)
  private static let byEnding = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { format in format.endings.map { ($0, format) } })

  /// The format that a file's name announces; letter case does not matter.
  ///
  /// - Returns: Nothing for a name that announces none of them.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    guard let format = Self.byEnding[path[path.index(after: dot)...].lowercased()] else { return nil }
    self = format
  }

  /// Whether a file's name announces MDX, which is Markdown with its own form of comments and without raw HTML.
  package static func isMDX(path: String) -> Bool { path.lowercased().hasSuffix(".mdx") }
}
