package import SourceText

extension Directive {
  /// Reads the inside of a comment.
  ///
  /// - Parameters:
  ///   - comment: The text between `<!--` and `-->`.
  ///   - range: The whole comment, in the file.
  /// - Returns: Nothing when the comment does not speak to Caveat.
  package static func parse(comment: some StringProtocol, range: ByteRange) -> Directive? {
    let words: [Substring] = String(comment).split(whereSeparator: \.isWhitespace)
    guard let first = words.first, first.hasPrefix("caveat-") else { return nil }
    let dash = words.firstIndex { $0 == "--" || $0 == "—" || $0 == "–" }
    let named = words[1..<(dash ?? words.count)]
    var reason = dash.map { words[($0 + 1)...] } ?? []
    var until: String?
    if reason.count >= 2, reason[reason.endIndex - 2] == "until", isDate(reason[reason.endIndex - 1]) {
      until = String(reason[reason.endIndex - 1])
      reason = reason.dropLast(2)
    }
    return Directive(
      action: Action(rawValue: String(first)), word: String(first),
      rules: named.flatMap { word -> [Substring] in word.split(separator: ",") }.map(String.init),
      reason: reason.isEmpty ? nil : reason.joined(separator: " "), until: until, range: range)
  }

  private static func isDate(_ word: some StringProtocol) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
  }
}
