import Foundation
import TestSupport
import Testing

/// The files that `caveat-dev` writes.
@Suite struct GeneratedFileTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let program = CaveatProcess.program.deletingLastPathComponent()
    .appendingPathComponent("caveat-dev").path

  /// A folder with the rules of this package, in which generated files may be written.
  private func inCopy(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    for path in ["Rules", "Sources/caveat"] {
      let target = caveat.folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Self.root.appendingPathComponent(path), to: target)
    }
    try body(caveat)
  }

  private func run(_ arguments: String, in caveat: CaveatProcess) throws -> CaveatProcess.Outcome {
    try caveat.shell("\"$DEV\" \(arguments)", environment: ["DEV": Self.program])
  }

  @Test func theGeneratedFilesAreUpToDate() throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    let outcome = try run("generate --check --root '\(Self.root.path)'", in: caveat)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func aStaleFileIsToldAndWrittenAnew() throws {
    try inCopy { caveat in
      try caveat.write("old", to: "Rules/README.md")
      let check = try run("generate --check", in: caveat)
      #expect(check.status == 1)
      #expect(check.output.hasPrefix("Rules/README.md is out of date; run: "))
      #expect(try caveat.read("Rules/README.md") == "old")
      #expect(try run("generate", in: caveat).output == "wrote Rules/README.md\n")
      #expect(try run("generate --check", in: caveat).status == 0)
    }
  }

  @Test func figuresAreKeptAndShown() throws {
    try inCopy { caveat in
      try caveat.write(
        #"{"claims.recall": 0.91239, "pages": {"f1": 0.5, "text": "cures all"}, "rows": 12}"#, to: "f.json")
      #expect(try run("score f.json", in: caveat).status == 0)
      #expect(
        try caveat.read("Rules/measured.json")
          == "{\n  \"claims.recall\": 0.912,\n  \"pages.f1\": 0.5,\n  \"rows\": 12\n}\n")
      let index = try caveat.read("Rules/README.md")
      #expect(index.contains("| claims.recall | 0.912 |\n| pages.f1 | 0.5 |\n| rows | 12 |\n"))
      #expect(!index.contains("cures all"))
      #expect(try run("generate --check", in: caveat).status == 0)
      try caveat.write("[1, 2]", to: "f.json")
      #expect(try run("score f.json", in: caveat).status != 0)
    }
  }

  @Test(arguments: ["flag", "require", "qualify", "limit", "replace"])
  func aNewRuleHasOnlyKnownKeys(_ kind: String) throws {
    try inCopy { caveat in
      #expect(try run("new-rule general/brand-new --kind \(kind)", in: caveat).status == 0)
      #expect(try run("new-rule general/brand-new", in: caveat).errors.contains("exists"))
      let test = try caveat.run("rules", "test", "--no-builtin", "Rules/general/brand-new.yml")
      #expect(test.status == 2)
      let mistakes = test.errors.split(separator: "\n").filter { $0.contains("brand-new.yml:") }
      #expect(!mistakes.isEmpty)
      // What is to be filled in is empty; nothing else is wrong.
      #expect(mistakes.allSatisfy { $0.contains("empty") }, "\(mistakes)")
    }
  }

  @Test(arguments: ["general", "General/x", "a/b/c", "lexicons/x", "no-such-pack/x", "../x/y"])
  func aNewRuleNeedsAProperName(_ id: String) throws {
    try inCopy { caveat in
      #expect(try run("new-rule '\(id)'", in: caveat).status != 0)
    }
  }
}
