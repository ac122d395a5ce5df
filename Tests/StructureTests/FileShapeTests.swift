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
    for folder in ["Sources", "Tests"] {
      for file in try Repository.swiftFiles(below: folder) {
        for function in SwiftFunctions.all(in: file.text) {
          #expect(function.length <= 60, "\(file.path):\(function.line) is \(function.length) lines long")
        }
      }
    }
  }

  @Test func everyFunctionIsMeasured() {
    let text = #"""
      struct A<B> {  // func no() {
        init?(
          _ a: Int, each: (Int) -> Void = { _ in }
        ) throws where B: C {
          self.init(a)
          func inner() -> String {
            "} \([1].map { _ in ")" }) \" {"
          }
          let regex = /\{"[a]\//
          let long = """
            } func
            """
        }
        deinit { /* { */ }
        let c = a.init { $0 / 2 }
      }
      protocol D { func e() }
      enum F { var g: Int { 1 } }
      """#
    #expect(
      SwiftFunctions.all(in: text) == [
        .init(line: 6, length: 2), .init(line: 2, length: 11), .init(line: 14, length: 0),
      ])
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
