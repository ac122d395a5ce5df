import CaveatKit

extension Server {
  /// The result of a request.
  mutating func answer(_ method: String, _ parameters: JSONValue) throws(RPCError) -> JSONValue {
    switch (phase, method) {
    case (.waiting, "initialize"): return try initialize(parameters)
    case (.waiting, _): throw .notInitialized
    case (.shutDown, _): throw .invalidRequest("the server is shut down")
    case (.running, "initialize"): throw .invalidRequest("the server is initialized already")
    case (.running, "shutdown"):
      phase = .shutDown
      due = []
      return .null
    case (.running, "textDocument/diagnostic"): return try diagnostics(parameters)
    case (.running, "textDocument/hover"): return try hover(parameters)
    case (.running, "textDocument/codeAction"): return try codeActions(parameters)
    case (.running, _): throw .methodNotFound(method)
    }
  }

  /// Acts on a notification; an unknown one is passed over.
  mutating func note(_ method: String, _ parameters: JSONValue, _ now: ContinuousClock.Instant) {
    switch method {
    case "initialized": register()
    case "textDocument/didOpen": open(parameters, now)
    case "textDocument/didChange": change(parameters, now)
    case "textDocument/didClose": close(parameters)
    case "textDocument/didSave":
      // A client that watches no files would keep an old configuration for ever.
      if !client.registersWatchers { reload(now) }
    case "workspace/didChangeConfiguration":
      let changed = parameters["settings"] ?? .null
      if changed.isObject { use(ClientSettings(changed), now) } else { askForSettings() }
    case "workspace/didChangeWatchedFiles":
      let paths = parameters["changes"]?.elements?.compactMap { $0["uri"]?.text } ?? []
      let endings = [".yml", ".yaml", "/" + Baseline.fileName]
      if paths.contains(where: { path in endings.contains { path.hasSuffix($0) } }) { reload(now) }
    default: break
    }
  }

  /// Takes an answer of the client.
  mutating func take(_ result: JSONValue?, for request: ServerRequest, _ now: ContinuousClock.Instant) {
    guard request == .configuration, let section = result?.elements?.first, section.isObject else { return }
    use(ClientSettings(section), now)
  }

  // MARK: Life cycle and settings

  private mutating func initialize(_ parameters: JSONValue) throws(RPCError) -> JSONValue {
    guard parameters.isObject else { throw .invalidParameters("“params” is not an object") }
    phase = .running
    client = ClientCapabilities(parameters["capabilities"] ?? .null)
    if let number = parameters["processId"]?.integer { parent = Int32(exactly: number) }
    let uri = parameters["workspaceFolders"]?.elements?.first?["uri"]?.text ?? parameters["rootUri"]?.text
    if let path = uri.flatMap(FileURI.path) ?? parameters["rootPath"]?.text.map({ FilePath($0) }),
      path.isAbsolute
    {
      folder = path.normalized
    }
    settings = ClientSettings(parameters["initializationOptions"] ?? .null)
    checker.use(settings, folder: folder)
    let server = JSONValue.object([
      ("name", .string("caveat")), ("version", .string(CaveatVersion.current)),
    ])
    return .object([("capabilities", capabilities), ("serverInfo", server)])
  }

  private var capabilities: JSONValue {
    var members: [(String, JSONValue)] = []
    if client.namesEncodings { members.append(("positionEncoding", .string(client.encoding.rawValue))) }
    let sync: [(String, JSONValue)] = [
      ("openClose", .boolean(true)), ("change", .integer(2)), ("save", .object([])),
    ]
    members += [("textDocumentSync", .object(sync)), ("hoverProvider", .boolean(true))]
    if client.takesCodeActions {
      members.append(("codeActionProvider", .object([("codeActionKinds", .strings(["quickfix"]))])))
    }
    if client.pullsDiagnostics {
      let provider: [(String, JSONValue)] = [
        ("identifier", .string("caveat")), ("interFileDependencies", .boolean(false)),
        ("workspaceDiagnostics", .boolean(false)),
      ]
      members.append(("diagnosticProvider", .object(provider)))
    }
    return .object(members)
  }

  /// Asks for news of settings and rule files, where the client can give them.
  private mutating func register() {
    for mistake in settings.mistakes { tell(mistake) }
    var registrations: [JSONValue] = []
    func add(_ method: String, _ options: [(String, JSONValue)]) {
      registrations.append(
        .object([("id", .string(method)), ("method", .string(method)), ("registerOptions", .object(options))])
      )
    }
    if client.registersConfiguration {
      add("workspace/didChangeConfiguration", [("section", .string("caveat"))])
    }
    if client.registersWatchers {
      let watchers = ["**/*.{yml,yaml}", "**/" + Baseline.fileName].map {
        JSONValue.object([("globPattern", .string($0))])
      }
      add("workspace/didChangeWatchedFiles", [("watchers", .array(watchers))])
    }
    if !registrations.isEmpty { ask(.register, .object([("registrations", .array(registrations))])) }
    askForSettings()
  }

  private mutating func askForSettings() {
    guard client.givesConfiguration else { return }
    let item = JSONValue.object([("section", .string("caveat"))])
    ask(.configuration, .object([("items", .array([item]))]))
  }

  private mutating func use(_ settings: ClientSettings, _ now: ContinuousClock.Instant) {
    for mistake in settings.mistakes { tell(mistake) }
    guard settings != self.settings else { return }
    self.settings = settings
    checker.use(settings, folder: folder)
    showAgain(now)
  }

  private mutating func reload(_ now: ContinuousClock.Instant) {
    checker.reload()
    showAgain(now)
  }

  /// Has every open draft checked again, by push or by pull.
  private mutating func showAgain(_ now: ContinuousClock.Instant) {
    if !client.pullsDiagnostics {
      for uri in documents.keys.sorted() { schedule(uri, now) }
    } else if client.refreshesDiagnostics {
      ask(.refresh, nil)
    }
  }
}
