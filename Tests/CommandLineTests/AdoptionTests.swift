import Foundation
import TestSupport
import Testing

/// A repository of three hundred drafts, with everything at once.
@Suite struct AdoptionTests {
  private static let draftCount = 300

  /// Old findings in every third draft, an old disclaimer in every fifth.
  private func fill(_ repository: DraftRepository) throws {
    for i in 0..<Self.draftCount {
      var text = "# Draft \(i)\n\nThis is paragraph \(i) of the site.\n"
      if i % 3 == 0 { text += "\nTreatment \(i) is safe and effective.\n" }
      if i % 5 == 0 { text += "\nOur supplement \(i).\n\nIt was not evaluated.\n" }
      try repository.write(text, to: "site/part\(i % 7)/draft\(i).md")
    }
    try repository.commit()
    _ = try repository.run("baseline")
    try repository.commit("baseline")
    try repository.git("checkout -q -b work")
  }

  private func edit(_ repository: DraftRepository) throws {
    for i in stride(from: 0, to: Self.draftCount, by: 10) {
      let path = "site/part\(i % 7)/draft\(i).md"
      var text = try repository.read(path).replacing("\n\nIt was not evaluated.", with: "")
      text = text.replacing("# Draft", with: "# Renewed draft")
      if i % 4 == 0 { text += "\nNow it is safe and effective.\n" }
      try repository.write(text, to: path)
    }
    try repository.git("mv site/part1/draft1.md site/part2/moved.md")
    try repository.git("mv site/part3/draft3.md site/part2/moved3.md")
    try repository.write(
      "- {rule: test/safe, quote: Now it is safe, path: 'site/part[0-3]', reason: r, approver: M}\n",
      to: ".caveat-waivers.yml")
  }

  @Test func everythingAtOnceIsRightAndTheSameEveryTime() throws {
    try DraftRepository.with { repository in
      try fill(repository)
      try edit(repository)
      let outputs = ["json=r.json", "sarif=r.sarif", "junit=r.xml", "markdown=r.md.txt"]
      let options =
        "--since main --strict-baseline " + outputs.map { "--output \($0)" }.joined(separator: " ")
      var reports: Set<[String]> = []
      for threads in [1, 2, 8] {
        let outcome = try repository.run("check", "--format jsonl --threads \(threads) \(options) site")
        #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome.errors)")
        reports.insert(
          [outcome.output] + (try ["r.json", "r.sarif", "r.xml", "r.md.txt"].map { try repository.read($0) }))
      }
      #expect(reports.count == 1)
      try expectFindings(reports.first?.first ?? "")
      let report = try #require(reports.first)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(report[1].utf8)) as? [String: Any])
      let summary = try #require(json["summary"] as? [String: Int])
      // 100 old findings; 15 new sentences, those of parts 0–3 waived.
      #expect(summary["suppressed"] == 100 + waived)
      #expect(summary["incidents"] == 0)
      try expectEvidence(json)
    }
  }

  /// The drafts that gained a sentence.
  private var gained: [Int] { stride(from: 0, to: Self.draftCount, by: 20).map { $0 } }
  private var waived: Int { gained.filter { $0 % 7 <= 3 }.count }

  private func expectFindings(_ lines: String) throws {
    let lost = stride(from: 0, to: Self.draftCount, by: 10)
    var expected = lost.map { "site/part\($0 % 7)/draft\($0).md test/disclaimer" }
    expected += gained.filter { $0 % 7 > 3 }.map { "site/part\($0 % 7)/draft\($0).md test/safe" }
    let found = try lines.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return "\(object?["path"] ?? "") \(object?["rule"] ?? "")"
    }
    #expect(found.sorted() == expected.sorted())
  }

  /// The hashes that make the report evidence.
  private func expectEvidence(_ json: [String: Any]) throws {
    let tool = try #require(json["tool"] as? [String: String])
    #expect(tool["version"]?.isEmpty == false)
    for key in ["ruleset", "configuration"] { #expect(tool[key]?.count == 64) }
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.count == Self.draftCount)
    #expect(files.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
  }

  @Test func theConfigurationHashFollowsWhatDecides() throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n", to: "a.md")
      func hash(_ more: String = "") throws -> String {
        let output = try repository.run("check", "--format json \(more) a.md").output
        let line = output.split(separator: "\n").first { $0.contains("\"configuration\": ") }
        return String(line ?? "")
      }
      var hashes = [try hash()]
      hashes.append(try hash("--fail-on never"))
      try repository.write("audience: public\n", to: ".caveat.yml")
      hashes.append(try hash())
      try repository.write(
        "- {rule: test/safe, quote: It, reason: r, approver: M}\n", to: ".caveat-waivers.yml")
      hashes.append(try hash())
      _ = try repository.run("baseline")
      hashes.append(try hash())
      let again = try hash()
      #expect(Set(hashes).count == 5 && !hashes.contains("") && again == hashes[4])
    }
  }

  @Test func theConfigurationHashCoversEveryRoot() throws {
    try DraftRepository.with { repository in
      var hashes: Set<String> = []
      func hash() throws -> String {
        let output = try repository.run("check", "--format json sites").output
        return String(output.split(separator: "\n").first { $0.contains("\"configuration\": ") } ?? "")
      }
      for i in 0..<6 {
        try repository.write("root: true\nignore: [test/safe]\n", to: "sites/\(i)/.caveat.yml")
        try repository.write("It is new.\n", to: "sites/\(i)/a.md")
      }
      for i in 0..<6 {
        try repository.write("root: true\nselect: [test/safe]\n", to: "sites/\(i)/.caveat.yml")
        let first = try hash()
        #expect(try hash() == first)
        hashes.insert(first)
      }
      #expect(hashes.count == 6 && !hashes.contains(""))
    }
  }
}
