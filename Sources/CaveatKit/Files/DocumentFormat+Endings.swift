package import Documents

extension DocumentFormat {
  /// The endings of names by which a format is known, in lower case and without the dot.
  package static let endings = [
    "txt", "text", "md", "markdown", "mdown", "mkd", "mdx", "html", "htm", "xhtml",
  ]
}
