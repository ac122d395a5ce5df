import Diagnostics
import SourceText

/// A summary for the page of a continuous-integration job, in GitHub Flavored Markdown.
enum MarkdownFormat {
  /// GitHub refuses a job summary above 1 MiB; findings beyond this many bytes are counted instead.
  private static let mostBytes = 900_000

  static func render(_ report: Report) -> [UInt8] {
    var output: [UInt8] = []
    output.append("## Caveat: \(SummaryText.counts(of: report.summary))\n")
    for problem in report.problems {
      let place = problem.path.map { code($0) + " " } ?? ""
      output.append("\n- **Not checked**: \(place)\(inline(problem.message))\n")
    }
    var left = 0
    for file in report.files where !file.findings.isEmpty || !file.incidents.isEmpty {
      if output.count > mostBytes {
        left += file.findings.count
        continue
      }
      output.append("\n### \(code(file.path))\n\n")
      for incident in file.incidents {
        output.append("**Not checked whole**: \(inline(incident.message))\n\n")
      }
      if file.findings.isEmpty { continue }
      output.append("| Line | Severity | Finding | Law | Advice |\n|---:|---|---|---|---|\n")
      let table = PositionTable(file.bytes)
      for finding in file.findings {
        if output.count > mostBytes {
          left += 1
          continue
        }
        output.append(row(finding, table))
      }
    }
    if left > 0 { output.append("\nAnd \(SummaryText.plural(left, "more finding")) left out for length.\n") }
    let tool = report.tool
    output.append("\n\(tool.name) \(tool.version), rules \(code(tool.ruleSet)), ")
    output.append("configuration \(code(tool.configuration))\n")
    return output
  }

  private static func row(_ finding: Diagnostic, _ table: PositionTable) -> String {
    let line = table.position(at: finding.range.lower).line
    let law = finding.references.map(citation).joined(separator: "<br>")
    return "| \(line) | \(finding.severity.rawValue) | \(inline(finding.message))<br>\(code(finding.rule)) "
      + "| \(law) | \(inline(finding.advice)) |\n"
  }

  private static func citation(_ citation: Citation) -> String {
    let markup = "()<> |\n"
    guard let url = citation.url, !url.mayHold(markup) || !url.contains(where: markup.contains) else {
      return inline(citation.label)
    }
    return "[\(inline(citation.label))](\(url))"
  }

  private static func code(_ text: String) -> String {
    "<code>\(inline(text))</code>"
  }

  /// `text` as text: everything that Markdown or HTML could read as markup is a character reference.
  private static func inline(_ text: String) -> String {
    DisplayText.safe(text).replacing { scalar in
      switch scalar {
      case "&", "<", ">", "|", "*", "_", "`", "[", "]", "\\", "~", "#", "@", ":": "&#\(scalar.value);"
      default: nil
      }
    }
  }
}
