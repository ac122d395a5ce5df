import TestSupport
import Testing

/// The hashes by which a reader can tell which bytes were checked.
@Suite struct DigestTests {
  @Test(arguments: ["json", "sarif"])
  func everyFileHasItsDigest(_ format: String) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("It is safe and effective.\n", to: "flagged.md")
    try caveat.write("We open at nine.\n", to: "clean.md")
    let sums = try caveat.shell("sha256sum flagged.md clean.md | cut -d ' ' -f 1").output
      .split(separator: "\n").map(String.init)
    #expect(Set(sums).count == 2)
    let report = try caveat.run("check", "--format", format, "flagged.md", "clean.md").output
    for sum in sums { #expect(report.contains("\"\(sum)\"")) }
  }
}
