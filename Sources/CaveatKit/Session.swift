import Diagnostics
package import Documents
import Linting
package import Reporting
import RuleModel
import SourceText

/// One run: finds the settings and rules of each file, then hands out jobs that can run side by side.
///
/// Preparation is serial, so messages come in one order whatever the number of threads.
package struct Session {
  /// Something to check.
  package enum Input: Sendable {
    case file(FilePath)
    /// Bytes that are already there, under the name that reports show and that decides format and settings.
    case bytes([UInt8], name: FilePath, format: DocumentFormat)
  }

  package let options: RunOptions
  private var finder: ConfigurationFinder
  private var waivers: WaiverFinder
  package let workingFolder: FilePath
  private var rulesByFolders: [[FilePath]: LoadedRules] = [:]
  /// Places and selectors that were looked at, so that each mistake is told once.
  private var checked: Set<String> = []
  var ownProblems: [SourceProblem] = []
  var ownRunProblems: [RunProblem] = []
  /// Former identifiers of rules that selectors use, in the order in which they were met.
  package private(set) var renames: [RuleRename] = []

  /// - Parameter workingFolder: The absolute folder from which relative paths count.
  package init(_ options: RunOptions, workingFolder: FilePath) {
    self.options = options
    self.workingFolder = workingFolder
    finder = ConfigurationFinder(
      isSearching: options.findsConfiguration, file: options.configurationFile)
    waivers = WaiverFinder(isSearching: options.findsConfiguration)
  }

  /// Mistakes in rule files and configurations so far, each once.
  package var sourceProblems: [SourceProblem] { finder.problems + waivers.problems + ownProblems }

  /// Files that the run needed and could not use, so far.
  package var runProblems: [RunProblem] {
    (finder.unreadable + waivers.unreadable).map { RunProblem(path: $0.path.display, message: $0.reason) }
      + ownRunProblems
  }

  /// Those of a run that cannot get more rules later, as an editor's can: none to check by is one.
  package var finalProblems: [RunProblem] {
    let isWithoutRules =
      !rulesByFolders.isEmpty && ownProblems.isEmpty && ownRunProblems.isEmpty
      && rulesByFolders.values.allSatisfy { $0.ruleSet.rules.isEmpty }
    let reason = "there are no rules to check by; name a folder of some with --rules"
    return runProblems + (isWithoutRules ? [RunProblem(message: reason)] : [])
  }

  /// The waiver files that the run came across.
  package var waiverFiles: [WaiverFile] { waivers.files }

  /// The rules of the run, always in one order; several sets where folders bring their own.
  var loadedRules: [LoadedRules] { rulesByFolders.values.sorted { $0.digest < $1.digest } }

  /// Every rule of some sets once.
  static func descriptions(of sets: [LoadedRules]) -> [RuleDescription] {
    var byID: [String: RuleDescription] = [:]
    for rules in sets { for rule in rules.descriptions { byID[rule.id] = rule } }
    return Array(byID.values)
  }

  /// Makes ready what most runs need, so that it can be done while the arguments are read.
  package static func prepare() { RuleSetLoading.prepareBuiltInRules() }

  /// The SHA-256 of the rules; of all sets, where folders bring their own.
  package var ruleSetDigest: String {
    let digests = Set(rulesByFolders.values.map(\.digest)).sorted()
    return digests.count == 1 ? digests[0] : RuleSetLoading.digest(ofDigests: digests)
  }

  /// The SHA-256 of what was configured: the options, and the configuration and waiver files that were read.
  ///
  /// - Parameter baseline: The bytes of the baseline, if one holds.
  package func configurationDigest(baseline: [UInt8]?) -> String {
    var lines = [options.canonicalText]
    lines += finder.configurations.map { "config \($0.path) \(SHA256.hexadecimal(of: $0.bytes))" }.sorted()
    let waivers = waiverFiles.map { "waivers \(SHA256.hexadecimal(of: $0.bytes))" }
    lines += waivers.sorted()
    if let baseline { lines.append("baseline \(SHA256.hexadecimal(of: baseline))") }
    return SHA256.hexadecimal(of: Array(lines.joined(separator: "\n").utf8))
  }

  /// The rules that the command line names, without those of any configuration.
  package mutating func commandLineRules() -> LoadedRules { rules(in: options.ruleFolders) }

  /// The configurations for the file at `path`.
  package mutating func chain(for path: FilePath) -> ConfigurationChain {
    finder.chain(forFolder: absolute(path).parent)
  }

  /// The configurations for the files in `folder`, which is absolute and without links.
  package mutating func chain(in folder: FilePath) -> ConfigurationChain { finder.chain(forFolder: folder) }

  /// The absolute form of a path, its folder without links.
  package func absolute(_ path: FilePath) -> FilePath {
    let full = path.isAbsolute ? path : workingFolder.appending(path.normalized.bytes)
    guard let folder = FileSystem.canonical(full.parent) else { return full.normalized }
    return folder.appending(full.name)
  }

  /// The settings for the file at `path`, command line included.
  package mutating func settings(for path: FilePath) -> SettingsLayer {
    let place = absolute(path)
    return settings(at: place, finder.chain(forFolder: place.parent))
  }

  private func settings(at place: FilePath, _ chain: ConfigurationChain) -> SettingsLayer {
    var settings = chain.settings(for: place)
    var command = SettingsLayer()
    command.jurisdictions = options.jurisdictions.map { Sourced($0, .commandLine) }
    command.audience = options.audience.map { Sourced($0, .commandLine) }
    command.failOn = options.failOn.map { Sourced($0, .commandLine) }
    if !options.topics.isEmpty { command.topics = options.topics.map { Sourced($0, .commandLine) } }
    if !options.select.isEmpty { command.select = options.select.map { Sourced($0, .commandLine) } }
    command.ignore = options.ignore.map { Sourced($0, .commandLine) }
    settings.merge(command)
    return settings
  }

  /// The job that checks `input`.
  package mutating func job(for input: Input) -> CheckJob {
    let path =
      switch input {
      case .file(let path): path
      case .bytes(_, let name, _): name
      }
    let place = absolute(path)
    let chain = finder.chain(forFolder: place.parent)
    let settings = settings(at: place, chain)
    let rules = rules(in: options.ruleFolders + ruleFolders(of: chain))
    check(settings.selectors, against: rules)
    check(topics: settings.topics ?? [], against: rules)
    var lint = LintOptions(asOf: options.asOf)
    lint.jurisdictions = settings.jurisdictions?.value ?? .general
    lint.topics = settings.topics?.map(\.value) ?? []
    lint.audience = settings.audience?.value ?? "public"
    lint.select = settings.select?.map(\.value) ?? []
    lint.ignore = settings.ignore.map(\.value)
    lint.layoutSupplies = settings.layoutSupplies.map(\.value)
    lint.severities = settings.severities.map(\.value)
    lint.preview = options.preview
    return CheckJob(
      input: input, options: lint, linter: rules.linter, failOn: settings.failOn?.value ?? .error,
      hasJurisdiction: settings.jurisdictions != nil,
      commandLine: (options.jurisdictions != nil, options.audience != nil),
      maxFileSize: options.maxFileSize, place: place, waiverFile: waivers.file(forFolder: place.parent),
      traces: options.traces)
  }

  /// The folders with rules that the configurations for files of some folders name, absolute and without links.
  package mutating func ruleFolders(forFilesIn folders: [FilePath]) -> [FilePath] {
    var found: Set<FilePath> = []
    for folder in folders { found.formUnion(ruleFolders(of: chain(for: folder.appending("x")))) }
    return found.sorted()
  }

  /// The folders that configurations name, those that lie outside the root reported and left out.
  private mutating func ruleFolders(of chain: ConfigurationChain) -> [FilePath] {
    var folders: [FilePath] = []
    for configuration in chain.configurations {
      for written in configuration.ruleFolders {
        let real = FileSystem.canonical(configuration.file.parent.appending(written.value))
        let root = chain.root.flatMap(FileSystem.canonical)
        if let real, let root, real == root || real.relative(to: root) != nil {
          folders.append(real)
        } else if checked.insert("\(written.origin) \(written.value)").inserted {
          let reason = real == nil ? "does not exist" : "lies outside \(root?.display ?? "the root")"
          report("the rule folder “\(written.value)” \(reason)", at: written.origin, configuration)
        }
      }
    }
    return folders
  }

  private mutating func rules(in folders: [FilePath]) -> LoadedRules {
    if let known = rulesByFolders[folders] { return known }
    let (rules, problems, unreadable) = RuleSetLoading.load(
      builtIn: options.usesBuiltInRules, folders: folders,
      cache: options.cacheFolder.map { RuleCache(folder: $0) })
    let seen = Set(ownProblems)
    ownProblems += problems.filter { !seen.contains($0) }
    ownRunProblems += unreadable.map { RunProblem(path: $0.path.display, message: $0.reason) }
    rulesByFolders[folders] = rules
    return rules
  }

  /// Reports selectors that name no rule, each place once.
  private mutating func check(_ selectors: [Sourced<String>], against rules: LoadedRules) {
    var names: Set<String>?
    for selector in selectors where checked.insert("\(selector.origin) \(selector.value)").inserted {
      let known = names ?? rules.selectorNames
      names = known
      if known.contains(selector.value) {
        note(selector, rules)
        continue
      }
      let message =
        "no rule, pack or category is named “\(selector.value)”"
        + Suggestion.question(selector.value, among: known)
      tell(message, at: selector.origin)
    }
  }

  /// Reports topics that no rule file describes, each place once.
  private mutating func check(topics: [Sourced<String>], against rules: LoadedRules) {
    for topic in topics where checked.insert("topic \(topic.origin) \(topic.value)").inserted {
      let known = rules.ruleSet.topics.map(\.name)
      if known.contains(topic.value) { continue }
      let question = Suggestion.question(topic.value, among: known)
      tell("no topic is named “\(topic.value)”" + question, at: topic.origin)
    }
  }

  /// Reports a mistake in a setting where it was written.
  private mutating func tell(_ mistake: String, at origin: Origin) {
    if case .file(let path, _, _) = origin {
      let bytes = (try? FileSystem.read(path, limit: 1 << 20)) ?? []
      report(mistake, at: origin, Configuration(file: path, bytes: bytes))
    } else {
      ownRunProblems.append(RunProblem(message: mistake))
    }
  }

  /// Remembers a selector that is a former identifier.
  private mutating func note(_ selector: Sourced<String>, _ rules: LoadedRules) {
    guard let present = rules.rule(selector.value)?.id, present != selector.value else { return }
    var rename = RuleRename(former: selector.value, present: present)
    if case .file(let path, let line, _) = selector.origin { (rename.file, rename.line) = (path, line) }
    renames.append(rename)
  }

  private mutating func report(_ message: String, at origin: Origin, _ configuration: Configuration) {
    guard case .file(let path, _, let range) = origin else { return }
    ownProblems.append(
      ConfigurationDecoder.problem(message, range, file: path, bytes: configuration.bytes))
  }
}
