import Diagnostics
import RuleModel

/// The one place where rules enter the program: from the built-in set and from folders.
enum RuleSetLoading {
  static func load(
    builtIn: Bool, folders: [FilePath]
  ) -> (rules: LoadedRules, problems: [SourceProblem], unreadable: [FileError]) {
    (LoadedRules(RuleSet(), digest: SHA256.hexadecimal(of: [])), [], [])
  }

  /// One digest for several rule sets.
  static func digest(ofDigests digests: [String]) -> String {
    SHA256.hexadecimal(of: Array(digests.joined(separator: "\n").utf8))
  }
}
