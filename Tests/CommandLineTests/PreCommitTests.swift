import Foundation
import TestSupport
import Testing

/// The hooks of this package under the real pre-commit, which `make test` installs.
@Suite struct PreCommitTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let tools = OutsidePrograms.validators.path
  private static let isInstalled = OutsidePrograms.areUsable("pre-commit")

  private static let bad = "Botox is safe and effective for everyone.\n"
  private static let good = "The clinic opens at nine.\n"

  /// A repository with the hook installed; the hook's own repository holds the manifest of this package.
  private func inRepository(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try FileManager.default.createDirectory(
      at: caveat.folder.appendingPathComponent("hooks"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.root.appendingPathComponent(".pre-commit-hooks.yaml"),
      to: caveat.folder.appendingPathComponent("hooks/.pre-commit-hooks.yaml"))
    let setUp = try shell(
      """
      git init -q hooks && git -C hooks add . && git -C hooks commit -qm hooks
      git init -q site && cd site
      printf 'repos:\\n- repo: ../hooks\\n  rev: %s\\n  hooks:\\n  - id: caveat-system\\n' \
        "$(git -C ../hooks rev-parse HEAD)" > .pre-commit-config.yaml
      git add . && git commit -qm start && pre-commit install
      """, in: caveat)
    try #require(setUp.status == 0, "\(setUp.output)\(setUp.errors)")
    try body(caveat)
  }

  private func shell(_ script: String, in caveat: CaveatProcess) throws -> CaveatProcess.Outcome {
    let program = CaveatProcess.program.deletingLastPathComponent().path
    return try caveat.shell(
      script,
      environment: [
        "PATH": "\(Self.tools):\(program):/usr/bin:/bin", "HOME": caveat.folder.path,
        "PRE_COMMIT_HOME": caveat.folder.appendingPathComponent("cache").path,
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
      ])
  }

  private func commit(_ caveat: CaveatProcess, after script: String = "git add .") throws
    -> CaveatProcess.Outcome
  {
    try shell("cd site && \(script) && git commit -qm next", in: caveat)
  }

  @Test(.enabled(if: isInstalled))
  func aBadDraftBlocksTheCommitAndAFixedOnePasses() throws {
    try inRepository { caveat in
      try caveat.write(Self.bad, to: "site/a draft.md")
      let blocked = try commit(caveat)
      #expect(blocked.status == 1)
      #expect(blocked.errors.contains("--> a draft.md:1:"), "\(blocked.output)\(blocked.errors)")
      try caveat.write(Self.good, to: "site/a draft.md")
      let passed = try commit(caveat)
      #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
    }
  }

  @Test(.enabled(if: isInstalled))
  func whatIsStagedIsJudgedAndNotTheWorkTree() throws {
    try inRepository { caveat in
      try caveat.write(Self.good, to: "site/a.md")
      try caveat.write(Self.bad, to: "later")
      let passed = try commit(caveat, after: "git add a.md && cp ../later a.md")
      #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
      #expect(try caveat.read("site/a.md") == Self.bad)
      try caveat.write(Self.good, to: "later")
      let blocked = try commit(caveat, after: "git add a.md && cp ../later a.md")
      #expect(blocked.status == 1)
      #expect(try caveat.read("site/a.md") == Self.good)
    }
  }

  @Test(.enabled(if: isInstalled))
  func excludedDraftsAndOtherFilesPass() throws {
    try inRepository { caveat in
      try caveat.write("exclude: [archive/]\n", to: "site/.caveat.yml")
      for path in ["archive/a.md", "a.py", "README"] { try caveat.write(Self.bad, to: "site/\(path)") }
      let passed = try commit(caveat)
      #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
    }
  }

  @Test(.enabled(if: isInstalled))
  func manyDraftsInSeveralProcessesAreAllJudged() throws {
    try inRepository { caveat in
      for i in 0..<24 { try caveat.write(Self.bad, to: "site/\(i).md") }
      let blocked = try commit(caveat)
      #expect(blocked.status == 1)
      for i in 0..<24 { #expect(blocked.errors.contains("--> \(i).md:1:")) }
    }
  }
}
