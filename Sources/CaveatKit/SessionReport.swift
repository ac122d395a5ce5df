package import Reporting

extension Session {
  /// The report on files that were checked; every rule of the run is described in it.
  ///
  /// - Parameters:
  ///   - problems: What else kept the run from doing its job, apart from mistakes in rule and settings files.
  ///   - baseline: The bytes of the baseline, if one holds.
  ///   - isComparison: Whether findings were compared with a baseline or an older version of the copy.
  package func report(
    on files: [FileReport], problems: [RunProblem], lacksJurisdiction: Bool, baseline: [UInt8]? = nil,
    isComparison: Bool = false
  ) -> Report {
    let tool = ToolDescription(
      name: "caveat", version: CaveatVersion.current, ruleSet: ruleSetDigest,
      configuration: configurationDigest(baseline: baseline))
    let loaded = loadedRules
    return Report(
      tool: tool, rules: Self.descriptions(of: loaded), files: files,
      problems: problems + sourceProblems.map(\.runProblem), lacksJurisdiction: lacksJurisdiction,
      isComparison: isComparison)
  }
}
