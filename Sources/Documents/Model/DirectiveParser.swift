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
    var lacksDay = false
    if let place = reason.lastIndex(where: { $0.lowercased() == "until" }) {
      if place == reason.endIndex - 2, let day = reason.last.map(String.init), CalendarDate.isValid(day) {
        until = day
        reason = reason[..<place]
      } else {
        // “Wait until healed, see file” speaks of no day; “until 2027-02-30” and “until tomorrow” do.
        let next = reason.dropFirst(place - reason.startIndex + 1).first
        lacksDay = place >= reason.endIndex - 2 || next?.first?.isNumber == true
      }
    }
    return Directive(
      action: Action(rawValue: String(first)), word: String(first),
      rules: named.flatMap { word -> [Substring] in word.split(separator: ",") }.map(String.init),
      reason: reason.isEmpty ? nil : reason.joined(separator: " "), until: until, lacksDay: lacksDay,
      range: range)
  }
}
