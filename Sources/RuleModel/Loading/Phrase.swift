/// A phrase of a word list as a row of fragments of regular expression.
///
/// Spaces and hyphens are the same, a hyphen may also be left out; apostrophes may be left out; the last word
/// may be plural; `…` or ` ... ` is a gap of up to six words; `{name}` is a word list.
struct Phrase {
  /// Fragments without word boundaries at the ends.
  var fragments: [String] = []
  /// Whether the first and the last character belong to words.
  var startsWithWord = false
  var endsWithWord = false

  /// The most characters that a phrase may have.
  static let longest = 500

  /// A gap of up to six words.
  static let gap = #"(?:\W+\w+){0,6}?\W+"#

  /// - Parameters:
  ///   - text: The phrase, in reader text.
  ///   - lexicon: The pattern of a word list, or nothing when there is none of that name.
  init(_ text: String, lexicon: (String) -> String?) {
    var rest = Substring(text.replacing(" ... ", with: "…").replacing(" … ", with: "…"))
    while let character = rest.first {
      if character == "{", let close = rest.firstIndex(of: "}") {
        let name = String(rest[rest.index(after: rest.startIndex)..<close])
        fragments.append(lexicon(name) ?? "(?!)")
        note(isWord: true)
        rest = rest[rest.index(after: close)...]
        continue
      }
      rest = rest.dropFirst()
      append(character)
    }
    if let plural = Self.plural(of: text) {
      fragments.replaceSubrange(plural.replacing(in: fragments), with: plural.fragments)
    }
  }

  private mutating func append(_ character: Character) {
    switch character {
    case "…": fragments.append(Self.gap)
    case " ": fragments.append("[ -]")
    case "-": fragments.append(startsWithWord ? "[ -]?" : "-")
    case "'", "’": fragments.append("'?")
    default:
      fragments.append(Self.escaped(character))
      note(isWord: character.isLetter || character.isNumber || character == "_")
    }
  }

  private mutating func note(isWord: Bool) {
    if fragments.count == 1 { startsWithWord = isWord }
    endsWithWord = isWord
  }

  /// The fragments with the word boundaries that the ends call for.
  var bounded: [String] {
    [startsWithWord ? #"\b"# : #"(?<!\w)"#] + fragments + (endsWithWord ? [#"\b"#] : [])
  }

  static func escaped(_ character: Character) -> String {
    #"\.^$|?*+()[]{}/#&~"#.contains(character) ? "\\" + String(character) : String(character)
  }

  // MARK: Plurals

  private struct Plural {
    var dropped: Int
    var fragments: [String]

    func replacing(in all: [String]) -> Range<Int> { (all.count - dropped)..<all.count }
  }

  /// What stands for the end of the last word, or nothing when it has no plural of its own.
  private static func plural(of text: String) -> Plural? {
    let word = text.lowercased().reversed().prefix { $0.isLetter && $0.isASCII }
    guard word.count >= 3, text.last != "}", let last = word.first else { return nil }
    let before = word.dropFirst().first
    switch last {
    case "s": return nil
    case "y" where !(before.map { "aeiou".contains($0) } ?? false):
      return Plural(dropped: 1, fragments: ["(?:y|ies)"])
    case "x", "z": return Plural(dropped: 0, fragments: ["(?:es)?"])
    case "h" where before == "c" || before == "s": return Plural(dropped: 0, fragments: ["(?:es)?"])
    default: return Plural(dropped: 0, fragments: ["s?"])
    }
  }
}
