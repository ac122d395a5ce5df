import CaveatKit

/// Changes that a person may take up for findings: the rule's own fix, a place for a missing statement, a comment
/// that silences.
struct CodeActions {
  /// The most findings that get actions; each may need a check of its own.
  private static let most = 16
  /// The bytes that may be checked for one request; an editor asks again whenever the cursor moves.
  private static let budget = 1 << 20

  let draft: CheckedDraft
  let document: OpenDocument
  let client: ClientCapabilities

  /// The actions in the form of the protocol.
  ///
  /// - Parameter check: The findings of a changed draft.
  func json(for findings: [Diagnostic], check: ([UInt8]) -> [Diagnostic]) -> [JSONValue] {
    guard !findings.isEmpty,
      let file = try? SourceFile(path: document.path.display, bytes: draft.bytes)
    else { return [] }
    let content = DocumentReader.read(file, as: draft.format)
    let statement = MissingStatement(content)
    let comment = SuppressionComment(content)
    var actions: [JSONValue] = []
    var budget = CodeActions.budget
    for finding in findings.prefix(CodeActions.most) {
      if let fix = finding.fix {
        let edit = DraftEdit(range: fix.range, text: fix.replacement)
        let title =
          fix.replacement.isEmpty ? "Take this out" : "Write “\(DisplayText.safe(fix.replacement))” instead"
        actions.append(action(title, edit, finding, isPreferred: fix.isSafe))
      }
      if finding.category.hasPrefix("missing/"), let edit = statement.edit(for: finding) {
        actions.append(action("Make room for the statement of \(finding.rule)", edit, finding))
      }
      if !finding.category.hasPrefix("caveat/"),
        let edit = comment.candidates(for: finding).first(where: { edit in
          guard budget > 0 else { return false }
          budget -= draft.bytes.count
          return silences(edit, finding, check)
        })
      {
        actions.append(action("Silence \(finding.rule) with a comment", edit, finding))
      }
    }
    return actions
  }

  /// Whether an edit takes the finding away and brings no other one.
  private func silences(_ edit: DraftEdit, _ finding: Diagnostic, _ check: ([UInt8]) -> [Diagnostic]) -> Bool
  {
    let before = draft.findings.map { moved($0, by: edit) }
    let gone = moved(finding, by: edit)
    let after = check(edit.applied(to: draft.bytes)).map { Place(rule: $0.rule, range: $0.range) }
    return !after.contains(gone) && Set(after).isSubset(of: before)
  }

  /// A finding by what an edit elsewhere leaves as it is.
  private struct Place: Hashable {
    let rule: String
    let range: ByteRange
  }

  private func moved(_ finding: Diagnostic, by edit: DraftEdit) -> Place {
    let isBefore = finding.range.upper <= edit.range.lower
    let distance = isBefore ? 0 : edit.text.utf8.count
    return Place(rule: finding.rule, range: finding.range.shifted(by: distance))
  }

  private func action(
    _ title: String, _ edit: DraftEdit, _ finding: Diagnostic, isPreferred: Bool = false
  ) -> JSONValue {
    let list = DiagnosticList(uri: document.uri, client: client)
    var members: [(String, JSONValue)] = [
      ("title", .string(title)), ("kind", .string("quickfix")),
      ("diagnostics", .array([list.json(of: finding, draft.positions)])),
    ]
    if isPreferred, client.takesPreferred { members.append(("isPreferred", .boolean(true))) }
    let change = JSONValue.object([
      ("range", draft.positions.json(edit.range)), ("newText", .string(edit.text)),
    ])
    members.append(("edit", .object([workspaceEdit(change)])))
    return .object(members)
  }

  /// The edit, tied to the version it was made for where the client can hold it to that.
  private func workspaceEdit(_ change: JSONValue) -> (String, JSONValue) {
    guard client.takesDocumentChanges else {
      return ("changes", .object([(document.uri, .array([change]))]))
    }
    let name = JSONValue.object([
      ("uri", .string(document.uri)), ("version", document.version.map(JSONValue.integer) ?? .null),
    ])
    return ("documentChanges", .array([.object([("textDocument", name), ("edits", .array([change]))])]))
  }
}
