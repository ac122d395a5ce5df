import Diagnostics
import SourceText

/// One self-contained page for a reviewer: each finding with the sentence around it, law and advice.
///
/// The page holds no script and loads nothing.
enum HTMLFormat {
  /// The bytes of source that are shown on either side of a finding.
  private static let margin = 160

  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var output: [UInt8] = []
    output.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    output.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Caveat report</title>\n")
    output.append("<style>\(style)</style>\n</head>\n<body>\n<h1>Caveat report</h1>\n")
    output.append("<p>\(MarkupText.escape(SummaryText.counts(of: report.summary)))</p>\n")
    for problem in report.problems {
      let place = problem.path.map { $0 + ": " } ?? ""
      output.append("<p class=\"incident\">Not checked: \(MarkupText.escape(place + problem.message))</p>\n")
    }
    var said = Memo(guidance)
    for file in report.files { add(file, &said, to: &output, take) }
    let tool =
      "\(report.tool.name) \(report.tool.version), rules \(report.tool.ruleSet), "
      + "configuration \(report.tool.configuration)"
    output.append("<footer>\(MarkupText.escape(tool))</footer>\n</body>\n</html>\n")
    output.giveAll(to: take)
  }

  private static func add(
    _ file: FileReport, _ said: inout Memo<Guidance, String>, to output: inout [UInt8],
    _ take: (_ piece: [UInt8]) -> Void
  ) {
    let table = PositionTable(file.bytes)
    output.append("<section>\n<h2>\(MarkupText.escape(file.path))</h2>\n")
    output.append("<p class=\"hash\">SHA-256 \(MarkupText.escape(file.sha256))</p>\n")
    for incident in file.incidents {
      output.append("<p class=\"incident\">Not checked whole: \(MarkupText.escape(incident.message))</p>\n")
    }
    if file.findings.isEmpty { output.append("<p>No findings.</p>\n") }
    for finding in file.findings {
      output.append(head(of: finding, file, table))
      output.append(said.value(of: finding.guidance))
      output.append("</article>\n")
      output.give(to: take)
    }
    output.append("</section>\n")
  }

  private static func head(of finding: Diagnostic, _ file: FileReport, _ table: PositionTable) -> String {
    let start = table.position(at: finding.range.lower)
    var text = "<article class=\"\(finding.severity.rawValue)\">\n"
    text += "<h3><b>\(finding.severity.rawValue)</b> \(MarkupText.escape(finding.message))</h3>\n"
    text += "<p class=\"place\">Line \(start.line), column \(start.scalar) · "
    text += "<code>\(MarkupText.escape(finding.rule))</code></p>\n"
    return text + "<blockquote>\(quotation(finding.range, file))</blockquote>\n"
  }

  /// What a rule says of all that it finds.
  private static func guidance(_ guidance: Guidance) -> String {
    var text = ""
    if !guidance.why.isEmpty { text += "<p>\(MarkupText.escape(guidance.why))</p>\n" }
    if !guidance.advice.isEmpty { text += "<p><b>Advice.</b> \(MarkupText.escape(guidance.advice))</p>\n" }
    if !guidance.references.isEmpty {
      if guidance.areReferencesForeign { text += "<p><b>\(guidance.lawTitle).</b></p>\n" }
      text += "<ul>\(guidance.references.map(citation).joined())</ul>\n"
    }
    return text
  }

  private static func quotation(_ range: ByteRange, _ file: FileReport) -> String {
    func boundary(_ offset: Int) -> Int {
      var i = offset
      while i > 0, i < file.bytes.count, file.bytes[i] & 0xC0 == 0x80 { i -= 1 }
      return i
    }
    func text(_ lower: Int, _ upper: Int) -> String {
      MarkupText.escape(String(decoding: file.bytes[lower..<max(lower, upper)], as: UTF8.self))
    }
    let from = boundary(max(0, range.lower - margin))
    let to = boundary(min(file.bytes.count, range.upper + margin))
    let shown = range.count > 1000 ? boundary(range.lower + 1000) : range.upper
    let before = (from > 0 ? "…" : "") + text(from, range.lower)
    let mark = "<mark>\(text(range.lower, shown))\(shown < range.upper ? "…" : "")</mark>"
    return before + mark + text(range.upper, to) + (to < file.bytes.count ? "…" : "")
  }

  private static func citation(_ citation: Citation) -> String {
    let label = MarkupText.escape(citation.label)
    let checked = citation.checked.map { " (checked \(MarkupText.escape($0)))" } ?? ""
    guard let url = citation.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return "<li>\(label)\(checked)</li>"
    }
    return "<li><a href=\"\(MarkupText.escape(url))\">\(label)</a>\(checked)</li>"
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#222}
    article{border-left:4px solid #999;padding:.2rem 1rem;margin:1rem 0}
    .error{border-color:#b00020}.warning{border-color:#b36b00}.advice{border-color:#00629b}
    h3{font-size:1rem;margin:.3rem 0}.place,.hash,footer{color:#666;font-size:.85rem}
    blockquote{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f6;margin:.5rem 0;padding:.5rem}
    mark{background:#ffe08a}.incident{color:#b00020}
    """
}
