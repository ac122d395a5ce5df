import CaveatKit

/// A document that the client has open.
struct OpenDocument {
  let uri: String
  let languageID: String
  /// The file, or a name in the workspace's folder for a text that has none.
  let path: FilePath
  /// Tells apart two times that one address was opened, because versions start again.
  let serial: Int
  /// Nothing when the client sends none.
  var version: Int?
  var buffer: TextBuffer
  /// Whether the text is the client's; a change that made no sense leaves it in the dark.
  var isInSync = true
  /// The result for the present text, and the generation of rules that gave it.
  var checked: (draft: CheckedDraft, generation: Int)?

  /// How the text is read: by the file's name, as the command does, or by the client's language.
  ///
  /// - Returns: Nothing for YAML, in which rules and configurations are written.
  var format: DocumentFormat? {
    if let format = DocumentFormat(path: path.display) { return format }
    switch languageID {
    case "yaml", "dockercompose", "github-actions-workflow": return nil
    case "markdown", "mdx", "rmd", "quarto": return .markdown
    case "html", "xhtml", "htmldjango", "jinja", "jinja-html", "nunjucks", "twig", "liquid", "handlebars",
      "vue",
      "svelte", "astro":
      return .html
    default: return .plainText
    }
  }
}
