package import Diagnostics
package import Reporting
import SourceText

/// A mistake in a rule file or a configuration, with the file that it stands in.
package struct SourceProblem: Error, Sendable, Hashable {
  /// The file's path, safe to show.
  package var path: String
  /// The file's bytes.
  package var bytes: [UInt8]
  /// The message and the place.
  package var diagnostic: Diagnostic

  package init(path: String, bytes: [UInt8], diagnostic: Diagnostic) {
    self.path = path
    self.bytes = bytes
    self.diagnostic = diagnostic
  }

  /// `path:line:column: error: message`, the line with marks, and the advice; every line ends in a line feed.
  package func text(_ options: TextOptions) -> String {
    let style = TerminalStyle(options.usesColor)
    let table = PositionTable(bytes)
    let start = table.position(at: diagnostic.range.lower)
    let excerpt = Excerpt(bytes, table, options)
    let gutter = excerpt.gutter(of: [diagnostic.range])
    let severity = style.paint(diagnostic.severity.rawValue, .error)
    var text = "\(path):\(start.line):\(start.column): \(severity): \(DisplayText.safe(diagnostic.message))\n"
    var drawn: [UInt8] = []
    excerpt.draw(diagnostic.range, mark: "^", label: "", gutter: gutter, role: .error, to: &drawn)
    text += String(decoding: drawn, as: UTF8.self)
    if !diagnostic.advice.isEmpty { text += "  = \(DisplayText.safe(diagnostic.advice))\n" }
    return text
  }

  /// The problem in one line, for reports.
  package var runProblem: RunProblem {
    let start = PositionTable(bytes).position(at: diagnostic.range.lower)
    return RunProblem(path: path, message: "\(start.line):\(start.column): \(diagnostic.message)")
  }
}
