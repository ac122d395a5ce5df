package import CaveatKit

/// An error that answers a request (JSON-RPC 2.0, section 5.1; LSP 3.17, “Response Message”).
package struct RPCError: Error, Equatable {
  package let code: Int
  package let message: String

  package static func parse(_ reason: String) -> RPCError { RPCError(code: -32700, message: reason) }
  package static func invalidRequest(_ reason: String) -> RPCError { RPCError(code: -32600, message: reason) }
  package static func methodNotFound(_ method: String) -> RPCError {
    RPCError(code: -32601, message: "the method “\(DisplayText.safe(method))” is unknown")
  }
  package static func invalidParameters(_ reason: String) -> RPCError {
    RPCError(code: -32602, message: reason)
  }
  package static let notInitialized = RPCError(code: -32002, message: "the server is not initialized")
  package static let cancelled = RPCError(code: -32800, message: "the request was cancelled")

  package var json: JSONValue { .object([("code", .integer(code)), ("message", .string(message))]) }
}
