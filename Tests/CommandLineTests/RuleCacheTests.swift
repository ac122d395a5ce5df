import CaveatKit
import Foundation
import TestSupport
import Testing

/// What the cache of rule folders keeps, and what it takes up again.
@Suite struct RuleCacheTests {
  /// A rule folder and a cache folder that is not there yet.
  private struct Place {
    let process: CaveatProcess
    var cache: URL { process.folder.appendingPathComponent("cache") }

    init() throws {
      process = try CaveatProcess()
      try process.writeSafeRule()
    }

    /// The rules of the folder, by way of the cache.
    func load() -> RuleSet {
      var options = RunOptions(asOf: "2026-11-26")
      options.usesBuiltInRules = false
      options.ruleFolders = [FilePath(process.folder.appendingPathComponent("rules").path)]
      options.cacheFolder = FilePath(cache.path)
      var session = Session(options, workingFolder: FilePath(process.folder.path))
      return session.commandLineRules().ruleSet
    }

    var names: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []).sorted()
    }

    /// The one file of the cache.
    func file() throws -> URL {
      let name = try #require(names.first)
      #expect(names.count == 1)
      return cache.appendingPathComponent(name)
    }

    func setMode(_ mode: Int, _ url: URL) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    /// Puts a rule set into the cache that no rule folder gives, so that its use is seen.
    func plant() throws -> RuleSet {
      let key = try file().deletingPathExtension().lastPathComponent
      var planted = load()
      planted.rules[0].message = "planted"
      RuleCache(folder: FilePath(cache.path)).keep(planted, key)
      return planted
    }
  }

  private func inPlace(_ body: (Place, RuleSet) throws -> Void) throws {
    let place = try Place()
    defer { place.process.remove() }
    try body(place, place.load())
  }

  @Test func whatWasKeptIsTakenUp() throws {
    try inPlace { place, rules in
      #expect(rules.rules.map(\.id) == ["test/safe"] && place.load() == rules)
      let planted = try place.plant()
      #expect(planted != rules && place.load() == planted)
    }
  }

  @Test func onlyTheUserCanReadIt() throws {
    try inPlace { place, _ in
      for (url, mode) in [(place.cache, 0o700), (try place.file(), 0o600)] {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        #expect(attributes[.posixPermissions] as? Int == mode)
      }
    }
  }

  @Test func everyChangeOfAFileGivesAnotherKey() throws {
    try inPlace { place, _ in
      try place.process.write(
        TestRules.safe.replacing("is unqualified", with: "is bare"), to: "rules/test/safe.yml")
      #expect(place.load().rules.map(\.message) == ["“{match}” is bare"] && place.names.count == 2)
      try place.process.write(TestRules.safe, to: "rules/test/safe.yml")
      let other = TestRules.safe.replacing("test/safe", with: "test/other")
      try FileManager.default.removeItem(
        at: place.process.folder.appendingPathComponent("rules/test/safe.yml"))
      try place.process.write(other, to: "rules/test/other.yml")
      #expect(place.load().rules.map(\.id) == ["test/other"] && place.names.count == 3)
    }
  }

  @Test func damagedFilesAreIgnoredAndMadeAnew() throws {
    try inPlace { place, rules in
      let file = try place.file()
      let whole = try Data(contentsOf: file)
      for at in stride(from: 0, to: whole.count, by: 97) {
        var damaged = whole
        damaged[at] ^= 0x15
        try damaged.write(to: file)
        try place.setMode(0o600, file)
        #expect(place.load() == rules, "byte \(at)")
        #expect(try Data(contentsOf: file) == whole)
      }
      for length in [0, 1, 60, 101, 102, 103, whole.count / 2, whole.count - 1] {
        try whole.prefix(length).write(to: file)
        try place.setMode(0o600, file)
        #expect(place.load() == rules, "\(length) bytes")
        #expect(try Data(contentsOf: file) == whole)
      }
    }
  }

  @Test func aFileOfOtherRulesIsIgnored() throws {
    try inPlace { place, rules in
      let file = try place.file()
      try place.process.write(
        TestRules.safe.replacing("effective", with: "proven"), to: "rules/test/safe.yml")
      let others = place.load()
      let other = try #require(place.names.first { $0 != file.lastPathComponent })
      let foreign = place.cache.appendingPathComponent(other)
      try Data(contentsOf: file).write(to: foreign)
      try place.setMode(0o600, foreign)
      #expect(others != rules && place.load() == others)
    }
  }

  @Test(arguments: [0o644, 0o660, 0o604])
  func aFileThatOthersCanOpenIsIgnored(_ mode: Int) throws {
    try inPlace { place, rules in
      _ = try place.plant()
      try place.setMode(mode, try place.file())
      #expect(place.load() == rules)
    }
  }

  @Test(arguments: [0o755, 0o777, 0o710])
  func aFolderThatOthersCanEnterIsNotUsed(_ mode: Int) throws {
    try inPlace { place, rules in
      _ = try place.plant()
      let bytes = try Data(contentsOf: try place.file())
      try place.setMode(mode, place.cache)
      #expect(place.load() == rules)
      let now = try Data(contentsOf: try place.file())
      #expect(now == bytes)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func whatBelongsToSomebodyElseIsIgnored() throws {
    try inPlace { place, rules in
      _ = try place.plant()
      let file = try place.file()
      try giveAway(file)
      #expect(place.load() == rules)
      _ = try place.plant()
      try giveAway(place.cache)
      #expect(place.load() == rules)
    }
  }

  private func giveAway(_ url: URL) throws {
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: url.path)
  }

  @Test func linksAndPipesAreIgnored() throws {
    try inPlace { place, rules in
      _ = try place.plant()
      let file = try place.file()
      let aside = place.process.folder.appendingPathComponent("aside")
      try FileManager.default.moveItem(at: file, to: aside)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: aside)
      #expect(place.load() == rules)
      try FileManager.default.removeItem(at: file)
      let made = unsafe mkfifo(file.path, 0o600)
      #expect(made == 0)
      #expect(place.load() == rules)
      _ = try place.plant()
      let folder = place.process.folder.appendingPathComponent("real")
      try FileManager.default.moveItem(at: place.cache, to: folder)
      try FileManager.default.createSymbolicLink(at: place.cache, withDestinationURL: folder)
      #expect(place.load() == rules)
    }
  }

  @Test func aPackWithMistakesIsNotKept() throws {
    let place = try Place()
    defer { place.process.remove() }
    try place.process.write(TestRules.safe + "\nmesage: x\n", to: "rules/test/safe.yml")
    _ = place.load()
    #expect(place.names.isEmpty)
  }

  @Test func aTextThatEncodingChangesIsNotKept() throws {
    let place = try Place()
    defer { place.process.remove() }
    let text = TestRules.safe.replacing("why: Nothing is free of risk.", with: #"why: "a\r\nb""#)
    try place.process.write(text, to: "rules/test/safe.yml")
    #expect(place.load().rules.map(\.why) == ["a\r\nb"] && place.names.isEmpty)
    #expect(place.load().rules.map(\.why) == ["a\r\nb"])
  }

  @Test func theOldestGoFirst() throws {
    try inPlace { place, rules in
      let size = try Data(contentsOf: try place.file()).count
      let small = RuleCache(folder: FilePath(place.cache.path), mostBytes: 3 * size + 100)
      let keys = (0..<4).map { RuleCache.key(ofDigests: ["\($0)"]) }
      for (i, key) in keys.prefix(3).enumerated() {
        small.keep(rules, key)
        let file = place.cache.appendingPathComponent(key + ".rules")
        let date = Date(timeIntervalSince1970: 2_000_000_000 + Double(i))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
      }
      #expect(place.names == keys.prefix(3).map { $0 + ".rules" }.sorted())
      small.keep(rules, keys[3])
      let kept = place.names.map { String($0.dropLast(6)) }
      #expect(kept.count == 3 && kept.contains(keys[3]) && !kept.contains(keys[0]))
      RuleCache(folder: FilePath(place.cache.path), mostBytes: size / 2).keep(rules, keys[0])
      #expect(place.names.map { String($0.dropLast(6)) } == kept)
    }
  }
}

