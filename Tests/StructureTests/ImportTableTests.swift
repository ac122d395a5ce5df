import Foundation
import Testing

/// The import table of ARCHITECTURE.md.
@Suite struct ImportTableTests {
  /// Modules of the toolchain that any target may use.
  static let toolchain: Set = ["FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "Swift"]

  /// What each target may import, as the table says.
  static func table() throws -> [String: Set<String>] {
    let url = Repository.root.appendingPathComponent("ARCHITECTURE.md")
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .drop { !$0.hasPrefix("| target ") }.dropFirst(2).prefix { $0.hasPrefix("|") }
    var table: [String: Set<String>] = [:]
    for row in rows {
      let cells = row.split(separator: "|").map { names(in: String($0)) }
      try #require(cells.count == 3, "\(row)")
      for target in cells[0] { table[target] = Set(cells[2]).subtracting(["–"]) }
    }
    return table
  }

  private static func names(in cell: String) -> [String] {
    cell.split(separator: ",").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
  }

  @Test func aTargetImportsOnlyWhatTheTableAllows() throws {
    for (target, allowed) in try Self.table() {
      for file in try Repository.swiftFiles(below: "Sources/" + target) {
        let strange = Set(Repository.imports(in: file.text)).subtracting(allowed).subtracting(Self.toolchain)
        #expect(strange.isEmpty, "\(file.path) imports \(strange.sorted())")
      }
    }
  }

  @Test func theTableNamesWhatThereIsAndNothingElse() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appendingPathComponent("Sources").path)
    let table = try Self.table()
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(table.keys))
    let others: Set = ["ArgumentParser", "PackagePlugin", "Foundation"]
    #expect(table.values.reduce(into: Set()) { $0.formUnion($1) }.subtracting(table.keys) == others)
  }
}
