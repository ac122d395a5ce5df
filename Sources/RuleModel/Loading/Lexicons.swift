import SourceText
import YAML

/// The word lists of a rule folder, spelled out as patterns when they are first used.
final class Lexicons {
  private struct Entry {
    var words: [(text: String, node: YAMLNode)]
    var regexes: [(text: String, node: YAMLNode)]
    var include: [(text: String, node: YAMLNode)]
    var reader: NodeReader
  }

  private var entries: [String: Entry] = [:]
  private var patterns: [String: String] = [:]
  private var open: [String] = []

  /// Every list's name, in order.
  var names: [String] { (Array(entries.keys) + Array(patterns.keys.filter { entries[$0] == nil })).sorted() }

  /// Takes lists that another rule set has spelled out.
  func adopt(_ known: [(name: String, pattern: String)]) {
    for (name, pattern) in known { patterns[name] = pattern }
  }

  /// Reads one file.
  func read(_ node: YAMLNode, named name: String, _ reader: NodeReader) {
    guard let values = reader.fields(node, KeyTables.lexicon, of: "a word list") else { return }
    if let declared = reader.text(values["lexicon"]), declared != name, let place = values["lexicon"] {
      reader.report(place.range, "the file is called “\(name)”, the list “\(declared)”")
    }
    if patterns[name] != nil || entries[name] != nil {
      reader.report(node.range, "a word list “\(name)” exists already")
      return
    }
    let entry = Entry(
      words: reader.texts(values["words"]), regexes: reader.texts(values["regex"]),
      include: reader.texts(values["include"]), reader: reader)
    if entry.words.isEmpty, entry.regexes.isEmpty, entry.include.isEmpty {
      reader.report(node.range, "the list is empty")
    }
    entries[name] = entry
  }

  /// Spells out every list, so that mistakes in unused ones are reported too.
  func expandAll() -> [(name: String, pattern: String)] {
    names.compactMap { name in pattern(of: name).map { (name, $0) } }
  }

  /// The pattern of a list: an atom without word boundaries at its ends.
  func pattern(of name: String) -> String? {
    if let known = patterns[name] { return known }
    guard let entry = entries[name] else { return nil }
    if open.contains(name) {
      let place = entry.include.first?.node.range ?? entry.words.first?.node.range ?? ByteRange(0, 0)
      entry.reader.report(place, "the word lists \((open + [name]).joined(separator: " → ")) name each other")
      return "(?!)"
    }
    open.append(name)
    defer { open.removeLast() }
    var trie = PhraseTrie()
    for word in entry.words {
      trie.insert(Phrase(word.text) { self.resolve($0, word.node, entry.reader) }.fragments)
    }
    var parts = trie.isEmpty ? [] : [trie.pattern]
    for regex in entry.regexes {
      parts.append(expanded(regex.text, regex.node, entry.reader).text)
      PatternReader.check(parts[parts.count - 1], written: regex.text, regex.node, entry.reader)
    }
    for included in entry.include {
      parts.append(resolve(included.text, included.node, entry.reader) ?? "(?!)")
    }
    let pattern = parts.count == 1 ? parts[0] : "(?:" + parts.joined(separator: "|") + ")"
    patterns[name] = pattern
    return pattern
  }

  /// A pattern with its `{name}` places spelled out, and where each piece came from.
  func expanded(_ regex: String, _ node: YAMLNode, _ reader: NodeReader) -> Expansion {
    var expansion = Expansion()
    var rest = Substring(regex)
    var written = 0
    while let open = rest.firstIndex(of: "{") {
      let head = rest[..<open]
      expansion.append(String(head), writtenAt: written)
      written += head.utf8.count
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"), let name = Self.name(in: rest[..<close]) else {
        expansion.append("{", writtenAt: written)
        written += 1
        rest = rest.dropFirst()
        continue
      }
      expansion.appendList(resolve(name, node, reader) ?? "(?!)", writtenAt: written)
      written += rest[...close].utf8.count
      rest = rest[rest.index(after: close)...]
    }
    expansion.append(String(rest), writtenAt: written)
    return expansion
  }

  private func resolve(_ name: String, _ node: YAMLNode, _ reader: NodeReader) -> String? {
    if let pattern = pattern(of: name) { return pattern }
    reader.report(
      node.range, "there is no word list “\(name)”", hint: Suggestion.hint(for: name, among: names))
    return nil
  }

  /// The name of a word list after a brace; a count such as `{0,3}` is none.
  private static func name(in text: Substring) -> String? {
    let name = text.dropFirst()
    guard let first = name.first, first.isLetter, first.isASCII,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    return String(name)
  }
}

/// A pattern with its word lists spelled out.
struct Expansion {
  /// The pattern that PCRE2 sees.
  private(set) var text = ""
  private var pieces: [(start: Int, written: Int, isList: Bool)] = []

  mutating func append(_ piece: String, writtenAt written: Int) {
    pieces.append((text.utf8.count, written, false))
    text += piece
  }

  mutating func appendList(_ pattern: String, writtenAt written: Int) {
    pieces.append((text.utf8.count, written, true))
    text += pattern
  }

  /// The byte of the pattern as it was written for a byte of the spelled-out one, and whether that lies in a
  /// word list.
  func written(at offset: Int) -> (offset: Int, isInList: Bool) {
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return (0, false) }
    return piece.isList ? (piece.written, true) : (piece.written + offset - piece.start, false)
  }
}
