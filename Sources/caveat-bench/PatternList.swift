import CaveatKit
import FoundationEssentials

/// The patterns of the built-in rules for other programs: one a line, in PCRE2 syntax.
///
/// Flags stand in the pattern: `(?i)` where letter case does not count. A group loses its name unless the pattern
/// refers to it, so that lists may be joined with `|`.
enum PatternList {
  /// The patterns in the order of the rule set.
  static func lines(_ measurement: Measurement) -> [String] {
    measurement.patterns.map { ($0.isCaseSensitive ? "" : "(?i)") + unnamed($0.regex) }
  }

  static func write(to file: String) throws {
    let text = lines(Measurement()).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(filePath: file))
  }

  /// Whether the pattern refers back to a group, or calls one, by name or number.
  static func refersToGroups(_ regex: String) -> Bool {
    ["\\k", "\\g", "\\1", "(?&", "(?P"].contains { regex.contains($0) }
  }

  private static func unnamed(_ regex: String) -> String {
    if refersToGroups(regex) { return regex }
    var text = ""
    var rest = Substring(regex)
    while let start = rest.firstRange(of: "(?<") {
      let after = rest[start.upperBound...]
      text += rest[..<start.lowerBound]
      if after.first == "=" || after.first == "!" {
        text += "(?<"
        rest = after
      } else {
        text += "(?:"
        rest = after[(after.firstIndex(of: ">") ?? after.startIndex)...].dropFirst()
      }
    }
    return text + rest
  }
}
