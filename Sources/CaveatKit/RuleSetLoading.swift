import BuiltInRules
import Diagnostics
import RuleModel
import SourceText

/// The one place where rules enter the program: from the built-in set and from folders.
enum RuleSetLoading {
  /// The built-in rules, if asked for, and those of `folders` over them.
  ///
  /// - Parameter cache: Where rules of folders are looked up and, when they are right, kept.
  /// - Returns: The rules that are right, every mistake in the others, and what could not be read.
  static func load(
    builtIn: Bool, folders: [FilePath], cache: RuleCache? = nil
  ) -> (rules: LoadedRules, problems: [SourceProblem], unreadable: [FileError]) {
    if builtIn, folders.isEmpty { return (builtInRules.rules, [], builtInRules.unreadable) }
    var unreadable: [FileError] = []
    let packs = folders.map { folder in
      let found = RuleFolder(folder)
      unreadable += found.problems
      return found.sources
    }
    let digests = (builtIn ? [BuiltInRules.digest] : []) + packs.map(digest(of:))
    func loaded(_ set: RuleSet) -> LoadedRules {
      LoadedRules(set, digest: digest(ofDigests: digests), compiled: builtIn ? compiledPatterns : nil)
    }
    let key =
      packs.isEmpty || !unreadable.isEmpty ? nil : cache.map { _ in RuleCache.key(ofDigests: digests) }
    if let key, let known = cache?.ruleSet(key) { return (loaded(known), [], []) }
    var set = RuleSet()
    if builtIn {
      let base = decodedBuiltInRules()
      set = base.set
      unreadable += base.unreadable
    }
    var problems: [SourceProblem] = []
    for pack in packs {
      let result = RuleLoader.load(pack, over: set)
      set = result.ruleSet
      problems += result.problems.map { problem(from: $0, pack) }
    }
    if let key, problems.isEmpty, unreadable.isEmpty { cache?.keep(set, key) }
    return (loaded(set), problems, unreadable)
  }

  private static let compiledPatterns = unsafe CompiledPatterns(permanent: BuiltInRules.compiledPatterns)

  /// The built-in rules alone, made once in a process.
  private static let builtInRules: (rules: LoadedRules, unreadable: [FileError]) = {
    let (set, unreadable) = decodedBuiltInRules()
    return (LoadedRules(set, digest: BuiltInRules.digest, compiled: compiledPatterns), unreadable)
  }()

  private static func decodedBuiltInRules() -> (set: RuleSet, unreadable: [FileError]) {
    do throws(EncodingError) {
      return (try unsafe RuleSetCoding.decode(EncodedBytes(permanent: BuiltInRules.encoded)), [])
    } catch {
      let reason = "are damaged at byte \(error.offset)"
      return (RuleSet(), [FileError(path: FilePath("built-in rules"), reason: reason)])
    }
  }

  /// Makes the built-in rules, which the first `load` would do.
  static func prepareBuiltInRules() { _ = builtInRules }

  /// One digest for several rule sets.
  static func digest(ofDigests digests: [String]) -> String {
    digests.count == 1 ? digests[0] : SHA256.hexadecimal(of: Array(digests.joined(separator: "\n").utf8))
  }

  /// The digest of a pack; the length before each path keeps two packs from giving one text.
  private static func digest(of sources: [RuleSource]) -> String {
    let parts = sources.map { "\($0.path.utf8.count) \($0.path) \(SHA256.hexadecimal(of: $0.bytes))" }
    return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
  }

  private static func problem(from problem: RuleFileProblem, _ sources: [RuleSource]) -> SourceProblem {
    SourceProblem(
      path: problem.path, bytes: sources.first { $0.displayPath == problem.path }?.bytes ?? [],
      diagnostic: Diagnostic(
        rule: "", category: "caveat/rules", severity: .error, message: problem.message,
        advice: problem.hint ?? "", range: problem.range))
  }
}
