import Foundation
import TestSupport
import Testing

/// The editor settings that README.md gives, as they stand there.
@Suite struct EditorTests {
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  /// The first block of README.md in a language that holds a word.
  private func block(_ language: String, with word: String) throws -> String {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let blocks = text.components(separatedBy: "```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    return try #require(blocks.first { $0.contains(word) })
  }

  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("Über Botox: it is 100% safe.\n\nBotox: 100% safe.\n", to: "a b.md")
    try body(caveat)
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("vim"))) func vimFillsItsQuickfixList() throws {
    try inFolder { caveat in
      try caveat.write(
        try block("vim", with: "errorformat") + """
          edit a\\ b.md
          silent make!
          call writefile(map(getqflist(), {_, e ->
            \\ join([bufname(e.bufnr), e.lnum, e.col, toupper(e.type), e.text], '|')}), 'found')
          qa!

          """, to: "make.vim")
      let program = CaveatProcess.program.deletingLastPathComponent().path
      _ = try caveat.shell(
        "timeout 30 vim -es -N -u NONE -S make.vim",
        environment: ["PATH": "\(program):/usr/bin:/bin", "HOME": caveat.folder.path, "LC_ALL": "C.UTF-8"])
      let found = try caveat.read("found").split(separator: "\n")
      let lines = try caveat.run("check", "a b.md", "--format", "concise").output.split(separator: "\n")
      #expect(found.count == lines.count && !lines.isEmpty)
      #expect(found.contains { $0.hasPrefix("a b.md|1|20|E|“100% safe” ") }, "\(found)")
    }
  }

  @Test func theProblemMatcherTakesEveryLine() throws {
    try inFolder { caveat in
      let text = try block("json", with: "problemMatcher")
      let tasks = try #require(
        JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let task = try #require((tasks["tasks"] as? [[String: Any]])?.first)
      let matcher = try #require(task["problemMatcher"] as? [String: Any])
      let pattern = try #require(matcher["pattern"] as? [String: Any])
      let regex = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
      let lines = try caveat.run("check", "a b.md", "--format", "concise").output.split(separator: "\n")
      #expect(!lines.isEmpty)
      for line in lines.map(String.init) {
        let whole = NSRange(line.startIndex..., in: line)
        let match = try #require(regex.firstMatch(in: line, range: whole), "\(line)")
        let group = { (name: String) in
          (pattern[name] as? Int).flatMap { Range(match.range(at: $0), in: line) }.map { String(line[$0]) }
        }
        #expect(group("file") == "a b.md")
        #expect(["error", "warning", "advice"].contains(group("severity")))
        #expect(group("code")?.contains("/") == true && group("message")?.isEmpty == false)
      }
    }
  }
}
