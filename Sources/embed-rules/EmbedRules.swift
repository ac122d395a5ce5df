import Diagnostics
import FoundationEssentials
import Glibc
import RuleModel
import SourceText

/// Encodes a rule folder into one Swift file: `embed-rules OUTPUT FOLDER`.
///
/// A mistake in a rule is printed as `path:line:column: error: message` and fails the build.
@main
enum EmbedRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail("usage: embed-rules OUTPUT FOLDER") }
    let sources = try ruleSources(below: arguments[2])
    let result = RuleLoader.load(sources)
    for problem in result.problems {
      let bytes = sources.first { $0.displayPath == problem.path }?.bytes ?? []
      let place = LineIndex(bytes).position(at: problem.range.lower)
      let hint = problem.hint.map { " (\($0))" } ?? ""
      print("\(problem.path):\(place.line):\(place.column): error: \(problem.message)\(hint)")
    }
    guard result.problems.isEmpty else { fail("the rules have \(result.problems.count) mistakes") }
    let encoded = RuleSetCoding.encode(result.ruleSet)
    let source = swiftSource(
      String(decoding: encoded, as: UTF8.self), patterns: patterns(of: result.ruleSet),
      digest: SHA256.hexadecimal(of: encoded))
    try Data(source.utf8).write(to: URL(filePath: arguments[1]))
  }

  private static func patterns(of set: RuleSet) -> String {
    CompiledPatterns.encode(set.patterns, lists: set.lexicons.map(\.pattern.string))
  }

  private static func ruleSources(below folder: String) throws -> [RuleSource] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
      .map { path in
        let full = folder + "/" + path
        return RuleSource(
          path: path, displayPath: full, bytes: Array(try Data(contentsOf: URL(filePath: full))))
      }
  }

  /// The file, with as many number signs around the literal as its text asks for.
  private static func swiftSource(_ text: String, patterns: String, digest: String) -> String {
    var signs = "#"
    while text.contains("\"\"\"" + signs) || text.contains("\\" + signs) { signs += "#" }
    return """
      /// The rules of `Rules/`, encoded.
      enum EncodedRules {
        static let digest = "\(digest)"
        static let patterns: StaticString = #"\(escaped(patterns))"#
        static let text: StaticString = \(signs)\"\"\"

      """ + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
        + "\n\"\"\"\(signs)\n}\n"
  }

  /// Text for a literal between number signs on one line.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\"" || scalar == "\\" {
        escaped += "\\#u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }

  private static func fail(_ message: String) -> Never {
    print("error: \(message)")
    exit(1)
  }
}
