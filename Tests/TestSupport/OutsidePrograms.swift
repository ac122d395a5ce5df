package import Foundation

/// Programs that nobody here wrote and that tests run: editors, validators, pre-commit.
///
/// `make test` installs them and demands them: a missing one then fails its tests. Under a bare `swift test` the
/// tests of a missing program are left out.
package enum OutsidePrograms {
  /// Where `make test` puts the programs of the Python package index.
  package static let validators = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".build/validators/bin")

  private static let areDemanded = ProcessInfo.processInfo.environment["OUTSIDE_PROGRAMS"] == "demanded"

  /// Whether tests of these programs run: names are looked for among the validators and in `PATH`, absolute
  /// paths as they are.
  package static func areUsable(_ programs: String...) -> Bool {
    areDemanded || programs.allSatisfy(isPresent)
  }

  private static func isPresent(_ program: String) -> Bool {
    if program.hasPrefix("/") { return FileManager.default.fileExists(atPath: program) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ([validators.path] + path.split(separator: ":").map(String.init)).contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
