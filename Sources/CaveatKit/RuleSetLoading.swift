import BuiltInRules
import Diagnostics
import RuleModel
import SourceText

/// The one place where rules enter the program: from the built-in set and from folders.
enum RuleSetLoading {
  /// The largest rule file that is read, in bytes.
  private static let largest = 4 << 20

  /// The built-in rules, if asked for, and those of `folders` over them.
  ///
  /// - Returns: The rules that are right, every mistake in the others, and what could not be read.
  static func load(
    builtIn: Bool, folders: [FilePath]
  ) -> (rules: LoadedRules, problems: [SourceProblem], unreadable: [FileError]) {
    var set = RuleSet()
    var problems: [SourceProblem] = []
    var unreadable: [FileError] = []
    var digests: [String] = []
    var compiled: CompiledPatterns?
    if builtIn {
      let encoded = BuiltInRules.encoded
      do {
        set = try RuleSetCoding.decode(encoded)
      } catch {
        unreadable.append(
          FileError(path: FilePath("built-in rules"), reason: "are damaged at byte \(error.offset)"))
      }
      digests.append(BuiltInRules.digest)
      compiled = unsafe CompiledPatterns(permanent: BuiltInRules.compiledPatterns)
    }
    for folder in folders {
      let sources = sources(in: folder, &unreadable)
      let result = RuleLoader.load(sources, over: set)
      set = result.ruleSet
      problems += result.problems.map { problem(from: $0, sources) }
      digests.append(digest(of: sources))
    }
    let rules = LoadedRules(set, digest: digest(ofDigests: digests), compiled: compiled)
    return (rules, problems, unreadable)
  }

  /// One digest for several rule sets.
  static func digest(ofDigests digests: [String]) -> String {
    digests.count == 1 ? digests[0] : SHA256.hexadecimal(of: Array(digests.joined(separator: "\n").utf8))
  }

  private static func digest(of sources: [RuleSource]) -> String {
    let parts = sources.map { "\($0.path) \(SHA256.hexadecimal(of: $0.bytes))" }
    return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
  }

  /// The rule files of a folder: YAML beside it and one level below; links are not followed.
  private static func sources(in folder: FilePath, _ unreadable: inout [FileError]) -> [RuleSource] {
    var sources: [RuleSource] = []
    func visit(_ place: FilePath, _ prefix: String, depth: Int) {
      do throws(FileError) {
        for name in try FileSystem.names(in: place) where name.first != UInt8(ascii: ".") {
          let path = place.appending(name)
          let text = prefix + ArgumentBytes.text(of: name)
          switch try FileSystem.lookUp(path) {
          case .folder where depth < 3: visit(path, text + "/", depth: depth + 1)
          case .file where text.hasSuffix(".yml") || text.hasSuffix(".yaml"):
            let bytes = try FileSystem.read(path, limit: largest)
            sources.append(RuleSource(path: text, displayPath: path.display, bytes: bytes))
          default: continue
          }
        }
      } catch {
        unreadable.append(error)
      }
    }
    visit(folder, "", depth: 0)
    return sources
  }

  private static func problem(from problem: RuleFileProblem, _ sources: [RuleSource]) -> SourceProblem {
    SourceProblem(
      path: problem.path, bytes: sources.first { $0.displayPath == problem.path }?.bytes ?? [],
      diagnostic: Diagnostic(
        rule: "", category: "caveat/rules", severity: .error, message: problem.message,
        advice: problem.hint ?? "", range: problem.range))
  }
}
