import Testing

/// The import table of ARCHITECTURE.md.
@Suite struct ImportTableTests {
  static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "PCRE": ["CPCRE2"],
    "YAML": ["CYAML", "SourceText"],
    "Diagnostics": ["SourceText"],
    "Documents": ["SourceText", "YAML", "CMD4C"],
    "RuleModel": ["SourceText", "Diagnostics", "PCRE", "YAML"],
    "BuiltInRules": [],
    "Linting": ["Documents", "RuleModel", "Diagnostics", "PCRE", "SourceText"],
    "Reporting": ["Diagnostics", "SourceText"],
    "CaveatKit": [
      "SourceText", "PCRE", "YAML", "Diagnostics", "Documents", "RuleModel", "BuiltInRules", "Linting",
      "Reporting",
    ],
    "LanguageServer": ["CaveatKit"],
    "caveat": ["CaveatKit", "LanguageServer", "ArgumentParser", "CMalloc"],
    "caveat-dev": ["CaveatKit", "ArgumentParser"],
    "caveat-bench": ["CaveatKit"],
    "embed-rules": ["RuleModel", "Diagnostics", "SourceText"],
    "EmbedRules": ["PackagePlugin", "Foundation"],
  ]
  /// Modules of the toolchain that any target may use.
  static let toolchain: Set = ["FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "Swift"]

  @Test(arguments: allowed.keys.sorted())
  func aTargetImportsOnlyWhatTheTableAllows(_ target: String) throws {
    let files = try Repository.swiftFiles(below: "Sources/" + target)
    #expect(!files.isEmpty, "no Swift file in Sources/\(target)")
    for file in files {
      let strange = Set(Repository.imports(in: file.text))
        .subtracting(Self.allowed[target, default: []]).subtracting(Self.toolchain)
      #expect(strange.isEmpty, "\(file.path) imports \(strange.sorted())")
    }
  }

  @Test func everyFolderOfSourcesIsInTheTable() throws {
    let folders = Set(
      try Repository.swiftFiles(below: "Sources").map { file in
        String(file.path.split(separator: "/")[1])
      })
    #expect(folders.subtracting(Self.allowed.keys).isEmpty)
  }
}
