import Diagnostics
import SourceText

/// Findings for a person at a terminal: message, place, source line with marks, reason, law, advice.
struct FullFormat {
  /// Further places of one finding that are drawn; the rest are counted.
  private static let mostRelated = 4

  /// What a rule says of all that it finds, below an excerpt with line numbers of some width.
  private struct Notes: Hashable {
    var guidance: Guidance
    var gutter: Int
  }

  private let options: TextOptions
  private let style: TerminalStyle
  private var notes: Memo<Notes, [UInt8]>

  private init(_ options: TextOptions) {
    self.options = options
    let style = TerminalStyle(options.usesColor)
    self.style = style
    notes = Memo { Self.text(of: $0.guidance, $0.gutter, style) }
  }

  static func write(_ report: Report, _ options: TextOptions, _ take: (_ piece: [UInt8]) -> Void) {
    var format = FullFormat(options)
    var output: [UInt8] = []
    for file in report.files where !file.findings.isEmpty {
      let table = PositionTable(file.bytes)
      let excerpt = Excerpt(file.bytes, table, options)
      for finding in file.findings {
        format.add(finding, path: file.path, table, excerpt, to: &output)
        output.append("\n")
        output.give(to: take)
      }
    }
    if !options.isQuiet { output.append(SummaryText.text(of: report)) }
    output.giveAll(to: take)
  }

  /// Adds one finding, with a line feed after each of its lines.
  private mutating func add(
    _ finding: Diagnostic, path: String, _ table: PositionTable, _ excerpt: Excerpt,
    to output: inout [UInt8]
  ) {
    let role = TerminalStyle.role(of: finding.severity)
    let related = finding.related.prefix(Self.mostRelated)
    let gutter = excerpt.gutter(of: [finding.range] + related.map(\.range))
    style.paint(role, in: &output) { output in
      output.append(finding.severity.rawValue)
      addRule(of: finding, to: &output)
    }
    style.paint(.strong, in: &output) { output in
      output.append(": ")
      output.append(DisplayText.safe(finding.message))
    }
    output.append("\n")
    addPlace("--> ", finding.range, path, table, gutter, to: &output)
    excerpt.draw(finding.range, mark: "^", label: "", gutter: gutter, role: role, to: &output)
    for other in related {
      addPlace("--- ", other.range, path, table, gutter, to: &output)
      excerpt.draw(
        other.range, mark: "-", label: DisplayText.safe(other.message), gutter: gutter, role: .frame,
        to: &output)
    }
    let more = finding.related.count - Self.mostRelated
    if more > 0 {
      Self.add("note:", "and \(more) more such \(more == 1 ? "place" : "places")", gutter, style, to: &output)
    }
    output += notes.value(of: Notes(guidance: finding.guidance, gutter: gutter))
    if let fix = finding.fix { Self.add("instead:", "“\(fix.replacement)”", gutter, style, to: &output) }
  }

  private func addRule(of finding: Diagnostic, to output: inout [UInt8]) {
    guard !finding.rule.isEmpty else { return }
    let address = options.usesHyperlinks ? finding.references.lazy.compactMap(\.url).first : nil
    output.append("[")
    output.append(address.map { Hyperlink.text(finding.rule, to: $0) } ?? finding.rule)
    output.append("]")
  }

  private func addPlace(
    _ arrow: String, _ range: ByteRange, _ path: String, _ table: PositionTable, _ gutter: Int,
    to output: inout [UInt8]
  ) {
    let start = table.position(at: range.lower)
    style.paint(.frame, in: &output) { output in
      output.append(repeating: " ", count: gutter)
      output.append(arrow)
    }
    output.append(path)
    output.append(":")
    output.append(start.line)
    output.append(":")
    output.append(start.column(in: options.columnUnit))
    output.append("\n")
  }

  /// What a rule says of all that it finds.
  private static func text(of guidance: Guidance, _ gutter: Int, _ style: TerminalStyle) -> [UInt8] {
    var text: [UInt8] = []
    add("why:", guidance.why, gutter, style, to: &text)
    add(
      guidance.lawTitle.lowercased() + ":", FindingText.law(guidance.references), gutter,
      style, to: &text)
    add("advice:", guidance.advice, gutter, style, to: &text)
    return text
  }

  /// Adds a line about a finding, if there is anything to say.
  private static func add(
    _ name: String, _ content: String, _ gutter: Int, _ style: TerminalStyle, to output: inout [UInt8]
  ) {
    guard !content.isEmpty else { return }
    style.paint(.frame, in: &output) { output in
      output.append(repeating: " ", count: gutter)
      output.append(" = ")
    }
    style.paint(.strong, in: &output) { $0.append(name) }
    output.append(" ")
    output.append(DisplayText.safe(content))
    output.append("\n")
  }
}
