import Testing

@testable import CaveatKit

@Suite struct GlobPatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let path: String
    let matches: Bool
    var testDescription: String { "\(pattern) on \(path)" }

    init(_ pattern: String, _ path: String, _ matches: Bool) {
      self.pattern = pattern
      self.path = path
      self.matches = matches
    }
  }

  /// Patterns as gitignore(5) explains them; `git check-ignore` gives the same answers.
  static let table: [Case] = [
    Case("a.md", "a.md", true), Case("a.md", "x/y/a.md", true), Case("a.md", "aa.md", false),
    Case("/a.md", "a.md", true), Case("/a.md", "x/a.md", false),
    Case("x/a.md", "x/a.md", true), Case("x/a.md", "y/x/a.md", false),
    Case("*.md", "x/a.md", true), Case("*.md", "a.md.txt", false), Case("*", "x", true),
    Case("x/*.md", "x/a.md", true), Case("x/*.md", "x/y/a.md", false),
    Case("**/a.md", "a.md", true), Case("**/a.md", "x/y/a.md", true), Case("**/a.md", "x/ba.md", false),
    Case("x/**", "x/a", true), Case("x/**", "x/y/a", true), Case("x/**", "x", false),
    Case("x/**", "y", false),
    Case("x/**/a", "x/a", true), Case("x/**/a", "x/y/z/a", true), Case("x/**/a", "x/ya", false),
    Case("a**b", "axxb", true), Case("x/a**b", "x/a/b", false),
    Case("a?c", "abc", true), Case("a?c", "ac", false), Case("x/a?c", "x/a/c", false),
    Case("[a-c]x", "bx", true), Case("[a-c]x", "dx", false), Case("[!a-c]x", "dx", true),
    Case("[^a-c]x", "ax", false), Case("[]]x", "]x", true), Case("[a-]x", "-x", true),
    Case("x[/]y", "x/y", false), Case("[a", "[a", true),
    Case("\\*x", "*x", true), Case("\\*x", "ax", false), Case("\\!x", "!x", true), Case("\\#x", "#x", true),
    Case("", "x", false), Case("a", "", false),
  ]

  @Test(arguments: table)
  func matchesAsGitDoes(_ item: Case) {
    #expect(GlobPattern(Array(item.pattern.utf8)).matches(Array(item.path.utf8)) == item.matches)
  }

  @Test func manyStarsTakeLittleTime() {
    let pattern = GlobPattern(Array(String(repeating: "*a", count: 200).utf8))
    #expect(!pattern.matches([UInt8](repeating: UInt8(ascii: "a"), count: 4000) + Array("b".utf8)))
  }
}

@Suite struct GlobAlternativesTests {
  @Test(arguments: [
    ("*.md", ["*.md"]), ("*.{md,html}", ["*.md", "*.html"]), ("{a,b}/{c,}", ["a/c", "a/", "b/c", "b/"]),
    ("x{a,{b,c}d}", ["xa", "xbd", "xcd"]), ("{a}", ["{a}"]), ("{a}.{b,c}", ["{a}.b", "{a}.c"]),
    ("{a,b", ["{a,b"]), ("\\{a,b}", ["\\{a,b}"]), ("{a\\,b,c}", ["a\\,b", "c"]), ("", [""]),
  ])
  func bracesStandForOthers(glob: String, globs: [String]) {
    #expect(GlobAlternatives.of(glob) == globs)
  }

  @Test func tooManyAreNone() {
    #expect(GlobAlternatives.of(String(repeating: "{a,b}", count: 9))?.count == 512)
    #expect(GlobAlternatives.of(String(repeating: "{a,b}", count: 40)) == nil)
    #expect(GlobAlternatives.of(String(repeating: "{", count: 500)) != nil)
  }

  /// One look at a path finds what a look at it and at each folder above it would.
  @Test func whatIsAboveAPathCoversIt() {
    let globs = [
      "a", "*.md", "a/b", "/a", "a/", "*/b", "a/*", "a/**", "**/b", "**/b/**", "a/**/c", "**", "*", "?",
      "[a-b]", "a*c",
      "a/?/c.md", "**/*.md", "b/", "*/", "a/b/c/d", "/", "a//b", "\\a",
    ]
    let names = ["a", "b", "c", "a.md", "abc"]
    let paths = names.flatMap { a in
      [a] + names.flatMap { b in ["\(a)/\(b)"] + names.map { "\(a)/\(b)/\($0)" } }
    }
    var covered = 0
    for glob in globs {
      let isFolderOnly = glob.last == "/"
      let pattern = GlobPattern(Array((isFolderOnly ? glob.dropLast() : glob[...]).utf8))
      for path in paths {
        let bytes = Array(path.utf8)
        let folders = bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { Array(bytes[..<$0]) }
        let expected = (folders + (isFolderOnly ? [] : [bytes])).contains(where: pattern.matches)
        #expect(FileGlob(glob).covers(bytes) == expected, "\(glob) \(path)")
        if expected { covered += 1 }
      }
    }
    #expect(covered > 800)
  }

  @Test func bracesCoverFilesAndFolders() {
    func covers(_ glob: String, _ path: String) -> Bool { FileGlob(glob).covers(Array(path.utf8)) }
    #expect(covers("**/*.{md,html}", "x/a.html") && !covers("**/*.{md,html}", "x/a.txt"))
    #expect(covers("{old,new}/", "new/a.md") && !covers("{old,new}/", "newer/a.md"))
  }
}

@Suite struct IgnoreRulesTests {
  private func verdict(_ file: String, _ path: String, folder: Bool = false, base: String = "") -> Bool? {
    var rules = IgnoreRules()
    rules.add(Array(file.utf8), base: Array(base.utf8))
    return rules.verdict(on: Array(path.utf8), isFolder: folder)
  }

  @Test func theLastMatchingLineDecides() {
    #expect(verdict("*.md\n!keep.md\n", "keep.md") == false)
    #expect(verdict("!keep.md\n*.md\n", "keep.md") == true)
    #expect(verdict("*.md\n", "a.txt") == nil)
  }

  @Test func aSlashAtTheEndMeansFolders() {
    #expect(verdict("build/\n", "build", folder: true) == true)
    #expect(verdict("build/\n", "build") == nil)
    #expect(verdict("build/\n", "x/build", folder: true) == true)
  }

  @Test func commentsBlanksAndEscapes() {
    #expect(verdict("# a.md\n\na.md  \r\n", "a.md") == true)
    #expect(verdict("\\#a\n", "#a") == true)
    #expect(verdict("a\\ \n", "a ") == true)
    #expect(verdict("\u{feff}a.md\n", "a.md") == true)
  }

  @Test func aFileSpeaksOnlyOfItsOwnFolder() {
    #expect(verdict("/a.md\n", "docs/a.md", base: "docs") == true)
    #expect(verdict("a.md\n", "a.md", base: "docs") == nil)
    #expect(verdict("a.md\n", "docsx/a.md", base: "docs") == nil)
  }
}
