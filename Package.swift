// swift-tools-version: 6.2
import PackageDescription

// Code that runs once a command or a key stroke is made small instead of fast.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

// Whether accesses overlap is looked for where tests run, in debug builds.
let hot: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// One rule set is compiled into the program: the plugin reads Rules/ and writes Swift.
let package = Package(
  name: "caveat",
  products: [
    .executable(name: "caveat", targets: ["caveat"]),
    .library(name: "CaveatKit", targets: ["CaveatKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    .systemLibrary(name: "CMalloc"),

    .target(name: "SourceText"),
    .target(name: "PCRE", dependencies: ["CPCRE2"], swiftSettings: hot),
    .target(name: "YAML", dependencies: ["CYAML", "SourceText"], swiftSettings: small),
    .target(name: "Diagnostics", dependencies: ["SourceText"]),
    .target(name: "Documents", dependencies: ["CMD4C", "SourceText", "YAML"], swiftSettings: hot),
    .target(
      name: "RuleModel", dependencies: ["SourceText", "Diagnostics", "PCRE", "YAML"], swiftSettings: small),
    .target(name: "BuiltInRules", plugins: ["EmbedRules"]),
    .target(
      name: "Linting", dependencies: ["Documents", "RuleModel", "Diagnostics", "PCRE", "SourceText"],
      swiftSettings: hot),
    .target(name: "Reporting", dependencies: ["Diagnostics", "SourceText"]),
    .target(
      name: "CaveatKit",
      dependencies: [
        "SourceText", "PCRE", "YAML", "Diagnostics", "Documents", "RuleModel", "BuiltInRules", "Linting",
        "Reporting",
      ], swiftSettings: small),

    .target(name: "LanguageServer", dependencies: ["CaveatKit"], swiftSettings: small),

    .executableTarget(
      name: "caveat",
      dependencies: [
        "CaveatKit", "LanguageServer", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Reference.md", "caveat.1"],
      swiftSettings: small,
      // Functions that came out alike are kept once, unless something may compare their addresses. No exception is
      // ever thrown, so that the index for finding handlers can go.
      linkerSettings: [
        .unsafeFlags(
          ["-Xlinker", "--icf=safe", "-Xlinker", "--no-eh-frame-hdr"], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "caveat-dev",
      dependencies: ["CaveatKit", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(name: "caveat-bench", dependencies: ["CaveatKit"]),
    .executableTarget(name: "embed-rules", dependencies: ["RuleModel", "Diagnostics", "SourceText"]),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"],
      path: "Sources/EmbedRules"),

    .target(name: "TestSupport", dependencies: ["CaveatKit", "RuleModel"], path: "Tests/TestSupport"),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"]),
    .testTarget(name: "PCRETests", dependencies: ["PCRE"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "SourceText"]),
    .testTarget(
      name: "DocumentTests", dependencies: ["Documents", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(
      name: "RuleModelTests", dependencies: ["RuleModel", "TestSupport"],
      exclude: ["Fixtures", "Snapshots"]),
    .testTarget(name: "LintingTests", dependencies: ["Linting", "TestSupport"]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "TestSupport"],
      exclude: ["Snapshots", "checkstyle.el"]),
    .testTarget(name: "RuleExampleTests", dependencies: ["CaveatKit", "TestSupport"]),
    .testTarget(
      name: "SampleTests", dependencies: ["CaveatKit", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["caveat", "TestSupport"], exclude: ["Action"]),
    .testTarget(
      name: "LanguageServerTests", dependencies: ["LanguageServer", "caveat", "TestSupport"],
      exclude: ["Editors"]),
    .testTarget(name: "StructureTests", dependencies: ["TestSupport"]),
  ]
)

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
