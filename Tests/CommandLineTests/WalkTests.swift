import TestSupport
import Testing

@Suite struct WalkTests {
  private func checked(_ caveat: CaveatProcess, _ arguments: String = "") throws -> [String] {
    let outcome = try caveat.shell("\"$CAVEAT\" check --format json \(arguments)")
    return outcome.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"")
      return parts.count >= 4 && parts[1] == "path" && line.hasPrefix("      ") ? String(parts[3]) : nil
    }
  }

  private func expectWalk(
    _ caveat: CaveatProcess, _ arguments: String, _ paths: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try checked(caveat, arguments)
    #expect(found == paths, sourceLocation: sourceLocation)
  }

  private func inFolder(_ files: [String: String], _ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    for (path, text) in files { try caveat.write(text, to: path) }
    try body(caveat)
  }

  @Test func onlyKnownVisibleFilesInByteOrder() throws {
    try inFolder([
      "b.md": "x", "B.txt": "x", "a/z.html": "x", "a.md": "x", "c.csv": "x", ".hidden.md": "x",
      ".d/e.md": "x",
      "ü.markdown": "x",
    ]) { caveat in
      try expectWalk(caveat, "", ["B.txt", "a.md", "a/z.html", "b.md", "ü.markdown"])
      try expectWalk(caveat, "c.csv .hidden.md b.md ./b.md", [".hidden.md", "b.md", "c.csv"])
    }
  }

  @Test func ignoreFilesAreHonoured() throws {
    try inFolder([
      ".git/info/exclude": "secret.md\n", ".gitignore": "out/\n/top.md\n*.tmp.md\n!keep.tmp.md\n",
      "out/a.md": "x", "top.md": "x", "sub/top.md": "x", "x.tmp.md": "x", "keep.tmp.md": "x",
      "secret.md": "x",
      "sub/.gitignore": "local.md\n", "sub/local.md": "x", "local.md": "x", ".ignore": "plain.md\n",
      "plain.md": "x",
    ]) { caveat in
      try expectWalk(caveat, "", ["keep.tmp.md", "local.md", "sub/top.md"])
      try expectWalk(caveat, "sub", ["sub/top.md"])
      try expectWalk(caveat, "top.md", ["top.md"])
      let all = try checked(caveat, "--no-ignore")
      #expect(all.count == 9)
    }
  }

  @Test func linksAreFollowedOnlyWhenNamed() throws {
    try inFolder(["a/real.md": "x"]) { caveat in
      _ = try caveat.shell("ln -s real.md a/link.md; ln -s . a/loop; ln -s a folder")
      try expectWalk(caveat, "a", ["a/real.md"])
      try expectWalk(caveat, "a/link.md", ["a/link.md"])
      try expectWalk(caveat, "folder", ["folder/real.md"])
    }
  }

  @Test func aNameThatIsNotUTF8IsReadAndShownEscaped() throws {
    try inFolder([:]) { caveat in
      _ = try caveat.shell("printf x > \"$(printf 'a\\377.md')\"; printf x > \"$(printf 'b\\033[31m.md')\"")
      try expectWalk(caveat, "", ["a\\\\xff.md", "b\\\\x1b[31m.md"])
      try expectWalk(caveat, "\"$(printf 'a\\377.md')\"", ["a\\\\xff.md"])
    }
  }

  @Test func theReportIsTheSameAtAnyNumberOfThreads() throws {
    var files: [String: String] = [:]
    for i in 0..<40 { files["d\(i % 7)/\(i).md"] = "Draft \(i) is safe and effective.\n" }
    try inFolder(files) { caveat in
      let one = try caveat.run("check", "--format", "json", "--threads", "1")
      let many = try caveat.run("check", "--format", "json", "--threads", "8")
      #expect(one.output == many.output && one.status == many.status)
    }
  }

  /// Drafts are judged beside each other, so far as their settings are the same.
  @Test func eachDraftIsJudgedAsIfItWereAlone() throws {
    var files: [String: String] = [:]
    let heads = ["", "---\ncaveat: {jurisdiction: au}\n---\n", "---\ncaveat: {jurisdiction: nowhere}\n---\n"]
    for i in 10..<60 {
      files["\(i).md"] = "\(heads[i % 7 % 3])Our clinic offers Botox. Draft \(i) is safe and effective.\n"
    }
    files["30.md"] =
      "---\ncaveat: {audience: professional}\n---\nOur clinic offers Botox, safe and effective.\n"
    try inFolder(files) { caveat in
      _ = try caveat.shell("printf 'Our \\377 clinic' > 25.md; rm 26.md; mkdir 26.md")
      let all = try caveat.run("check", "--format", "concise", "--threads", "1", ".")
      var (lines, errors): ([Substring], Set<Substring>) = ([], [])
      for i in 10..<60 where i != 26 {
        let alone = try caveat.run("check", "--format", "concise", "\(i).md")
        lines += alone.output.split(separator: "\n").filter { $0.hasPrefix("\(i).md:") }
        errors.formUnion(alone.errors.split(separator: "\n").filter { $0.contains("\(i).md") })
      }
      #expect(lines.count > 80)
      #expect(all.output.split(separator: "\n").filter { $0.contains(".md:") } == lines)
      #expect(!errors.isEmpty && errors.isSubset(of: all.errors.split(separator: "\n")))
      #expect(all.status == 2)
    }
  }
}
