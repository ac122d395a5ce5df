import CaveatKit

/// Findings in the form of the protocol (LSP 3.17, “Diagnostic”).
struct DiagnosticList {
  /// The code of a diagnostic about copy that was not checked.
  static let notChecked = "caveat/not-checked"

  let uri: String
  let client: ClientCapabilities

  /// Everything that is to be shown in a draft.
  func json(of draft: CheckedDraft) -> JSONValue {
    .array(
      draft.incidents.map { json(of: $0, draft) } + draft.findings.map { json(of: $0, draft.positions) })
  }

  /// One finding.
  func json(of finding: Diagnostic, _ positions: ClientPositions) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("range", positions.json(finding.range)),
      ("severity", .integer(DiagnosticList.number(of: finding.severity))),
    ]
    if !finding.rule.isEmpty { members.append(("code", .string(finding.rule))) }
    if client.takesCodeDescription, let url = finding.references.lazy.compactMap(\.url).first {
      members.append(("codeDescription", .object([("href", .string(url))])))
    }
    members += [("source", .string("caveat")), ("message", .string(DisplayText.safe(finding.message)))]
    if client.takesRelated, !finding.related.isEmpty {
      members.append(("relatedInformation", .array(finding.related.map { json(of: $0, positions) })))
    }
    if client.takesData, !finding.fingerprint.isEmpty {
      members.append(("data", .string(finding.fingerprint)))
    }
    return .object(members)
  }

  private func json(of annotation: Annotation, _ positions: ClientPositions) -> JSONValue {
    let location = JSONValue.object([("uri", .string(uri)), ("range", positions.json(annotation.range))])
    return .object([("location", location), ("message", .string(DisplayText.safe(annotation.message)))])
  }

  private func json(of incident: Incident, _ draft: CheckedDraft) -> JSONValue {
    let rule = incident.rule.map { " [\($0)]" } ?? ""
    return json(
      of: Diagnostic(
        rule: DiagnosticList.notChecked, category: DiagnosticList.notChecked, severity: .error,
        message: "not checked whole: \(incident.message)\(rule)", range: incident.range),
      draft.positions)
  }

  private static func number(of severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .advice: 3
    }
  }
}
