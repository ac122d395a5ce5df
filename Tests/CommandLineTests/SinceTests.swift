import Foundation
import TestSupport
import Testing

/// Runs that compare two versions of the copy.
@Suite struct SinceTests {
  private func onBranch(_ body: (DraftRepository) throws -> Void) throws {
    try DraftRepository.with { repository in
      try repository.write("It is safe and effective.\n", to: "a.md")
      try repository.write("A supplement.\n\nIt was not evaluated.\n", to: "b.md")
      try repository.commit()
      try repository.git("checkout -q -b work")
      try body(repository)
    }
  }

  @Test func oldFindingsDoNotCountAndNewOnesDo() throws {
    try onBranch { repository in
      let before = try repository.check("--since main")
      #expect(before.status == 0 && before.output.isEmpty)
      try repository.write("# Top\n\nIt is safe and effective.\n\nAlso safe and effective.\n", to: "a.md")
      let outcome = try repository.check("--since main")
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("a.md:5:6: ") && outcome.output.split(separator: "\n").count == 1)
      let report = try repository.run("check", "--since main --format json")
      #expect(report.output.contains("\"source\": \"since\""))
    }
  }

  @Test func theSARIFReportTellsWhatIsNew() throws {
    try onBranch { repository in
      let silenced = "<!-- caveat-disable-next test/safe -- so -->\n\nStill safe and effective.\n"
      try repository.write(silenced, to: "c.md")
      try repository.commit()
      try repository.git("branch base")
      try repository.write(
        "It is safe and effective.\n\nAlso safe and effective.\n\nWaived, safe and effective.\n", to: "a.md")
      try repository.write(silenced + "\n" + silenced.replacing("Still", with: "Now"), to: "c.md")
      try repository.write(
        "- {rule: test/safe, quote: Waived, reason: r, approver: A}\n", to: ".caveat-waivers.yml")
      let plain = try states(in: repository.run("check", "--format sarif").output)
      #expect(plain == ["a.md:1 -", "a.md:3 -", "a.md:5 -", "c.md:3 -", "c.md:7 -"])
      let since = try states(in: repository.run("check", "--format sarif --since base").output)
      #expect(since == ["a.md:1 unchanged", "a.md:3 new", "a.md:5 new", "c.md:3 unchanged", "c.md:7 new"])
      try repository.git("stash -q -u")
      _ = try repository.run("baseline")
      try repository.git("stash pop -q")
      let baseline = try states(in: repository.run("check", "--format sarif").output)
      #expect(baseline == ["a.md:1 unchanged", "a.md:3 new", "a.md:5 new", "c.md:3 new", "c.md:7 new"])
    }
  }

  /// `path:line state` of each result; the state is - where the result has none.
  private func states(in report: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let runs = try #require(object?["runs"] as? [[String: Any]])
    let results = try #require(runs.first?["results"] as? [[String: Any]])
    return results.map { result in
      let places = result["locations"] as? [[String: [String: Any]]]
      let place = places?.first?["physicalLocation"]
      let path = (place?["artifactLocation"] as? [String: Any])?["uri"] ?? ""
      let line = (place?["region"] as? [String: Any])?["startLine"] ?? 0
      return "\(path):\(line) \(result["baselineState"] ?? "-")"
    }.sorted()
  }

  @Test func takingAwayADisclaimerIsAFinding() throws {
    try onBranch { repository in
      try repository.write("A supplement.\n", to: "b.md")
      let outcome = try repository.check("--since main")
      #expect(outcome.status == 1 && outcome.output.hasPrefix("b.md:1:3: error: “supplement”"))
    }
  }

  @Test func anOldDutyStaysOldWhenItsSentenceIsEdited() throws {
    try onBranch { repository in
      try repository.write("Our supplement is new.\n", to: "c.md")
      try repository.commit()
      try repository.git("branch base")
      try repository.write("# A supplement\n\nOur supplement is very new.\n", to: "c.md")
      let outcome = try repository.check("--since base")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
    }
  }

  @Test func renamesAreFollowed() throws {
    try onBranch { repository in
      try repository.git("mv a.md moved.md")
      let outcome = try repository.check("--since main")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      try repository.write("It is safe and effective.\n", to: "new.md")
      let added = try repository.check("--since main")
      #expect(added.status == 1 && added.output.hasPrefix("new.md:1:7: "))
    }
  }

  @Test func theMergeBaseCounts() throws {
    try onBranch { repository in
      // What main gains meanwhile is not this branch's doing, and what it loses does not come back.
      try repository.write("It is new.\n", to: "c.md")
      try repository.commit()
      try repository.git("checkout -q main")
      try repository.write("It is new.\n", to: "a.md")
      try repository.commit()
      try repository.git("checkout -q work")
      let outcome = try repository.check("--since main")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
    }
  }

  @Test func theIndexIsCheckedAsACommitWouldHoldIt() throws {
    try onBranch { repository in
      try repository.write("Also safe and effective.\n", to: "c.md")
      try repository.git("add c.md")
      try repository.write("It is new.\n", to: "c.md")
      try repository.write("Not staged: safe and effective.\n", to: "d.md")
      let outcome = try repository.check("--staged")
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("c.md:1:6: ") && outcome.output.split(separator: "\n").count == 1)
      let elsewhere = try repository.check("--staged b.md")
      #expect(elsewhere.status == 0)
      let both = try repository.check("--staged --since main")
      #expect(both.status == 1)
      try repository.git("add c.md")
      let clean = try repository.check("--staged")
      #expect(clean.status == 0)
    }
  }

  @Test func pathsMeanForTheIndexWhatTheyMeanForTheWorkTree() throws {
    try onBranch { repository in
      for path in ["drafts/c.md", "drafts/old/d.md", "drafts/e.csv"] {
        try repository.write("Also safe and effective.\n", to: path)
      }
      try repository.write("exclude: [old/]\n", to: "drafts/.caveat.yml")
      try repository.git("add drafts")
      let meanings: [(paths: String, found: [Substring])] = [
        ("'drafts/*.md'", ["drafts/c.md"]), ("'d*/**/*.[cm]*'", ["drafts/c.md", "drafts/e.csv"]),
        ("drafts", ["drafts/c.md"]), (".", ["drafts/c.md"]), ("./drafts/c.md a.md", ["drafts/c.md"]),
        ("drafts/old/d.md drafts/e.csv", ["drafts/e.csv", "drafts/old/d.md"]),
        ("--force-exclude drafts/old/d.md drafts/c.md", ["drafts/c.md"]), ("'?.md'", []),
      ]
      for (paths, found) in meanings {
        let outcome = try repository.check("--staged \(paths)")
        #expect(outcome.output.split(separator: "\n").map { $0.prefix { $0 != ":" } } == found, "\(paths)")
        #expect(outcome.status == (found.isEmpty ? 0 : 1) && outcome.errors.isEmpty, "\(outcome.errors)")
      }
    }
  }

  @Test func aPathThatLeadsToNothingInTheIndexIsAnError() throws {
    try onBranch { repository in
      try repository.write("It is new.\n", to: "new.md")
      for (path, reason) in [
        ("nosuch.md", "no such file or directory"), ("new.md", "is not in git's index"),
        ("'x/*.md'", "matches no file of git's index"),
      ] {
        let outcome = try repository.check("--staged a.md \(path)")
        #expect(outcome.status == 2 && outcome.errors.hasSuffix(": \(reason)\n"), "\(outcome.errors)")
      }
    }
  }

  @Test func aHookSeesWhatAPartialCommitHolds() throws {
    try onBranch { repository in
      let rules = DraftRepository.rules.joined(separator: " ")
      try repository.write(
        "#!/bin/sh\nexec \"$CAVEAT\" check --staged --format concise --quiet \(rules)\n",
        to: ".git/hooks/pre-commit")
      try repository.write("Also safe and effective.\n", to: "c.md")
      try repository.write("It is new.\n", to: "d.md")
      try repository.git("add c.md d.md")
      let script = "chmod +x .git/hooks/pre-commit; git commit -m x -- "
      let good = try repository.caveat.shell(script + "d.md")
      #expect(good.status == 0, "\(good.errors)")
      let bad = try repository.caveat.shell(script + "c.md")
      #expect(bad.status == 1 && bad.output.contains("c.md:1:6: ") || bad.errors.contains("c.md:1:6: "))
      let commits = try repository.caveat.shell("git log --oneline main..").output
      #expect(commits.split(separator: "\n").count == 1)
    }
  }

  @Test func namesAreBytes() throws {
    try onBranch { repository in
      _ = try repository.caveat.shell(
        "printf 'It is safe and effective.\\n' > \"$(printf 'new\\nline \\377.md')\"; git add -A; git commit -qm x; git branch base"
      )
      let outcome = try repository.check("--since base")
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      _ = try repository.caveat.shell(
        "printf 'So safe and effective.\\n' >> \"$(printf 'new\\nline \\377.md')\"; git add -A")
      let staged = try repository.check("--staged --since base")
      #expect(staged.status == 1 && staged.output.hasPrefix("new\\nline \\xff.md:2:4: "))
    }
  }

  @Test func aBaseThatIsNotThereIsAnErrorWithAHint() throws {
    try onBranch { repository in
      let unknown = try repository.check("--since gone")
      #expect(unknown.status == 2)
      #expect(unknown.errors == "caveat: error: --since: the revision “gone” is not here\n")
      try repository.write("It is new.\n", to: "c.md")
      try repository.commit()
      _ = try repository.caveat.shell("git clone -q --depth 1 \"file://$PWD\" shallow && cp -r rules shallow")
      let shallow = try repository.caveat.shell(
        "cd shallow && \"$CAVEAT\" check \(DraftRepository.rules.joined(separator: " ")) --since origin/main~1 a.md"
      )
      #expect(shallow.status == 2)
      #expect(shallow.errors.contains("fetch-depth: 0"), "\(shallow.errors)")
    }
  }

  @Test func standardInputIsComparedUnderAName() throws {
    try onBranch { repository in
      let unnamed = try repository.check("--since main - < a.md")
      #expect(
        unnamed.status == 2 && unnamed.output.isEmpty && unnamed.errors.contains("needs --stdin-filename"))
      let named = try repository.check("--since main --stdin-filename a.md - < a.md")
      #expect(named.status == 0 && named.output.isEmpty && named.errors.isEmpty)
    }
  }

  @Test func aRepositoryThatGitDistrustsIsAnErrorWithAHint() throws {
    try onBranch { repository in
      let outcome = try repository.run(
        "check", "--since main", environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": "/nowhere"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("dubious ownership") && outcome.errors.contains("safe.directory"))
    }
  }

  @Test func whatIsNoRepositoryIsAnError() throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("It is new.\n", to: "a.md")
    for option in ["--since", "--staged"] {
      let outcome = try caveat.shell(
        "\"$CAVEAT\" check \(option == "--since" ? "--since main" : option) a.md")
      #expect(outcome.status == 2 && outcome.errors.contains("not a git repository"), "\(outcome.errors)")
    }
    let option = try caveat.run("check", "--since=--output=x", "a.md")
    #expect(option.status == 2)
  }
}
