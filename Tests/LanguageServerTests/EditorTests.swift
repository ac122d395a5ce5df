import Foundation
import TestSupport
import Testing

/// Real editors, driven without a terminal: columns after an emoji, a quick fix, and diagnostics that go away.
///
/// Both come from Debian, where they offer the server no choice of encodings.
@Suite struct EditorTests {
  private static let draft = "# Discover 💉 the Power - FDA registered\n\nIt is safe and effective.\n"
  private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Editors")

  private func run(_ command: String) throws -> String {
    let files = try CaveatProcess()
    defer { files.remove() }
    try RuleFolder.write(into: files)
    try files.write(Self.draft, to: "draft.md")
    let folder = files.folder.resolvingSymlinksInPath().path
    let outcome = try files.shell(
      command,
      environment: [
        "HOME": folder, "SCRIPTS": Self.scripts.path, "DRAFT": folder + "/draft.md",
        "RESULT": folder + "/result",
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try files.read("result")
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("nvim")))
  func neovim() throws {
    let result = try run(#"timeout 60 nvim --headless -u NONE -c "luafile $SCRIPTS/neovim.lua""#)
    // Neovim counts bytes.
    #expect(
      result == """
        1:29 FDA registered
        3:7 safe and effective
        hover **advice** `test/wording`: “FDA registered” says too much
        action Write “FDA-listed” instead
        3:7 safe and effective
        text # Discover 💉 the Power - FDA-listed
        left 0
        exit 0

        """)
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("emacs", "/usr/share/emacs/site-lisp/elpa-src")))
  func emacs() throws {
    let result = try run(#"timeout 60 emacs -Q --batch -l "$SCRIPTS/eglot.el""#)
    // Emacs counts characters.
    #expect(
      result == """
        1:26 FDA registered
        3:7 safe and effective
        action Write “FDA-listed” instead
        3:7 safe and effective
        text # Discover 💉 the Power - FDA-listed
        left 0

        """)
  }
}
