import Foundation
import TestSupport
import Testing

/// Nothing that the checked repository brings along runs.
@Suite struct GitSafetyTests {
  @Test func programsOfTheRepositoryDoNotRun() throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n", to: "a.md")
      try repository.write("*.md diff=evil filter=evil\n", to: ".gitattributes")
      try repository.commit()
      try repository.write("It is safe and effective. It is miracle.\n", to: "a.md")
      try repository.git("add a.md")
      try repository.write("It is safe and effective. So it is.\n", to: "a.md")
      try plantTraps(in: repository)
      let triggered = try repository.caveat.shell("git diff; git status; ls sprung 2>/dev/null | sort")
      // The traps work: plain git springs them.
      #expect(triggered.output.contains("fsmonitor") && triggered.output.contains("external"))
      _ = try repository.caveat.shell("rm -rf sprung; mkdir sprung")
      for arguments in ["--since main", "--staged", "--staged --since main"] {
        let outcome = try repository.check(arguments)
        #expect(outcome.status < 2, "\(outcome.errors)")
      }
      let sprung = try repository.caveat.shell("ls sprung")
      #expect(sprung.output.isEmpty, "\(sprung.output)")
    }
  }

  private func plantTraps(in repository: DraftRepository) throws {
    _ = try repository.caveat.shell("mkdir sprung")
    for name in ["fsmonitor", "external", "textconv", "hook", "clean", "pager", "path"] {
      try repository.write(
        "#!/bin/sh\ntouch \"\(repository.caveat.folder.path)/sprung/\(name)\"\ncat 2>/dev/null\nexit 0\n",
        to: "traps/\(name)")
    }
    let script = """
      chmod +x traps/*
      git config core.fsmonitor "$PWD/traps/fsmonitor"
      git config diff.external "$PWD/traps/external"
      git config diff.evil.command "$PWD/traps/external"
      git config diff.evil.textconv "$PWD/traps/textconv"
      git config core.pager "$PWD/traps/pager"
      git config filter.evil.clean "$PWD/traps/clean"
      for hook in post-index-change pre-commit post-checkout; do cp traps/hook .git/hooks/$hook; done
      cp traps/path git
      """
    let outcome = try repository.caveat.shell(script)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aRelativePathFolderIsNotSearchedForGit() throws {
    try DraftRepository.with { repository in
      try repository.write("It is new.\n", to: "a.md")
      try repository.commit()
      try repository.write("#!/bin/sh\ntouch sprung\n", to: "git")
      _ = try repository.caveat.shell("chmod +x git")
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let outcome = try repository.run("check", "--since main a.md", environment: ["PATH": ".:\(path)"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let isSprung = try repository.caveat.shell("test -e sprung").status == 0
      #expect(!isSprung)
      let without = try repository.run("check", "--since main a.md", environment: ["PATH": "/nowhere"])
      #expect(without.status == 2 && without.errors.contains("git is not installed"))
    }
  }
}
