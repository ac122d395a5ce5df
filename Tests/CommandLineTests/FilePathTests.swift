import CaveatKit
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("./a//b/./c/", "a/b/c"), ("/a/../b", "/a/../b"), (".", "."), ("./", "."), ("/", "/"), ("a", "a"),
  ])
  func normalized(_ path: String, _ expected: String) {
    #expect(FilePath(path).normalized == FilePath(expected))
  }

  @Test func bytesThatAreNotUTF8SurviveTheArguments() {
    let name: [UInt8] = [0x61, 0xFF, 0xC3, 0xBC, 0xC3, 0x2E]
    let text = ArgumentBytes.text(of: name)
    #expect(ArgumentBytes.bytes(of: text) == name)
    #expect(FilePath(text).display == "a\\xffü\\xc3.")
  }

  @Test func aPathIsRelativeOnlyToItsOwnFolder() {
    #expect(FilePath("/a/b/c").relative(to: FilePath("/a")) == Array("b/c".utf8))
    #expect(FilePath("/ab/c").relative(to: FilePath("/a")) == nil)
    #expect(FilePath("/a").relative(to: FilePath("/a")) == nil)
  }

  @Test(arguments: [
    ("2026-11-26", true), ("2024-02-29", true), ("2023-02-29", false), ("2026-13-01", false),
    ("2026-1-01", false),
    ("", false), ("2026-11-26x", false), ("2026-00-10", false),
  ])
  func dates(_ text: String, _ isDate: Bool) {
    #expect(CalendarDate.isDate(text) == isDate)
  }

  @Test func suggestionsAreNear() {
    let names = ["general/unqualified-safety", "us/endorsement", "ignore"]
    #expect(Suggestion.nearest(to: "general/unqualifed-safety", among: names) == "general/unqualified-safety")
    #expect(Suggestion.nearest(to: "ignroe", among: names) == "ignore")
    #expect(Suggestion.nearest(to: "zzz", among: names) == nil)
  }
}
