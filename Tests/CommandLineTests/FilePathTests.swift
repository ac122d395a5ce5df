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
}
