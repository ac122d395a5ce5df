internal import CPCRE2

/// A pattern that does not compile.
package struct PatternError: Error, Sendable, Equatable {
  /// What is wrong, in PCRE2's words.
  package var message: String
  /// The byte offset in the pattern, from 0.
  package var offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}

/// A match that did not come to an end: neither “match” nor “no match” is known.
package struct MatchFailure: Error, Sendable, Equatable {
  /// PCRE2's error code (pcre2api, "ERROR RETURN VALUES FROM pcre2_match()"); 0 when time ran out.
  package var code: Int32
  /// What happened, for a person.
  package var message: String

  static let outOfTime = MatchFailure(code: 0, message: "ran out of time")

  init(code: Int32) {
    self.init(code: code, message: describe(code))
  }

  package init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }
}

/// PCRE2's text for an error code.
func describe(_ code: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 256)
  let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
    unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
  }
  guard length > 0 else { return "error \(code)" }
  return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
}
