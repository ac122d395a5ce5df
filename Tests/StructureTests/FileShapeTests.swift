import Foundation
import Testing

@Suite struct FileShapeTests {
  /// Tables of characters are data in the form of Swift.
  static let data: Set = ["Sources/Documents/HTML/HTMLEntityTable.swift"]

  @Test func noFileIsLongerThanSixHundredLines() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Repository.swiftFiles(below: folder) where !Self.data.contains(file.path) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 600, "\(file.path) has \(lines) lines")
      }
    }
  }

  @Test func mostSourceFilesAreShort() throws {
    let lengths = try Repository.swiftFiles(below: "Sources")
      .map { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count }.sorted()
    #expect(lengths[lengths.count / 2] <= 120)
    #expect(lengths[lengths.count * 9 / 10] <= 300)
  }

  @Test func noFunctionIsLongerThanSixtyLines() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      var start: (line: Int, indent: Int)?
      for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let indent = line.prefix { $0 == " " }.count
        let words = line.split(separator: " ")
        if words.contains("func") || words.contains(where: { $0.hasPrefix("init(") }), line.hasSuffix("{"),
          !line.contains("//")
        {
          start = (number, indent)
        } else if let open = start, indent == open.indent, line.dropFirst(indent) == "}" {
          #expect(
            number - open.line <= 60, "\(file.path):\(open.line + 1) is \(number - open.line) lines long")
          start = nil
        }
      }
    }
  }

  @Test func everyImportIsSeen() {
    let text = """
      @preconcurrency import A
      @_spi(X) public import struct B.C  // import D
      import E; @testable import F
      let a = "import G"
      """
    #expect(Repository.imports(in: text) == ["A", "B", "E", "F"])
  }

  @Test func nothingOutsideTheTestsImportsFoundation() throws {
    // A build-tool plugin runs inside the package manager, which has nothing smaller to offer.
    for file in try Repository.swiftFiles(below: "Sources") where !file.path.hasPrefix("Sources/EmbedRules/")
    {
      #expect(!Repository.imports(in: file.text).contains("Foundation"), "\(file.path)")
    }
  }

  /// Swift 6.3 leaves out the `deinit` of a noncopyable structure that is held by one of another module: each draft kept
  /// the memory of its matching that way.
  @Test func noStructureWithADeinitIsHeldByOtherModules() throws {
    for file in try Repository.swiftFiles(below: "Sources") where file.text.contains("deinit") {
      let isSeen = file.text.contains(/(?:public|package) struct \w+:[^{]*~Copyable/)
      #expect(!isSeen, "\(file.path)")
    }
  }

  @Test func nothingIsLeftForLater() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      #expect(!file.text.contains("TODO") && !file.text.contains("FIXME"), "\(file.path)")
    }
  }

  @Test func theChangelogHasAnUnreleasedPart() throws {
    let url = Repository.root.appendingPathComponent("CHANGELOG.md")
    #expect(try String(contentsOf: url, encoding: .utf8).contains("## Unreleased"))
  }

  @Test func theTopLevelHoldsOnlyWhatBelongsThere() throws {
    let known: Set = [
      "Package.swift", "README.md", "Sources", "Tests", "Rules", "Samples", "Makefile", "LICENSE",
      "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "Package.resolved",
    ]
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    #expect(names.filter { !$0.hasPrefix(".") && !known.contains($0) } == [])
  }
}
