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
    try caveat.write("Über Botox 💉: it is 100% safe.\n\nBotox: 100% safe.\n", to: "a b.md")
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
      #expect(found.contains { $0.hasPrefix("a b.md|1|25|E|“100% safe” ") }, "\(found)")
    }
  }

  /// Runs an editor on a script and gives the lines that the script writes to `found`.
  private func edit(_ caveat: CaveatProcess, _ command: String) throws -> [Substring] {
    let program = CaveatProcess.program.deletingLastPathComponent().path
    let outcome = try caveat.shell(
      command,
      environment: [
        "PATH": "\(program):/usr/bin:/bin", "HOME": caveat.folder.path, "LC_ALL": "C.UTF-8",
      ])
    let found = try? caveat.read("found")
    return try #require(found, "\(outcome.output)\(outcome.errors)").split(separator: "\n")
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("vim", "/usr/share/vim-ale")))
  func aleShowsFindings() throws {
    try inFolder { caveat in
      try caveat.write(
        """
        set runtimepath^=/usr/share/vim-ale
        source /usr/share/vim-ale/plugin/ale.vim

        """ + block("vim", with: "CaveatLines") + """
          edit a\\ b.md
          setfiletype markdown
          call ale#Queue(0)
          let s:left = 400
          while s:left && empty(ale#engine#GetLoclist(bufnr('')))
            let s:left -= 1
            sleep 50m
          endwhile
          call writefile(map(copy(ale#engine#GetLoclist(bufnr(''))), {_, e ->
            \\ join([e.lnum, e.col, e.type, e.code, e.text], '|')}), 'found')
          qa!

          """, to: "ale.vim")
      // ALE counts bytes.
      let found = try edit(caveat, "timeout 60 vim -es -N -u NONE -S ale.vim")
      #expect(found.contains { $0.hasPrefix("1|25|E|general/safe-without-limits|“100% safe” ") }, "\(found)")
      #expect(found.contains { $0.hasPrefix("3|8|E|general/safe-without-limits|") })
    }
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("emacs", "/usr/share/emacs/site-lisp/elpa-src")))
  func flycheckShowsFindings() throws {
    try inFolder { caveat in
      try caveat.write("Über Botox 💉: it is 100% safe.\n", to: "a b.txt")
      try caveat.write(
        """
        ;; -*- lexical-binding: t -*-
        (dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa*/*"))
          (add-to-list 'load-path folder))
        (require 'flycheck)

        """ + block("elisp", with: "flycheck-define-checker") + """
          (find-file "a b.txt")
          (text-mode)
          (flycheck-mode 1)
          (flycheck-buffer)
          (let ((limit (+ (float-time) 20)))
            (while (and (flycheck-running-p) (< (float-time) limit)) (accept-process-output nil 0.05)))
          (let ((lines
                 (mapcar
                  (lambda (e)
                    (let ((region (flycheck-error-region-for-mode e 'symbols)))
                      (format "%d|%s|%s|%s" (flycheck-error-line e) (flycheck-error-level e)
                              (flycheck-error-id e) (buffer-substring-no-properties (car region) (line-end-position)))))
                  flycheck-current-errors)))
            (with-temp-file "found" (insert (mapconcat #'identity lines "\\n"))))

          """, to: "fly.el")
      let found = try edit(caveat, "timeout 60 emacs -Q --batch -l fly.el")
      #expect(found.contains("1|error|general/safe-without-limits|100% safe."), "\(found)")
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
      let command = try #require(task["command"] as? String).split(separator: " ").dropFirst()
      let outcome = try caveat.shell("\"$CAVEAT\" \(command.joined(separator: " ")) 'a b.md'")
      let lines = outcome.output.split(separator: "\n")
      // The emoji is two units of UTF-16.
      #expect(lines.contains { $0.hasPrefix("a b.md:1:22: error: ") })
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
