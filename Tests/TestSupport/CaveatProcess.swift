package import Foundation

/// The built program, run in a folder of its own.
package struct CaveatProcess {
  /// What a run gave.
  package struct Outcome {
    package let status: Int32
    /// Whether a signal ended the run; `status` is then its number.
    package let isSignalled: Bool
    package let output: String
    package let errors: String
  }

  /// The program beside the test bundle.
  package static var program: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("caveat")
  }

  /// A fresh folder, removed by `remove()`.
  package let folder: URL
  private let logs: URL

  package init() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("caveat-\(UUID().uuidString)")
    folder = base.appendingPathComponent("work")
    logs = base.appendingPathComponent("logs")
    for url in [folder, logs] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
  }

  package func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// Puts a file into the folder, with the folders above it.
  package func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  package func write(_ data: Data, to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  package func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
  }

  /// Runs `caveat` with these arguments.
  package func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch(CaveatProcess.program, arguments, input, environment)
  }

  /// Runs a shell script in which `$CAVEAT` is the program.
  package func shell(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
    try launch(URL(fileURLWithPath: "/bin/sh"), ["-c", script], "", environment)
  }

  private func launch(
    _ program: URL, _ arguments: [String], _ input: String, _ environment: [String: String]
  ) throws -> Outcome {
    let names = UUID().uuidString
    let files = ["in", "out", "err"].map { logs.appendingPathComponent("\(names).\($0)") }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "CAVEAT": CaveatProcess.program.path,
    ].merging(environment) { _, new in new }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, isSignalled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
