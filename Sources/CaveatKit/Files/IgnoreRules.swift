/// The lines of ignore files (gitignore(5)) that hold for one folder, outer files first.
package struct IgnoreRules: Sendable {
  private struct Line: Sendable {
    var pattern: GlobPattern
    var isNegated: Bool
    var isFolderOnly: Bool
    /// The folder of the file, relative to the start of the walk, without a slash at its end.
    var base: [UInt8]
  }

  private var lines: [Line] = []

  package init() {}

  /// Adds the lines of one ignore file in `base`; later lines win over earlier ones.
  ///
  /// - Parameter base: The file's folder as a path from the same place as the paths that are asked about;
  ///   empty for that place itself.
  package mutating func add(_ bytes: [UInt8], base: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for raw in text.split(separator: UInt8(ascii: "\n")) {
      if let line = IgnoreRules.line(Array(raw), base) { lines.append(line) }
    }
  }

  /// Whether the last line that matches `path` ignores it; nothing when no line matches.
  ///
  /// Folders above the path are the caller's concern: nothing below an ignored folder can come back.
  package func verdict(on path: [UInt8], isFolder: Bool) -> Bool? {
    for line in lines.reversed() where isFolder || !line.isFolderOnly {
      guard let relative = IgnoreRules.relative(path, to: line.base) else { continue }
      if line.pattern.matches(relative) { return !line.isNegated }
    }
    return nil
  }

  private static func relative(_ path: [UInt8], to base: [UInt8]) -> [UInt8]? {
    if base.isEmpty { return path }
    guard path.count > base.count + 1, path.starts(with: base), path[base.count] == UInt8(ascii: "/") else {
      return nil
    }
    return Array(path[(base.count + 1)...])
  }

  private static func line(_ raw: [UInt8], _ base: [UInt8]) -> Line? {
    var body = raw
    if body.last == UInt8(ascii: "\r") { body.removeLast() }
    // Trailing blanks fall away unless a backslash stands before them.
    while body.last == UInt8(ascii: " ") {
      let backslashes = body.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 1 { break }
      body.removeLast()
    }
    if body.isEmpty || body[0] == UInt8(ascii: "#") { return nil }
    let isNegated = body[0] == UInt8(ascii: "!")
    if isNegated { body.removeFirst() }
    let isFolderOnly = body.last == UInt8(ascii: "/")
    if isFolderOnly { body.removeLast() }
    if body.isEmpty { return nil }
    return Line(pattern: GlobPattern(body), isNegated: isNegated, isFolderOnly: isFolderOnly, base: base)
  }
}
