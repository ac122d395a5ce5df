/// Braces in a glob, as shells have them: `*.{md,html}` stands for `*.md` and `*.html`; braces may nest.
enum GlobAlternatives {
  /// More alternatives than this are no choice of files that somebody wrote.
  static let most = 1000

  /// The globs without braces that a glob stands for, in order; nothing where there are more than `most`.
  ///
  /// Braces without a comma or without an end stand for themselves, and so does what follows a `\`.
  static func of(_ glob: String) -> [String]? {
    guard let braces = firstBraces(of: Array(glob.unicodeScalars)) else { return [glob] }
    var globs: [String] = []
    for option in braces.options {
      guard let rest = of(braces.before + option + braces.after) else { return nil }
      globs += rest
      if globs.count > most { return nil }
    }
    return globs
  }

  private static func firstBraces(
    of glob: [Unicode.Scalar]
  ) -> (before: String, options: [String], after: String)? {
    for start in glob.indices where glob[start] == "{" && (start == 0 || glob[start - 1] != "\\") {
      var depth = 0
      var cuts: [Int] = [start]
      for place in start..<glob.count where place == 0 || glob[place - 1] != "\\" {
        switch glob[place] {
        case "{": depth += 1
        case "}": depth -= 1
        case "," where depth == 1: cuts.append(place)
        default: break
        }
        if depth > 0 { continue }
        if cuts.count == 1 { break }
        let options = zip(cuts, cuts.dropFirst() + [place]).map { text(glob[($0 + 1)..<$1]) }
        return (text(glob[..<start]), options, text(glob[(place + 1)...]))
      }
    }
    return nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
