import Diagnostics
import SourceText

/// JUnit XML (as github.com/testmoapp/junitxml describes it): a suite a file, a case a finding.
///
/// A file without findings is one case that passed. Suppressed findings are skipped cases; what could not
/// be checked is a case in error.
enum JUnitFormat {
  private struct Suite {
    var name: String
    var cases: [String] = []
    var failures = 0
    var errors = 0
    var skipped = 0
  }

  static func render(_ report: Report) -> [UInt8] {
    var suites = report.files.map(suite)
    if !report.problems.isEmpty {
      var suite = Suite(name: report.tool.name)
      for problem in report.problems {
        suite.errors += 1
        suite.cases.append(
          testCase(
            problem.path ?? report.tool.name, suite.name, line: 1,
            element("error", problem.message, type: "problem", body: "")))
      }
      suites.append(suite)
    }
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failures }
    let errors = suites.reduce(0) { $0 + $1.errors }
    let skipped = suites.reduce(0) { $0 + $1.skipped }
    output.append("<testsuites name=\"\(report.tool.name)\" tests=\"\(tests)\" failures=\"\(failures)\"")
    output.append(" errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\">\n")
    for suite in suites {
      output.append("  <testsuite name=\"\(MarkupText.escape(suite.name))\" tests=\"\(suite.cases.count)\"")
      output.append(" failures=\"\(suite.failures)\" errors=\"\(suite.errors)\"")
      output.append(" skipped=\"\(suite.skipped)\" time=\"0\">\n")
      for text in suite.cases { output.append(text) }
      output.append("  </testsuite>\n")
    }
    output.append("</testsuites>\n")
    return output
  }

  private static func suite(_ file: FileReport) -> Suite {
    var suite = Suite(name: file.path)
    let table = PositionTable(file.bytes)
    for finding in file.findings {
      suite.failures += 1
      let start = table.position(at: finding.range.lower)
      let body = (["\(file.path):\(start.line):\(start.column)"] + FindingText.lines(of: finding))
      let child = element(
        "failure", finding.message, type: finding.severity.rawValue, body: body.joined(separator: "\n"))
      suite.cases.append(
        testCase("\(finding.rule) (\(start.line):\(start.column))", file.path, line: start.line, child))
    }
    for item in file.suppressed {
      suite.skipped += 1
      let start = table.position(at: item.finding.range.lower)
      let child = "<skipped message=\"\(MarkupText.escape("\(item.source): \(item.reason)"))\"/>"
      suite.cases.append(
        testCase("\(item.finding.rule) (\(start.line):\(start.column))", file.path, line: start.line, child))
    }
    for incident in file.incidents {
      suite.errors += 1
      let line = table.position(at: incident.range.lower).line
      let child = element("error", incident.message, type: incident.rule ?? "not checked", body: "")
      suite.cases.append(testCase("not checked (line \(line))", file.path, line: line, child))
    }
    if suite.cases.isEmpty { suite.cases.append(testCase("no findings", file.path, line: 1, "")) }
    return suite
  }

  private static func testCase(_ name: String, _ className: String, line: Int, _ child: String) -> String {
    let place = "classname=\"\(MarkupText.escape(className))\" file=\"\(MarkupText.escape(className))\""
    let open = "    <testcase name=\"\(MarkupText.escape(name))\" \(place) line=\"\(line)\" time=\"0\""
    return child.isEmpty ? open + "/>\n" : open + ">\(child)</testcase>\n"
  }

  private static func element(_ name: String, _ message: String, type: String, body: String) -> String {
    let attributes = "message=\"\(MarkupText.escape(message))\" type=\"\(MarkupText.escape(type))\""
    return "<\(name) \(attributes)>\(MarkupText.escape(body))</\(name)>"
  }
}
