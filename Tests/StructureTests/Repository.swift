import Foundation

/// The checked-out package that the tests were built from.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Swift files below a folder, with their paths from the root, in order.
  static func swiftFiles(below folder: String) throws -> [(path: String, text: String)] {
    let base = root.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter {
      $0.hasSuffix(".swift")
    }
    return try paths.sorted().map { path in
      (folder + "/" + path, try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8))
    }
  }

  /// The modules that a file imports.
  static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place < words.count - 1, place <= 2,
        words[..<place].allSatisfy({ modifiers.contains($0) })
      else { return nil }
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static let modifiers: Set = [
    "public", "package", "internal", "fileprivate", "private", "@testable", "@_exported",
  ]
}
