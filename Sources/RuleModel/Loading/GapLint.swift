/// Finds repeats without an end over text that may be anything: they make matching slow and findings long.
///
/// Runs of one class, such as `\w+`, pass: a word of reader text is short. Refused with them: verbs and
/// callouts, which switch off what keeps matching bounded, and the extended syntax, which hides repeats among blanks.
enum GapLint {
  /// The byte offset of the first such repeat in a pattern, and what is wrong with it.
  static func firstProblem(in regex: String) -> (offset: Int, message: String)? {
    var scanner = GapScanner(bytes: Array(regex.utf8))
    return scanner.scan()
  }
}

/// Which letters an atom can match, whatever their case, and whether it can match a space.
///
/// What can match all of them can run over words and what stands between them.
struct GapCover: OptionSet {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  static let letters = GapCover(rawValue: 1 << 26 - 1)
  static let space = GapCover(rawValue: 1 << 26)
  static let all: GapCover = [.letters, .space]

  /// What a range of scalars, or of the bytes that scalars are written in, has of them.
  init(_ range: ClosedRange<UInt32>) {
    self = range.contains(0x20) ? .space : []
    for letter in UInt32(0)..<26 where range.contains(0x41 + letter) || range.contains(0x61 + letter) {
      insert(GapCover(rawValue: 1 << letter))
    }
  }

  /// What `\w` and the like have of them; nothing for an escape that is no class of characters.
  init?(escape letter: UInt8) {
    switch letter {
    case UInt8(ascii: "w"): self = .letters
    case UInt8(ascii: "W"), UInt8(ascii: "s"), UInt8(ascii: "h"): self = .space
    case UInt8(ascii: "d"), UInt8(ascii: "v"), UInt8(ascii: "R"): self = []
    // Nearly any character; those without spaces too, since what they match is no word of its own kind.
    case _ where "SDHVNXC".utf8.contains(letter): self = .all
    default: return nil
    }
  }

  /// What `[:name:]` has of them.
  init(posixName name: some StringProtocol) {
    switch name {
    case "alpha", "alnum", "lower", "upper", "word", "graph": self = .letters
    case "space", "blank", "^alpha", "^alnum", "^word", "^graph": self = .space
    case "ascii", "print": self = .all
    default: self = name.hasPrefix("^") ? .all : []
    }
  }

  /// What a Unicode property has of them: `\p{…}`, or `\P{…}` for all that lacks it.
  init(property name: some StringProtocol, isNegated: Bool) {
    switch name {
    // Few characters have a property, so that nearly any lacks it.
    case _ where isNegated || name.hasPrefix("^") || name == "Any": self = .all
    case "L", "L&", "Ll", "Lu", "Latin", "Xan", "Xwd": self = .letters
    case "Z", "Zs", "Xps", "Xsp": self = .space
    default: self = []
    }
  }
}
