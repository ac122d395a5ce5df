import RuleModel

/// The rule files of a folder: YAML in it and in the folders of packs below.
///
/// A rule that is passed over without a word would be taken for one that finds nothing, so everything that looks like
/// a rule file and is not read is a problem.
struct RuleFolder {
  /// The largest rule file that is read, in bytes.
  private static let largest = 4 << 20
  /// How many folders deep files may lie.
  private static let deepest = 3

  /// Ordered by path.
  private(set) var sources: [RuleSource] = []
  private(set) var problems: [FileError] = []

  init(_ folder: FilePath) {
    visit(folder, "", depth: 0)
    if sources.isEmpty, problems.isEmpty {
      report(folder, "holds no rule file; their names end in .yml or .yaml")
    }
  }

  private mutating func visit(_ folder: FilePath, _ prefix: String, depth: Int) {
    do throws(FileError) {
      for name in try FileSystem.names(in: folder) where name.first != UInt8(ascii: ".") {
        add(folder.appending(name), prefix + ArgumentBytes.text(of: name), depth: depth)
      }
    } catch { problems.append(error) }
  }

  /// Takes in what stands at `path`; an error there leaves what follows alone.
  ///
  /// - Parameter text: The path from the rule folder.
  private mutating func add(_ path: FilePath, _ text: String, depth: Int) {
    do throws(FileError) {
      let kind = try FileSystem.lookUp(path)
      if kind == .folder, depth < Self.deepest { return visit(path, text + "/", depth: depth + 1) }
      if kind == .link, FileSystem.kind(of: path, followingLinks: true) == .folder {
        return report(path, "is a symbolic link, which is not followed in a folder of rules")
      }
      guard kind != .folder, Self.isRuleName(text.lowercased()) else { return }
      if kind == .link {
        report(path, "is a symbolic link, which is not followed in a folder of rules; put the file there")
      } else if !Self.isRuleName(text) {
        report(path, "is not read; the name of a rule file ends in .yml or .yaml, in lower case")
      } else {
        let bytes = try FileSystem.read(path, limit: Self.largest)
        sources.append(RuleSource(path: text, displayPath: path.display, bytes: bytes))
      }
    } catch { problems.append(error) }
  }

  private mutating func report(_ path: FilePath, _ reason: String) {
    problems.append(FileError(path: path, reason: reason))
  }

  private static func isRuleName(_ name: String) -> Bool { name.hasSuffix(".yml") || name.hasSuffix(".yaml") }
}
