import CaveatKit

extension Server {
  private func uri(_ parameters: JSONValue) throws(RPCError) -> String {
    guard let uri = parameters["textDocument", "uri"]?.text else {
      throw .invalidParameters("“textDocument.uri” is missing")
    }
    return uri
  }

  /// `textDocument/diagnostic`
  mutating func diagnostics(_ parameters: JSONValue) throws(RPCError) -> JSONValue {
    let uri = try uri(parameters)
    let draft = checked(uri)
    let mark = documents[uri].map { document in
      "\(document.serial).\(document.version.map(String.init) ?? "-").\(checker.generation)"
    }
    if let mark, documents[uri]?.version != nil, parameters["previousResultId"]?.text == mark {
      return .object([("kind", .string("unchanged")), ("resultId", .string(mark))])
    }
    let items = draft.map { DiagnosticList(uri: uri, client: client).json(of: $0) } ?? .array([])
    let result = mark.map { [("resultId", JSONValue.string($0))] } ?? []
    return .object([("kind", .string("full"))] + result + [("items", items)])
  }

  /// `textDocument/hover`
  mutating func hover(_ parameters: JSONValue) throws(RPCError) -> JSONValue {
    let uri = try uri(parameters)
    guard let position = ClientPosition(parameters["position"]) else {
      throw .invalidParameters("“position” is missing")
    }
    guard let draft = checked(uri), let offset = documents[uri]?.buffer.offset(of: position, client.encoding)
    else { return .null }
    let here = draft.findings.filter { $0.range.contains(offset) }
    guard let first = here.first else { return .null }
    let content: [(String, JSONValue)] = [
      ("kind", .string(client.hoverIsMarkdown ? "markdown" : "plaintext")),
      ("value", .string(HoverText(isMarkdown: client.hoverIsMarkdown).text(of: here))),
    ]
    return .object([("contents", .object(content)), ("range", draft.positions.json(first.range))])
  }

  /// `textDocument/codeAction`
  mutating func codeActions(_ parameters: JSONValue) throws(RPCError) -> JSONValue {
    let uri = try uri(parameters)
    guard let start = ClientPosition(parameters["range", "start"]),
      let end = ClientPosition(parameters["range", "end"])
    else { throw .invalidParameters("“range” is missing") }
    let kinds = parameters["context", "only"]?.elements?.compactMap(\.text)
    // A kind takes in the kinds below it; the empty kind takes in all.
    if let kinds, !kinds.contains(where: { $0.isEmpty || $0 == "quickfix" }) { return .array([]) }
    guard client.takesCodeActions, let draft = checked(uri), let document = documents[uri],
      let lower = documents[uri]?.buffer.offset(of: start, client.encoding),
      let upper = documents[uri]?.buffer.offset(of: end, client.encoding)
    else { return .array([]) }
    let findings = draft.findings.filter { $0.range.lower <= upper && lower <= $0.range.upper }
    let actions = CodeActions(draft: draft, document: document, client: client)
    var check = checker
    return .array(
      actions.json(for: findings) { bytes in
        check.check(bytes, name: document.path, format: draft.format, client.encoding).findings
      })
  }
}
