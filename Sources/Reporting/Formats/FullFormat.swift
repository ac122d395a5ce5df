import Diagnostics
import SourceText

/// Findings for a person at a terminal: message, place, source line with marks, reason, law, advice.
enum FullFormat {
  /// Further places of one finding that are drawn; the rest are counted.
  private static let mostRelated = 4

  static func write(_ report: Report, _ options: TextOptions, _ take: (_ piece: [UInt8]) -> Void) {
    var output: [UInt8] = []
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      let excerpt = Excerpt(file.bytes, table, options)
      for finding in file.findings {
        var text = ""
        write(finding, path: file.path, table, excerpt, options, to: &text)
        output.append(text)
        output.append("\n")
        output.give(to: take)
      }
    }
    if !options.isQuiet { output.append(SummaryText.text(of: report)) }
    output.giveAll(to: take)
  }

  /// Adds one finding, with a line feed after each of its lines.
  private static func write(
    _ finding: Diagnostic, path: String, _ table: PositionTable, _ excerpt: Excerpt,
    _ options: TextOptions, to text: inout String
  ) {
    let style = TerminalStyle(options.usesColor)
    let role = TerminalStyle.role(of: finding.severity)
    let related = finding.related.prefix(mostRelated)
    let gutter = excerpt.gutter(of: [finding.range] + related.map(\.range))
    let margin = String(repeating: " ", count: gutter)
    let address = options.usesHyperlinks ? finding.references.lazy.compactMap(\.url).first : nil
    let linked = address.map { Hyperlink.text(finding.rule, to: $0) } ?? finding.rule
    let rule = finding.rule.isEmpty ? "" : "[\(linked)]"
    text += style.paint("\(finding.severity.rawValue)\(rule)", role)
    text += style.paint(": " + DisplayText.safe(finding.message), .strong)
    text += "\n"
    text += place(margin + "--> ", finding.range, path, table, options)
    text += excerpt.draw(finding.range, mark: "^", label: "", gutter: gutter, role: role)
    for other in related {
      text += place(margin + "--- ", other.range, path, table, options)
      text += excerpt.draw(
        other.range, mark: "-", label: DisplayText.safe(other.message), gutter: gutter, role: .frame)
    }
    for (name, content) in notes(of: finding) where !content.isEmpty {
      text += style.paint(margin + " = ", .frame)
      text += style.paint(name, .strong)
      text += " "
      text += DisplayText.safe(content)
      text += "\n"
    }
  }

  private static func notes(of finding: Diagnostic) -> [(String, String)] {
    let more = finding.related.count - mostRelated
    return [
      ("note:", more > 0 ? "and \(more) more such \(more == 1 ? "place" : "places")" : ""),
      ("why:", finding.why),
      ("law:", FindingText.law(finding.references)),
      ("advice:", finding.advice),
      ("instead:", finding.fix.map { "“\($0.replacement)”" } ?? ""),
    ]
  }

  private static func place(
    _ arrow: String, _ range: ByteRange, _ path: String, _ table: PositionTable, _ options: TextOptions
  ) -> String {
    let start = table.position(at: range.lower)
    let column = start.column(in: options.columnUnit)
    return TerminalStyle(options.usesColor).paint(arrow, .frame) + "\(path):\(start.line):\(column)\n"
  }
}
