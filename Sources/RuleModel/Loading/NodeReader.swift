import SourceText
import YAML

/// Reads values out of YAML nodes and collects what is wrong with them.
final class NodeReader {
  /// The file, as it is shown.
  let path: String
  private let bytes: [UInt8]
  private(set) var problems: [RuleFileProblem] = []

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Notes a mistake at a place in the file.
  func report(_ range: ByteRange, _ message: String, hint: String? = nil) {
    problems.append(RuleFileProblem(path: path, range: range, message: message, hint: hint))
  }

  /// Notes that something has a name which is taken.
  ///
  /// - Parameter isLoaded: Whether a folder or the built-in set that was loaded before has it.
  func reportTaken(_ range: ByteRange, _ what: String, isLoaded: Bool) {
    report(range, "\(what) exists already", hint: isLoaded ? NodeReader.takenHint : nil)
  }

  private static let takenHint =
    "the built-in rules or an earlier folder have it; --no-builtin leaves the built-in ones out"

  /// Notes a mistake in a scalar's text, `offset` bytes into it.
  func report(in node: YAMLNode, at offset: Int, _ message: String) {
    let start = node.place(ofTextByte: offset, in: bytes)
    report(ByteRange(start, min(start + 1, max(node.range.upper, start))), message)
  }

  /// The values of a mapping by key, unknown and missing keys reported.
  func fields(_ node: YAMLNode, _ table: [Key], of name: String) -> [String: YAMLNode]? {
    guard let pairs = node.pairs else {
      report(node.range, "\(name) must be a mapping, not \(node.kindName)")
      return nil
    }
    var values: [String: YAMLNode] = [:]
    let names = table.map(\.name)
    for pair in pairs {
      let key = pair.key.scalar ?? ""
      if names.contains(key) {
        values[key] = pair.value
      } else {
        report(
          pair.key.range, "\(name) has no key “\(key)”", hint: Suggestion.hint(for: key, among: names))
      }
    }
    for key in table where key.isRequired && values[key.name] == nil {
      report(
        ByteRange(node.range.lower, min(node.range.lower + 1, node.range.upper)),
        "\(name) lacks “\(key.name)”")
    }
    return values
  }

  /// The pairs of a mapping whose keys are the author's own.
  func entries(_ node: YAMLNode?, of name: String) -> [(key: String, value: YAMLNode)] {
    guard let node else { return [] }
    guard let pairs = node.pairs else {
      report(node.range, "expected \(name), not \(node.kindName)")
      return []
    }
    return pairs.map { ($0.key.scalar ?? "", $0.value) }
  }

  func text(_ node: YAMLNode?) -> String? {
    guard let node else { return nil }
    guard let text = node.scalar, !text.isEmpty else {
      report(
        node.range,
        node.scalar == nil ? "expected text, not \(node.kindName)" : "expected text; this is empty")
      return nil
    }
    return text
  }

  func word(_ node: YAMLNode?, among words: [String], what: String) -> String? {
    guard let node, let text = text(node) else { return nil }
    guard words.contains(text) else {
      report(
        node.range, "“\(text)” is no \(what)",
        hint: Suggestion.hint(for: text, among: words)
          ?? (words.count <= 8 ? "one of \(words.joined(separator: ", "))" : nil))
      return nil
    }
    return text
  }

  /// The items of a list that must not be empty unless `mayBeEmpty`.
  func list(_ node: YAMLNode?, mayBeEmpty: Bool = false) -> [YAMLNode] {
    guard let node else { return [] }
    guard let items = node.items else {
      report(node.range, "expected a list, not \(node.kindName)")
      return []
    }
    if items.isEmpty, !mayBeEmpty { report(node.range, "this list is empty") }
    return items
  }

  /// The texts of one value or of a list.
  func texts(_ node: YAMLNode?, mayBeEmpty: Bool = true) -> [(text: String, node: YAMLNode)] {
    guard let node else { return [] }
    let nodes = node.items == nil ? [node] : list(node, mayBeEmpty: mayBeEmpty)
    return nodes.compactMap { item in text(item).map { ($0, item) } }
  }

  func words(_ node: YAMLNode?, among words: [String], what: String) -> [String] {
    texts(node).compactMap { word($0.node, among: words, what: what) }
  }

  func flag(_ node: YAMLNode?) -> Bool? {
    guard let node else { return nil }
    switch node.scalar {
    case "true": return true
    case "false": return false
    default:
      report(node.range, "expected true or false")
      return nil
    }
  }

  func integer(_ node: YAMLNode?) -> Int? {
    guard let node else { return nil }
    guard let value = node.scalar.flatMap({ Int($0) }), abs(value) <= 1_000_000 else {
      report(node.range, "expected a whole number")
      return nil
    }
    return value
  }

  func count(_ node: YAMLNode?) -> Int? {
    guard let node, let value = integer(node) else { return nil }
    if value > 0 { return value }
    report(node.range, "expected a whole number from 1")
    return nil
  }

  /// What a count of claims says; a category that is none of overclaims is a mistake.
  func claimCount(_ node: YAMLNode) -> ClaimCount? {
    guard let values = fields(node, KeyTables.claims, of: "claims"), let sentences = density(values)
    else { return nil }
    let categories = words(
      values["categories"], among: RuleCategory.all.filter { $0.hasPrefix("overclaim/") }, what: "category")
    return ClaimCount(categories: categories, sentences: sentences)
  }

  /// How much evidence is enough for the length of a copy.
  func density(_ node: YAMLNode) -> Density? {
    fields(node, KeyTables.density, of: "dense").flatMap(density)
  }

  private func density(_ values: [String: YAMLNode]) -> Density? {
    count(values["at-least"]).map {
      Density(atLeast: $0, perThousandWords: count(values["per-1000-words"]) ?? 0)
    }
  }

  func number(_ node: YAMLNode?) -> Double? {
    guard let node else { return nil }
    guard let value = node.scalar.flatMap({ Double($0) }), value.isFinite, value >= 0 else {
      report(node.range, "expected a number")
      return nil
    }
    return value
  }

  /// A day as YYYY-MM-DD.
  func date(_ node: YAMLNode?) -> String? {
    guard let node, let text = text(node) else { return nil }
    guard CalendarDate.isValid(text) else {
      report(node.range, "“\(text)” is no date; write YYYY-MM-DD")
      return nil
    }
    return text
  }

  func span(_ node: YAMLNode?) -> DateSpan {
    guard let node, let values = fields(node, KeyTables.span, of: "in-force") else { return DateSpan() }
    let span = DateSpan(from: date(values["from"]), until: date(values["until"]))
    if let from = span.from, let until = span.until, until < from {
      report(node.range, "“until” comes before “from”")
    }
    return span
  }
}
