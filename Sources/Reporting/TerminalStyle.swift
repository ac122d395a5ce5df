import Diagnostics
package import SourceText

/// How text for people is laid out.
package struct TextOptions: Sendable {
  /// Whether colours are used (ECMA-48 SGR sequences).
  package var usesColor = false
  /// Whether rules link to the text of the law, as OSC 8.
  package var usesHyperlinks = false
  /// The most columns that a source excerpt takes.
  package var width = 100
  /// The unit of the columns in places.
  package var columnUnit = PositionEncoding.utf8
  /// Whether the closing summary is left out.
  package var isQuiet = false

  package init() {}
}

/// Puts colours around words, or leaves them alone.
package struct TerminalStyle: Sendable {
  package enum Role: String {
    case error = "1;31"
    case warning = "1;33"
    case advice = "1;36"
    case frame = "1;34"
    case strong = "1"
  }

  let isOn: Bool

  package init(_ isOn: Bool) { self.isOn = isOn }

  package func paint(_ text: String, _ role: Role) -> String {
    isOn && !text.isEmpty ? "\u{1b}[\(role.rawValue)m\(text)\u{1b}[0m" : text
  }

  /// Adds to some text what `add` adds, in colour.
  func paint(_ role: Role, in output: inout [UInt8], _ add: (_ output: inout [UInt8]) -> Void) {
    guard isOn else { return add(&output) }
    output.append("\u{1b}[\(role.rawValue)m")
    add(&output)
    output.append("\u{1b}[0m")
  }

  static func role(of severity: Severity) -> Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .advice: .advice
    }
  }
}
