import PCRE
import SourceText
import YAML

extension RuleReader {
  /// Reports names in braces that stand for nothing: a finding would show them as they were written.
  ///
  /// - Parameters:
  ///   - more: Names that stand for something beside `match` and the named groups of the patterns.
  ///   - places: The patterns whose groups may be named.
  func checkNames(in node: YAMLNode?, and more: [String] = [], groupsOf places: some Collection<Int>) {
    guard let node, let text = node.scalar else { return }
    var known = ["match"] + more
    let written = Placeholder.all(in: Array(text.utf8))
    guard written.contains(where: { !known.contains($0.name) }) else { return }
    known += places.flatMap { place in
      (try? Pattern(patterns.patterns[place].regex))?.groups.map(\.name) ?? []
    }
    for placeholder in written where !known.contains(placeholder.name) {
      let hint =
        Suggestion.hint(for: placeholder.name, among: known) ?? "known are \(known.joined(separator: ", "))"
      reader.report(
        in: node, at: placeholder.offset,
        "“{\(placeholder.name)}” stands for nothing; \(hint)")
    }
  }
}

/// A name in braces, such as `{match}`.
struct Placeholder {
  let name: String
  /// The byte of the opening brace.
  let offset: Int

  /// Those of a text; braces around anything but letters, digits and `_` are text.
  static func all(in text: [UInt8]) -> [Placeholder] {
    text.indices.compactMap { open in
      guard text[open] == UInt8(ascii: "{") else { return nil }
      let name = text[(open + 1)...].prefix {
        ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_")
      }
      guard let first = name.first, !ASCII.isDigit(first), name.endIndex < text.count,
        text[name.endIndex] == UInt8(ascii: "}")
      else { return nil }
      return Placeholder(name: String(decoding: name, as: UTF8.self), offset: open)
    }
  }
}
