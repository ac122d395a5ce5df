import ArgumentParser
import CaveatKit

/// The blocks of a Markdown file that show what the program prints.
///
/// A block stands between the comments `<!-- output of: caveat … -->` and `<!-- end of output -->`; the words
/// after the colon are run in the package's folder, and what they print takes the place of what stood there.
enum OutputBlocks {
  private static let start = "<!-- output of: caveat "
  private static let end = "<!-- end of output -->"

  /// The file's text with every block made anew.
  ///
  /// - Throws: `ValidationError` for a block that is not closed or whose command does not end with status 0.
  static func refreshed(_ text: String, in root: FilePath) throws -> String {
    var lines: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == end { isInside = false }
      if isInside { continue }
      lines.append(line)
      guard line.hasPrefix(start), line.hasSuffix(" -->") else { continue }
      isInside = true
      let arguments = line.dropFirst(start.count).dropLast(4)
      let output = try ProgramBesideThisOne.output(String(arguments), in: root)
      let shown = String(decoding: output, as: UTF8.self)
      lines += ["```text"] + shown.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      lines.append("```")
    }
    if isInside { throw ValidationError("a block of output is not closed by \(end)") }
    return lines.joined(separator: "\n")
  }
}
