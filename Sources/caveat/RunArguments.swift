import ArgumentParser
import CaveatKit

extension FailLevel: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

/// The options that say how copy is judged; shared by the commands that check.
struct RunArguments: ParsableArguments {
  @Option(
    name: .customLong("jurisdiction"),
    help: ArgumentHelp(
      "Whose law applies: names such as us,uk, or general, or all. Default: general.", valueName: "names"),
    completion: Completions.jurisdictions)
  var jurisdictions: [String] = []

  @Option(
    name: .customLong("topic"),
    help: ArgumentHelp(
      "A topic that drafts have, beside those found in them; in place of those in .caveat.yml; repeatable.",
      valueName: "name"))
  var topics: [String] = []

  @Option(
    help: "Whom the copy addresses: public or professional.", completion: .list(["public", "professional"]))
  var audience: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Judge by the law of a day, as YYYY-MM-DD. Default: today in UTC.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("Run only these rules, packs or categories; commas or repeat.", valueName: "names"),
    completion: Completions.selectors)
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Leave these rules, packs or categories out.", valueName: "names"),
    completion: Completions.selectors)
  var ignore: [String] = []

  @Flag(help: "Also run rules that are still being tried out.")
  var preview = false

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A folder with more rules; repeatable.", valueName: "folder"), completion: .directory)
  var ruleFolders: [String] = []

  @Flag(name: .customLong("no-builtin"), help: "Run only the rules given with --rules.")
  var noBuiltIn = false

  @OptionGroup var cache: CacheArguments

  @Option(
    help: ArgumentHelp("Use this configuration for every file.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Look for no .caveat.yml.")
  var noConfig = false

  @Option(
    name: .customLong("max-file-size"),
    help: ArgumentHelp(
      "A larger file is an error. Default: 67108864, at most 1073741824.", valueName: "bytes"))
  var maxFileSize: Int = 64 << 20

  /// The options as the session wants them.
  ///
  /// - Throws: `ValidationError` for a value that means nothing.
  func options() throws -> RunOptions {
    var options = RunOptions(asOf: asOf ?? Terminal.today())
    if let asOf, !CalendarDate.isValid(asOf) {
      throw ValidationError("--as-of: “\(asOf)” is not a date such as 2026-11-26")
    }
    if !jurisdictions.isEmpty {
      let parsed = JurisdictionList.parse(jurisdictions)
      guard let chosen = parsed.jurisdictions else {
        throw ValidationError("--jurisdiction: \(parsed.mistake)")
      }
      options.jurisdictions = chosen
    }
    if let audience, !["public", "professional"].contains(audience) {
      throw ValidationError("--audience: “\(audience)” is neither public nor professional")
    }
    if maxFileSize < 0 { throw ValidationError("--max-file-size: \(maxFileSize) is below 0") }
    if maxFileSize > ByteRange.largestText {
      throw ValidationError("--max-file-size: \(maxFileSize) is above \(ByteRange.largestText)")
    }
    options.audience = audience
    options.topics = split(topics)
    options.select = split(select)
    options.ignore = split(ignore)
    options.preview = preview
    options.ruleFolders = ruleFolders.map { FilePath($0) }
    options.usesBuiltInRules = !noBuiltIn
    options.cacheFolder = cache.folder
    options.findsConfiguration = !noConfig
    options.configurationFile = config.map { FilePath($0) }
    options.maxFileSize = maxFileSize
    return options
  }

  private func split(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",") }.map(String.init)
  }
}
