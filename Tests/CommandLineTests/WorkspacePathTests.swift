import Foundation
import TestSupport
import Testing

/// A CI server knows drafts by their paths from its checkout.
@Suite struct WorkspacePathTests {
  @Test(arguments: [
    ("GITHUB_WORKSPACE", "github", "file=site/sub/a.md,"),
    ("CI_PROJECT_DIR", "gitlab", "\"path\": \"site/sub/a.md\""),
    ("GITHUB_WORKSPACE", "sarif", "\"uri\": \"site/sub/a.md\""),
    ("CI_PROJECT_DIR", "sarif", "\"uri\": \"site/sub/a.md\""),
  ])
  func reportsForAServerNamePathsFromItsCheckout(variable: String, format: String, place: String) throws {
    let caveat = try CaveatProcess()
    defer { caveat.remove() }
    try caveat.write("Botox is 100% safe.\n", to: "site/sub/a.md")
    let workspace = caveat.folder.path
    for path in ["a.md", "../sub/a.md", "\"$PWD/a.md\"", "."] {
      let outcome = try caveat.shell(
        "cd site/sub && \"$CAVEAT\" check --format \(format) --output concise=../../out \(path)",
        environment: [variable: workspace])
      #expect(outcome.output.contains(place), "\(path): \(outcome.output)")
      let text = try caveat.read("out")
      #expect(!text.hasPrefix("site/"), "people read paths as they gave them: \(text)")
    }
    let elsewhere = try caveat.shell(
      "mkdir other; cd site && \"$CAVEAT\" check --format \(format) sub",
      environment: [variable: workspace + "/other"])
    #expect(elsewhere.output.contains(place.replacing("site/", with: "")), "\(elsewhere.output)")
  }
}
