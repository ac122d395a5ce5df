import Diagnostics
import Reporting
import SourceText
import TestSupport

/// The one report that every format is recorded on.
enum ReportFixture {
  static let law = Citation(
    id: "us/21cfr202.1-e6i", label: "US 21 CFR 202.1(e)(6)(i)", url: "https://www.ecfr.gov/current/title-21",
    checked: "2026-11-26")
  static let code = Citation(id: "uk/cap-12.9", label: "UK CAP Code 12.9", url: nil, checked: nil)

  static let drafts = MarkedText(
    """
    # Discover 💉 the Power - [[Erase Wrinkles]]

    [[Botox]] and fillers are generally [[safe and effective]] treatments.\tThey
    give [[results that
    last for ever]]. 東京の[[奇跡]]クリーム.

    """)

  static let hostile = MarkedText("a\u{1b}[31mred [[100% \u{202e}safe\u{202c}]] ##[add-mask]x <b>&\"'\n")

  static var report: Report {
    Report(
      tool: ToolDescription(
        name: "caveat", version: "9.9.9", ruleSet: String(repeating: "ab", count: 32), configuration: "c0f1"),
      rules: [
        RuleDescription(
          id: "general/unqualified-safety", category: "overclaim/absolute-safety", severity: .error,
          message: "“{match}” calls the treatment safe without qualification",
          why: "No treatment is free of risk.", advice: "Name the side effects beside the claim.",
          references: [code, law]),
        RuleDescription(
          id: "general/wrinkles", category: "overclaim/efficacy-guarantee", severity: .warning,
          message: "“{match}” promises a result", why: "", advice: "", references: []),
      ],
      files: [first, second, third],
      problems: [RunProblem(path: "gone.md", message: "no such file or directory")],
      lacksJurisdiction: true)
  }

  private static var first: FileReport {
    let ranges = drafts.ranges
    var file = FileReport(
      path: "drafts/botox über.md", bytes: drafts.bytes, sha256: SHA256.hexadecimal(of: drafts.bytes),
      findings: [
        Diagnostic(
          rule: "general/wrinkles", category: "overclaim/efficacy-guarantee", severity: .warning,
          message: "“Erase Wrinkles” promises a result", range: ranges[0], fingerprint: "0000000000000001"),
        Diagnostic(
          rule: "general/unqualified-safety", category: "overclaim/absolute-safety", severity: .error,
          message: "“safe and effective” calls the treatment safe without qualification",
          why: "No treatment is free of risk.", advice: "Name the side effects beside the claim.",
          references: [code, law], range: ranges[2],
          related: [Annotation(range: ranges[1], message: "the treatment")],
          fix: Fix(range: ranges[2], replacement: "tested", isSafe: false), fingerprint: "0000000000000002"),
        Diagnostic(
          rule: "general/wrinkles", category: "overclaim/permanence", severity: .error,
          message: "says that results last", range: ranges[3], fingerprint: "0000000000000003"),
        Diagnostic(
          rule: "general/wrinkles", category: "overclaim/other-claim", severity: .advice,
          message: "calls it a miracle", range: ranges[4], fingerprint: "0000000000000004"),
      ],
      incidents: [
        Incident(message: "a pattern ran too long", rule: "general/wrinkles", range: ranges[1])
      ])
    file.context.topics = [.init(name: "botulinum-toxin", score: 3, reason: "“Botox”")]
    file.context.words = 14
    return file
  }

  private static var second: FileReport {
    FileReport(
      path: "hostile\\n::error::.txt", pathBytes: Array("hostile\n::error::.txt".utf8), bytes: hostile.bytes,
      sha256: SHA256.hexadecimal(of: hostile.bytes),
      findings: [
        Diagnostic(
          rule: "general/unqualified-safety", category: "overclaim/absolute-safety", severity: .error,
          message: "“100% \u{202e}safe”\u{1b}[0m\n::warning::x ##[add-mask] <script>|`",
          references: [law], range: hostile.ranges[0], fingerprint: "0000000000000005")
      ],
      suppressed: [
        SuppressedFinding(
          finding: Diagnostic(
            rule: "general/wrinkles", category: "overclaim/other-claim", severity: .warning,
            message: "red", range: ByteRange(6, 9), fingerprint: "0000000000000006"),
          reason: "approved <in> 2026", source: "comment")
      ])
  }

  private static var third: FileReport {
    var file = FileReport(
      path: "clean.md", bytes: [], length: 12, sha256: SHA256.hexadecimal(of: Array("Nothing new.".utf8)))
    file.context.words = 2
    return file
  }
}
