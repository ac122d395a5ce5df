import Reporting
import TestSupport
import Testing

@Suite struct FormatSnapshotTests {
  @Test(arguments: ReportFormat.allCases)
  func everyFormatIsAsRecorded(_ format: ReportFormat) {
    let text = String(decoding: format.render(ReportFixture.report), as: UTF8.self)
    expectSnapshot(text, named: "report.\(format.rawValue).txt", in: "Tests/ReportingTests/Snapshots")
  }

  @Test(arguments: Set(ReportFormat.allCases).subtracting([.sarif, .github, .markdown]))
  func aLongReportComesInPieces(_ format: ReportFormat) {
    var report = ReportFixture.report
    let files = report.files
    for _ in 0..<500 { report.files += files }
    var pieces: [[UInt8]] = []
    format.write(report) { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0.count < 1 << 17 })
    #expect(pieces.flatMap { $0 } == format.render(report))
    // A piece of a JSON text may end where the comma after an element is to follow.
    if ![.json, .gitlab, .rdjson].contains(format) {
      #expect(pieces.allSatisfy { $0.last == UInt8(ascii: "\n") })
    }
  }

  @Test func coloursAreAsRecorded() {
    var options = TextOptions()
    options.usesColor = true
    let text = String(decoding: ReportFormat.full.render(ReportFixture.report, options), as: UTF8.self)
    expectSnapshot(text, named: "report.full-colour.txt", in: "Tests/ReportingTests/Snapshots")
  }

  @Test(arguments: ReportFormat.allCases)
  func anEmptyReportIsWhole(_ format: ReportFormat) {
    let report = Report(
      tool: ToolDescription(name: "caveat", version: "9.9.9", ruleSet: "00", configuration: "c0f1"))
    let text = String(decoding: format.render(report), as: UTF8.self)
    expectSnapshot(text, named: "empty.\(format.rawValue).txt", in: "Tests/ReportingTests/Snapshots")
  }

  @Test(arguments: ReportFormat.allCases)
  func noFormatLetsControlCharactersThrough(_ format: ReportFormat) {
    let text = String(decoding: format.render(ReportFixture.report), as: UTF8.self)
    let isData = [.json, .jsonl, .sarif, .gitlab, .rdjson, .rdjsonl].contains(format)
    for scalar in text.unicodeScalars where scalar != "\n" {
      // JSON may hold bidirectional controls as text; everything else must be visible.
      if isData, scalar.value == 0x202E || scalar.value == 0x202C { continue }
      #expect(!DisplayText.mustEscape(scalar), "U+\(String(scalar.value, radix: 16)) in \(format.rawValue)")
    }
  }

  @Test(arguments: [ReportFormat.github, .full, .concise])
  func noLogLineIsACommandOfTheDraft(_ format: ReportFormat) {
    let text = String(decoding: format.render(ReportFixture.report), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let start = line.drop { $0 == " " }
      let isOurs = ["::error file=", "::warning file=", "::notice file="].contains { start.hasPrefix($0) }
      #expect(!start.hasPrefix("::") || (format == .github && isOurs), "\(line)")
      if format == .github { #expect(!line.contains("##[")) }
    }
  }
}
