import CaveatKit
import Foundation
import TestSupport
import Testing

/// What the built-in rules say about `Samples/`.
@Suite struct SampleTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let names: [String] = {
    let folder = root.appendingPathComponent("Samples")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { DocumentFormat(path: $0) != nil }.sorted()
  }()

  @Test(arguments: names) func findingsAreAsRecorded(_ name: String) throws {
    let sample = try Sample(name)
    let lines = sample.findings.map { finding in
      "\(sample.place(of: finding)) \(finding.severity.rawValue) \(finding.rule): \(sample.text(of: finding))\n"
    }
    expectSnapshot(
      lines.joined(), named: name.replacingOccurrences(of: "/", with: "-") + ".txt",
      in: "Tests/SampleTests/Snapshots")
    if name.hasPrefix("clean/") { #expect(lines.isEmpty) } else { #expect(lines.count > 3) }
  }

  @Test func oneArticleGivesTheSameFindingsInEveryFormat() throws {
    func claims(_ ending: String) throws -> [String] {
      let sample = try Sample("flagged/toxin-or-filler." + ending)
      // Title, description and link stand in other places in each format, or in none.
      return sample.findings.filter { sample.isInBody($0) && !$0.category.hasPrefix("missing/") }
        .map { "\($0.rule): \(sample.readerText(of: $0))" }
    }
    func duties(_ ending: String) throws -> Set<String> {
      Set(
        try Sample("flagged/toxin-or-filler." + ending).findings.filter { $0.category.hasPrefix("missing/") }
          .map(\.rule))
    }
    let markdown = try claims("md")
    #expect(markdown.count >= 5)
    #expect(try claims("html") == markdown)
    #expect(try claims("txt") == markdown)
    #expect(try duties("html") == duties("md") && duties("txt") == duties("md"))
  }

  @Test(arguments: names) func everyFindingPointsAtTheTextThatMatched(_ name: String) throws {
    let sample = try Sample(name)
    for finding in sample.findings { try sample.expectExact(finding) }
  }

  /// Two hundred rewritings of the samples: markup, entities, line ends, invisible characters.
  @Test func rewrittenCopyGivesTheSameFindingsAtExactPlaces() throws {
    var seed = 0
    var total = 0
    for name in Self.names where name.hasPrefix("flagged/") && !name.contains("html") {
      let plain = try Sample(name)
      let expected = plain.findings.map { "\($0.rule): \(plain.readerText(of: $0))" }
      for _ in 0..<40 {
        seed += 1
        let rewritten = try Sample(
          name, text: Rewriting(seed: seed).apply(to: plain.source, isMarkdown: name.hasSuffix(".md")))
        for finding in rewritten.findings { try rewritten.expectExact(finding) }
        #expect(
          rewritten.findings.map { "\($0.rule): \(rewritten.readerText(of: $0))" } == expected,
          "\(name), seed \(seed)")
        total += 1
      }
    }
    #expect(total >= 200)
  }
}
