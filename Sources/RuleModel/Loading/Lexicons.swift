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
  /// The alternatives of which the patterns of lists are made, where they are known.
  private var branches: [String: [String]] = [:]
  private var open: [String] = []
  private var budget = Lexicons.mostBytes

  /// The most bytes that all places of word lists may spell out to: lists that name lists grow without end.
  private static let mostBytes = 32 << 20
  /// The most word lists that may name one another in a row.
  private static let deepest = 32

  /// Every list's name, in order.
  var names: [String] { (Array(entries.keys) + Array(patterns.keys.filter { entries[$0] == nil })).sorted() }

  /// Takes lists that another rule set has spelled out.
  func adopt(_ known: [(name: String, pattern: RuleText)]) {
    for (name, pattern) in known { patterns[name] = pattern.string }
  }

  /// Reads one file.
  func read(_ node: YAMLNode, named name: String, _ reader: NodeReader) {
    guard let values = reader.fields(node, KeyTables.lexicon, of: "a word list") else { return }
    if let declared = reader.text(values["lexicon"]), declared != name, let place = values["lexicon"] {
      reader.report(place.range, "the file is called “\(name)”, the list “\(declared)”")
    }
    if patterns[name] != nil || entries[name] != nil {
      reader.reportTaken(
        (values["lexicon"] ?? node).range, "a word list “\(name)”", isLoaded: patterns[name] != nil)
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
  func expandAll() -> [(name: String, pattern: RuleText)] {
    names.compactMap { name in pattern(of: name).map { (name, RuleText($0)) } }
  }

  /// The pattern of a list: an atom without word boundaries at its ends.
  func pattern(of name: String) -> String? {
    if let known = patterns[name] { return known }
    guard let entry = entries[name] else { return nil }
    let place =
      (entry.include.first ?? entry.words.first ?? entry.regexes.first)?.node.range ?? ByteRange(0, 0)
    if open.contains(name) {
      entry.reader.report(place, "the word lists \((open + [name]).joined(separator: " → ")) name each other")
      return "(?!)"
    }
    if open.count == Self.deepest {
      entry.reader.report(place, "more than \(Self.deepest) word lists name one another in a row")
      return "(?!)"
    }
    open.append(name)
    defer { open.removeLast() }
    var trie = PhraseTrie()
    for word in entry.words {
      if let phrase = phrase(word.text, word.node, entry.reader) { trie.insert(phrase.fragments) }
    }
    var parts = trie.isEmpty ? [] : [trie.pattern]
    for regex in entry.regexes {
      parts.append(expanded(regex.text, regex.node, entry.reader).text)
      PatternReader.check(parts[parts.count - 1], written: regex.text, regex.node, entry.reader)
    }
    var alternatives = parts
    for included in entry.include {
      parts.append(resolve(included.text, included.node, entry.reader) ?? "(?!)")
      alternatives += branches[included.text] ?? [parts[parts.count - 1]]
    }
    branches[name] = alternatives
    // Grouped even when it is one part: alternatives must not leak into the pattern around the list.
    let pattern = "(?:" + parts.joined(separator: "|") + ")"
    patterns[name] = pattern
    return pattern
  }

  /// The alternatives of the list that is all of a pattern, `{name}`; nothing for other patterns and lists of others.
  func alternatives(_ regex: String) -> [String]? {
    let bytes = Array(regex.utf8)
    guard bytes.first == UInt8(ascii: "{"), let close = Self.endOfName(in: bytes, after: 0),
      close == bytes.count - 1
    else { return nil }
    let name = String(decoding: bytes[1..<close], as: UTF8.self)
    return pattern(of: name) == nil ? nil : branches[name]
  }

  /// A phrase with its word lists spelled out; nothing, and a report, when it is too long.
  func phrase(_ text: String, _ node: YAMLNode, _ reader: NodeReader) -> Phrase? {
    guard text.utf8.count <= 4 * Phrase.longest, text.count <= Phrase.longest else {
      reader.report(node.range, "a phrase has at most \(Phrase.longest) characters")
      return nil
    }
    return Phrase(text) { self.resolve($0, node, reader) }
  }

  /// A pattern with its `{name}` places spelled out, and where each piece came from.
  func expanded(_ regex: String, _ node: YAMLNode, _ reader: NodeReader) -> Expansion {
    var expansion = Expansion()
    let bytes = Array(regex.utf8)
    var start = 0
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "{"), let close = Self.endOfName(in: bytes, after: at) else {
        at += 1
        continue
      }
      expansion.append(String(decoding: bytes[start..<at], as: UTF8.self), writtenAt: start)
      let name = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
      expansion.appendList(resolve(name, node, reader) ?? "(?!)", writtenAt: at)
      at = close + 1
      start = at
    }
    expansion.append(String(decoding: bytes[start...], as: UTF8.self), writtenAt: start)
    return expansion
  }

  private func resolve(_ name: String, _ node: YAMLNode, _ reader: NodeReader) -> String? {
    if let pattern = pattern(of: name) {
      if budget < 0 { return nil }
      budget -= pattern.utf8.count
      if budget >= 0 { return pattern }
      reader.report(node.range, "the word lists spell out to more than \(Self.mostBytes >> 20) MiB")
      return nil
    }
    reader.report(
      node.range, "there is no word list “\(name)”", hint: Suggestion.hint(for: name, among: names))
    return nil
  }

  /// The closing brace of a word list's name after the brace at `open`; a count such as `{0,3}` is none.
  private static func endOfName(in bytes: [UInt8], after open: Int) -> Int? {
    guard open + 1 < bytes.count, ASCII.isLetter(bytes[open + 1]) else { return nil }
    var at = open + 1
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "}") { return at }
      guard ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) else {
        return nil
      }
      at += 1
    }
    return nil
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
