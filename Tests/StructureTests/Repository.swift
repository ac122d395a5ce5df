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
    text.split(whereSeparator: { $0 == "\n" || $0 == ";" }).compactMap { statement in
      let words = statement.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"),
        words[..<place].allSatisfy({ $0.hasPrefix("@") || levels.contains($0) })
      else { return nil }
      let named = words[(place + 1)...].first { !kinds.contains($0) }
      return named.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static let levels: Set = ["public", "package", "internal", "fileprivate", "private"]
  /// What may be imported alone.
  private static let kinds: Set = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
}
