import CaveatKit

/// What each draft was taken to be about.
enum ContextText {
  static func text(of report: Report) -> String {
    report.files.map { text(of: $0.context, path: $0.path) }.joined()
  }

  /// One paragraph a file, a line for each fact and its reason.
  static func text(of context: DocumentContext, path: String) -> String {
    var lines = [
      "\(path): \(context.words) words, for the \(context.audience == "public" ? "public" : "professions")"
    ]
    for topic in context.topics {
      let score = topic.score > 0 ? " (score \(topic.score))" : ""
      lines.append("  topic \(topic.name)\(score): \(DisplayText.safe(topic.reason))")
    }
    if context.topics.isEmpty { lines.append("  no topic was recognised, so few rules apply") }
    if !context.classes.isEmpty {
      lines.append("  product classes: \(context.classes.joined(separator: ", "))")
    }
    let promotes = context.promotes ? "promotes" : "does not promote"
    let reason = context.promotesReason.isEmpty ? "" : ": \(DisplayText.safe(context.promotesReason))"
    lines.append("  \(promotes)\(reason)")
    lines.append("  jurisdictions: \(context.jurisdictions.joined(separator: ", "))")
    return lines.joined(separator: "\n") + "\n\n"
  }
}
