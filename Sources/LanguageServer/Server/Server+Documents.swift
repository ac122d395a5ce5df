import CaveatKit

extension Server {
  mutating func open(_ parameters: JSONValue, _ now: ContinuousClock.Instant) {
    guard let item = parameters["textDocument"], let uri = item["uri"]?.text, let text = item["text"]?.text
    else { return tell("the editor opened a document without its address or text") }
    openings += 1
    let name = FileURI.path(of: uri) ?? folder.appending("untitled")
    documents[uri] = OpenDocument(
      uri: uri, languageID: item["languageId"]?.text ?? "", path: name, serial: openings,
      version: item["version"]?.integer, buffer: TextBuffer(text))
    schedule(uri, now)
  }

  mutating func change(_ parameters: JSONValue, _ now: ContinuousClock.Instant) {
    let uri = parameters["textDocument", "uri"]?.text ?? ""
    guard var document = documents.removeValue(forKey: uri) else {
      return tell("the editor changed a document that is not open")
    }
    document.version = parameters["textDocument", "version"]?.integer ?? document.version
    document.checked = nil
    if let changes = parameters["contentChanges"]?.elements {
      for change in changes { apply(change, to: &document) }
    } else {
      document.isInSync = false
    }
    let isInSync = document.isInSync
    documents[uri] = document
    if !isInSync { tell("a change could not be understood; close and open \(uri) again") }
    schedule(uri, now)
  }

  /// Applies one change; a change without a range is the whole text.
  private func apply(_ change: JSONValue, to document: inout OpenDocument) {
    let range = change["range"]
    if let text = change["text"]?.text, range == nil || range?.isNull == true {
      document.buffer.replaceAll(with: text)
      document.isInSync = true
    } else if let text = change["text"]?.text, let start = ClientPosition(range?["start"]),
      let end = ClientPosition(range?["end"])
    {
      document.buffer.replace(from: start, to: end, with: text, client.encoding)
    } else {
      document.isInSync = false
    }
  }

  mutating func close(_ parameters: JSONValue) {
    let uri = parameters["textDocument", "uri"]?.text ?? ""
    guard documents.removeValue(forKey: uri) != nil else { return }
    due.removeAll { $0.uri == uri }
    if !client.pullsDiagnostics {
      notify("textDocument/publishDiagnostics", [("uri", .string(uri)), ("diagnostics", .array([]))])
    }
  }

  /// Has a draft checked soon; an edit in between does not push the check further away.
  mutating func schedule(_ uri: String, _ now: ContinuousClock.Instant) {
    if !client.pullsDiagnostics, !due.contains(where: { $0.uri == uri }) { due.append((uri, now)) }
  }

  /// The moment at which the next draft is to be checked.
  package var nextDue: ContinuousClock.Instant? { due.first.map { $0.since + Server.delay } }

  /// The draft whose time has come; it is on the list no longer.
  package mutating func takeDue(_ now: ContinuousClock.Instant = .now) -> String? {
    guard let next = nextDue, next <= now else { return nil }
    return due.removeFirst().uri
  }

  /// The present text of a document, checked; nothing when it is no draft or is not known.
  @discardableResult
  package mutating func checked(_ uri: String) -> CheckedDraft? {
    guard let document = documents[uri], document.isInSync, let format = document.format else { return nil }
    checker.reloadIfDayChanged()
    if let known = document.checked, known.generation == checker.generation { return known.draft }
    let draft = checker.check(document.buffer.bytes, name: document.path, format: format, client.encoding)
    documents[uri]?.checked = (draft, checker.generation)
    for incident in draft.incidents {
      tell("\(document.path.display): not checked whole: \(incident.message)")
    }
    showProblems()
    return draft
  }

  /// Sends what was found in the present text of a document.
  package mutating func publish(_ uri: String) {
    guard let document = documents[uri], document.format != nil else { return }
    let draft = checked(uri)
    let list = draft.map { DiagnosticList(uri: uri, client: client).json(of: $0) } ?? .array([])
    var members: [(String, JSONValue)] = [("uri", .string(uri))]
    if client.takesVersions, let version = document.version { members.append(("version", .integer(version))) }
    notify("textDocument/publishDiagnostics", members + [("diagnostics", list)])
  }

  /// Tells of mistakes in configurations and rule files, and puts them on those files.
  private mutating func showProblems() {
    var problems: [String: [SourceProblem]] = [:]
    for problem in checker.sourceProblems {
      problems[FileURI.uri(of: checker.absolute(problem.path)), default: []].append(problem)
      let start = PositionTable(problem.bytes).position(at: problem.diagnostic.range.lower)
      tell("\(problem.path):\(start.line):\(start.column): \(problem.diagnostic.message)")
    }
    for uri in Set(shownProblems.keys).union(problems.keys).sorted() {
      let list = DiagnosticList(uri: uri, client: client)
      let items = problems[uri, default: []].map { problem in
        list.json(of: problem.diagnostic, ClientPositions(problem.bytes, client.encoding))
      }
      let value = JSONValue.array(items)
      guard shownProblems[uri].map(\.compact) != value.compact else { continue }
      shownProblems[uri] = items.isEmpty ? nil : value
      notify("textDocument/publishDiagnostics", [("uri", .string(uri)), ("diagnostics", value)])
    }
  }
}
