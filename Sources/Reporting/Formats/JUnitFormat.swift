import Diagnostics
import SourceText

/// JUnit XML (as github.com/testmoapp/junitxml describes it): a suite a file, a case a finding.
///
/// A file without findings is one case that passed. Suppressed findings are skipped cases; what could not
/// be checked is a case in error.
enum JUnitFormat {
  /// How many cases of each outcome there are.
  private struct Counts {
    var failures = 0
    var errors = 0
    var skipped = 0
    var passed = 0

    init(_ file: FileReport) {
      (failures, errors, skipped) = (file.findings.count, file.incidents.count, file.suppressed.count)
      if failures + errors + skipped == 0 { passed = 1 }
    }

    init(problems: Int) { errors = problems }

    static func + (a: Counts, b: Counts) -> Counts {
      var sum = a
      sum.failures += b.failures
      sum.errors += b.errors
      sum.skipped += b.skipped
      sum.passed += b.passed
      return sum
    }

    var attributes: String {
      "tests=\"\(failures + errors + skipped + passed)\" failures=\"\(failures)\" errors=\"\(errors)\" "
        + "skipped=\"\(skipped)\" time=\"0\""
    }
  }

  static func write(_ report: Report, _ take: (_ piece: [UInt8]) -> Void) {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let problems = Counts(problems: report.problems.count)
    let all = report.files.reduce(problems) { $0 + Counts($1) }
    output.append("<testsuites name=\"\(report.tool.name)\" \(all.attributes)>\n")
    var said = Memo { MarkupText.escape(FindingText.rest(of: $0)) }
    for file in report.files {
      output.append(start(file.path, Counts(file)))
      eachCase(of: file, &said) { text in
        output.append(text)
        output.give(to: take)
      }
      output.append("  </testsuite>\n")
    }
    if !report.problems.isEmpty {
      output.append(start(report.tool.name, problems))
      for problem in report.problems {
        let child = element("error", problem.message, type: "problem", body: "")
        output.append(testCase(problem.path ?? report.tool.name, report.tool.name, line: 1, child))
      }
      output.append("  </testsuite>\n")
    }
    output.append("</testsuites>\n")
    output.giveAll(to: take)
  }

  private static func start(_ name: String, _ counts: Counts) -> String {
    "  <testsuite name=\"\(MarkupText.escape(name))\" \(counts.attributes)>\n"
  }

  private static func eachCase(
    of file: FileReport, _ said: inout Memo<Guidance, String>, _ tell: (String) -> Void
  ) {
    let table = PositionTable(file.bytes)
    for finding in file.findings {
      let start = table.position(at: finding.range.lower)
      let body = MarkupText.escape("\(file.path):\(start.line):\(start.column)\n\(finding.message)")
      let child = element(
        "failure", finding.message, type: finding.severity.rawValue,
        body: body + said.value(of: finding.guidance))
      tell(testCase("\(finding.rule) (\(start.line):\(start.column))", file.path, line: start.line, child))
    }
    for item in file.suppressed {
      let start = table.position(at: item.finding.range.lower)
      let child = "<skipped message=\"\(MarkupText.escape("\(item.source): \(item.reason)"))\"/>"
      tell(
        testCase("\(item.finding.rule) (\(start.line):\(start.column))", file.path, line: start.line, child))
    }
    for incident in file.incidents {
      let line = table.position(at: incident.range.lower).line
      let child = element("error", incident.message, type: incident.rule ?? "not checked", body: "")
      tell(testCase("not checked (line \(line))", file.path, line: line, child))
    }
    if Counts(file).passed > 0 { tell(testCase("no findings", file.path, line: 1, "")) }
  }

  private static func testCase(_ name: String, _ className: String, line: Int, _ child: String) -> String {
    let place = "classname=\"\(MarkupText.escape(className))\" file=\"\(MarkupText.escape(className))\""
    let open = "    <testcase name=\"\(MarkupText.escape(name))\" \(place) line=\"\(line)\" time=\"0\""
    return child.isEmpty ? open + "/>\n" : open + ">\(child)</testcase>\n"
  }

  /// - Parameter body: The content, as markup.
  private static func element(_ name: String, _ message: String, type: String, body: String) -> String {
    let attributes = "message=\"\(MarkupText.escape(message))\" type=\"\(MarkupText.escape(type))\""
    return "<\(name) \(attributes)>\(body)</\(name)>"
  }
}