/// The cache as the command uses it.
@Suite struct CacheCommandTests {
  private func inFolder(_ body: (CaveatProcess) throws -> Void) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.writeSafeRule()
    try caveat.write("It is safe and effective. Botox is 100% safe.\n", to: "a.md")
    try body(caveat)
  }

  private func check(
    _ caveat: CaveatProcess, _ more: String = "", _ environment: [String: String]
  ) throws -> CaveatProcess.Outcome {
    try caveat.shell(
      "\"$CAVEAT\" check --rules rules --select test --as-of 2026-11-26 --format json \(more) a.md",
      environment: environment)
  }

  private func files(_ caveat: CaveatProcess, _ path: String) -> [String] {
    let folder = caveat.folder.appendingPathComponent(path).path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  @Test(arguments: ["", "--no-builtin"])
  func reportsAreTheSameWithAndWithout(_ more: String) throws {
    try inFolder { caveat in
      let plain = try check(caveat, more, [:])
      #expect(plain.status == 1 && plain.output.contains("test/safe") && plain.errors.isEmpty)
      let environment = ["XDG_CACHE_HOME": caveat.folder.appendingPathComponent("deep/cache").path]
      for _ in 0..<2 {
        let cached = try check(caveat, more, environment)
        #expect(cached.output == plain.output && cached.status == 1 && cached.errors.isEmpty)
        #expect(files(caveat, "deep/cache/caveat").count == 1)
      }
    }
  }

  @Test func theFolderIsThatOfTheSpecification() throws {
    try inFolder { caveat in
      let home = caveat.folder.appendingPathComponent("home")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      _ = try check(caveat, "", ["HOME": home.path, "XDG_CACHE_HOME": "relative"])
      #expect(files(caveat, "home/.cache/caveat").count == 1)
      #expect(files(caveat, ".").sorted() == ["a.md", "home", "rules"])
      _ = try check(caveat, "", ["HOME": "", "XDG_CACHE_HOME": ""])
      #expect(files(caveat, ".").sorted() == ["a.md", "home", "rules"])
    }
  }

  @Test func noCacheNeitherReadsNorWrites() throws {
    try inFolder { caveat in
      let environment = ["XDG_CACHE_HOME": caveat.folder.appendingPathComponent("cache").path]
      let outcome = try check(caveat, "--no-cache", environment)
      #expect(outcome.status == 1 && files(caveat, "cache").isEmpty)
      let list = try caveat.shell(
        "\"$CAVEAT\" rules list --no-cache --no-builtin --rules rules", environment: environment)
      #expect(list.status == 0 && files(caveat, "cache").isEmpty)
    }
  }

  @Test func aFolderThatCannotBeMadeChangesNothing() throws {
    try inFolder { caveat in
      let plain = try check(caveat, "", [:])
      let environment = ["XDG_CACHE_HOME": caveat.folder.appendingPathComponent("a.md").path]
      let outcome = try check(caveat, "", environment)
      #expect(outcome.output == plain.output && outcome.status == 1 && outcome.errors.isEmpty)
    }
  }

  @Test func runsAtOnceAgree() throws {
    try inFolder { caveat in
      let outcome = try caveat.shell(
        """
        seq 6 | xargs -P 6 -I{} sh -c '"$CAVEAT" check --no-builtin --rules rules --as-of 2026-11-26 \
          --format json --output json={}.json --fail-on never a.md >/dev/null'
        for i in 2 3 4 5 6; do cmp 1.json $i.json || exit 1; done
        grep -q test/safe 1.json
        """, environment: ["XDG_CACHE_HOME": caveat.folder.appendingPathComponent("cache").path])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
      let names = files(caveat, "cache/caveat")
      #expect(names.count == 1 && names.allSatisfy { $0.hasSuffix(".rules") })
    }
  }
}
