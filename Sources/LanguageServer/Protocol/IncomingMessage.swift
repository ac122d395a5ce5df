package import CaveatKit

/// What names a request, on either side.
package enum RequestID: Hashable, Sendable {
  case integer(Int)
  case text(String)

  package init?(_ value: JSONValue?) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .string(let text): self = .text(text)
    default: return nil
    }
  }

  package var json: JSONValue {
    switch self {
    case .integer(let number): .integer(number)
    case .text(let text): .string(text)
    }
  }
}

/// A message from the client.
package enum IncomingMessage {
  case request(RequestID, method: String, JSONValue)
  case notification(method: String, JSONValue)
  /// An answer to a request of the server; nothing when the client answered with an error.
  case response(RequestID, JSONValue?)

  /// A value that is no message, and the request that an answer names.
  package struct Rejection: Error {
    package let id: RequestID?
    package let error: RPCError
  }

  /// Reads a message (JSON-RPC 2.0, sections 4 and 5). The protocol has no batches.
  package init(_ value: JSONValue) throws(Rejection) {
    let id = RequestID(value["id"])
    func reject(_ reason: String) -> Rejection { Rejection(id: id, error: .invalidRequest(reason)) }
    guard value.isObject else { throw reject("a message is an object") }
    guard value["jsonrpc"]?.text == "2.0" else { throw reject("“jsonrpc” is not “2.0”") }
    let parameters = value["params"] ?? .null
    switch (value["method"], value["id"]) {
    case (.string(let method)?, nil): self = .notification(method: method, parameters)
    case (.string(let method)?, .some):
      guard let id else { throw reject("“id” is neither an integer nor a string") }
      self = .request(id, method: method, parameters)
    case (nil, .some):
      guard value["result"] != nil || value["error"] != nil else { throw reject("“method” is missing") }
      // An answer to a message that had no name is of no use to anybody.
      self = .response(id ?? .integer(-1), value["error"] == nil ? value["result"] : nil)
    default: throw reject("“method” is not a string")
    }
  }
}
