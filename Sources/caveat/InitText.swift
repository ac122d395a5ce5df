import CaveatKit

/// The files that `caveat init` writes.
enum InitText {
  /// The endings of files that a hook hands over.
  private static let endings = #"\.("# + DocumentFormat.endings.joined(separator: "|") + ")$"

  static func configuration(_ plan: InitPlan) -> String {
    let folders = plan.folders.filter { !$0.isEmpty }
    let globs = folders.flatMap { folder in
      DocumentFormat.endings.map { quoted("\(plain(folder))/**/*.\($0)") }
    }
    return """
      # Settings of Caveat for the drafts in this folder and below.
      # Files nearer to a draft win; the search ends at the repository's root or at `root: true`.

      # Whose law applies: \(RuleCategory.jurisdictions.joined(separator: ", ")); or [all]; or [general].
      \(plan.jurisdictions.map { "jurisdictions: \($0)" } ?? "# jurisdictions: [us, uk]")

      # Whom the copy addresses: public or professional.
      # audience: public

      # The gravity that makes a check fail: error, warning, advice or never.
      # fail-on: error

      # Topics that drafts have whatever their words tell, beside those that are found in them.
      # topics: [health]

      # Rules, packs (injectables) or categories (missing/risk) that run alone, or do not run.
      # select: [overclaim]
      # ignore: [general/results-vary]

      # Other severities: error, warning, advice or off.
      # severity:
      #   missing/balance: advice

      # Disclosures that the page template adds to every draft.
      # layout-supplies: [supplements/dshea-disclaimer]

      # Folders with rules of your own; they must lie in this repository.
      # rules: [compliance/rules]

      # Drafts that a walk leaves out, and, if given, the only ones that it takes.
      # exclude: [archive/, '*.draft.md']
      \(globs.isEmpty ? "# include: ['content/**/*.md']" : "include: [\(globs.joined(separator: ", "))]")

      # Settings for some of the drafts.
      # overrides:
      #   - files: ['professionals/**']
      #     audience: professional

      """
  }

  /// A hook that uses the installed program.
  static func hook(folders: [String]) -> String {
    let places = folders.filter { !$0.isEmpty }.map(escaped)
    let start = places.isEmpty ? "" : "^(\(places.joined(separator: "|")))/.*"
    return """
      repos:
        - repo: local
          hooks:
            - id: caveat
              name: caveat (health and cosmetic claims)
              entry: caveat check --force-exclude --quiet
              language: system
              files: \(quoted(start + endings))

      """
  }

  static func job(_ plan: InitPlan) -> String {
    guard let job = plan.job else { return "" }
    switch job.host {
    case .github: return workflow(job)
    case .gitlab: return pipeline(job)
    }
  }

  private static func workflow(_ job: InitPlan.Job) -> String {
    """
    # Findings as annotations on the pull request, in the job summary and under “Code scanning”.
    name: Caveat
    on:
      push:
        branches: [main]
      pull_request:
    permissions:
      contents: read
      security-events: write
    jobs:
      caveat:
        runs-on: ubuntu-latest
        container: swift:6.3
        steps:
          - uses: actions/checkout@v4
          - name: Check the copy
            id: caveat
            uses: \(job.address)/.github/actions/caveat@\(job.revision)
          - name: Upload to code scanning
            # A pull request from a fork may not write security events.
            if: ${{ !cancelled() && steps.caveat.outputs.sarif != '' && !github.event.pull_request.head.repo.fork }}
            uses: github/codeql-action/upload-sarif@v3
            with:
              sarif_file: ${{ steps.caveat.outputs.sarif }}
              category: caveat

    """
  }

  private static func pipeline(_ job: InitPlan.Job) -> String {
    """
    # Findings in the merge request, as a Code Quality report.
    caveat:
      image: swift:6.3
      variables:
        CAVEAT_SOURCE: '\(job.address)'
        CAVEAT_REVISION: '\(job.revision)'
      cache:
        key: caveat-$CAVEAT_REVISION
        paths: [.caveat-build/]
      before_script:
        - apt-get update -q && apt-get install -y -q libpcre2-dev libyaml-dev libmd4c-dev
        - test -d .caveat-build/source || git clone -q "$CAVEAT_SOURCE" .caveat-build/source
        - git -C .caveat-build/source checkout -q "$CAVEAT_REVISION"
        - swift build -c release --static-swift-stdlib --product caveat --package-path .caveat-build/source
      script:
        - .caveat-build/source/.build/release/caveat check --output gitlab=gl-code-quality-report.json
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality-report.json

    """
  }

  /// `text` in YAML's single quotes.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// `text` so that a glob takes it as it is.
  private static func plain(_ text: String) -> String {
    text.map { #"\*?["#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// `text` so that a regular expression takes it as it is.
  private static func escaped(_ text: String) -> String {
    text.map { #"\.^$|?*+()[]{}"#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
