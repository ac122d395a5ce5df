import SourceText
import YAML

/// Reads the front matter of a Markdown file: its texts are copy, and `caveat:` in it speaks to the program.
enum FrontMatter {
  /// Keys whose values are for machines.
  private static let machineKeys: Set = [
    "date", "lastmod", "updated", "published", "publishdate", "slug", "url", "urls", "permalink", "aliases",
    "path",
    "image", "images", "cover", "thumbnail", "icon", "layout", "template", "type", "id", "uuid", "sha",
    "lang",
    "locale", "canonical", "draft", "weight", "order", "file", "src", "href", "email", "phone", "color",
    "theme",
    "categories_url", "robots", "ogimage", "og_image", "featured_image", "hero_image", "schema", "timezone",
  ]
  private static let descriptionKeys: Set = [
    "description", "summary", "excerpt", "metadescription", "meta_description",
  ]

  /// Adds the front matter's blocks, settings and problems.
  ///
  /// - Returns: The byte at which the body starts.
  static func read(_ file: SourceFile, into builder: inout DocumentBuilder) -> Int {
    let start = file.byteOrderMarkLength
    for (fence, isYAML) in [("---", true), ("+++", false)] {
      guard let (inside, end) = fenced(file.bytes, from: start, fence) else { continue }
      if isYAML {
        readYAML(file, inside, &builder)
      } else {
        readTOML(file, inside, &builder)
      }
      return end
    }
    return start
  }

  /// The bytes between two fence lines, and the end of the second one.
  private static func fenced(
    _ bytes: [UInt8], from start: Int, _ fence: String
  ) -> (inside: ByteRange, end: Int)? {
    let mark = Array(fence.utf8)
    var line = start
    var first: Int?
    while line < bytes.count {
      var end = line
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var text = bytes[line..<end]
      while let last = text.last, last <= 0x20 { text.removeLast() }
      if let first {
        if text.elementsEqual(mark) || fence == "---" && text.elementsEqual(Array("...".utf8)) {
          return (ByteRange(first, line), end)
        }
      } else {
        guard text.elementsEqual(mark) else { return nil }
        first = min(end + 1, bytes.count)
      }
      line = end + 1
    }
    return nil
  }

  static func kind(of key: String) -> BlockKind? {
    let key = key.lowercased()
    if machineKeys.contains(key) { return nil }
    if key == "title" { return .title }
    return descriptionKeys.contains(key) ? .metaDescription : .frontMatter
  }

  // MARK: YAML

  private static func readYAML(_ file: SourceFile, _ inside: ByteRange, _ builder: inout DocumentBuilder) {
    do {
      guard let root = try YAMLParser.parse(Array(file.bytes[inside.range])) else { return }
      add(root, key: "", FrontMatterText(bytes: file.bytes, base: inside.lower), &builder)
    } catch {
      let place = error.range.shifted(by: inside.lower)
      let end = min(file.bytes.count, max(place.upper, place.lower + 1))
      builder.problems.append(
        ReadProblem(
          message: "the front matter is not YAML: \(error.message)",
          range: ByteRange(min(place.lower, end), end)))
    }
  }

  private static func add(
    _ node: YAMLNode, key: String, _ text: FrontMatterText, _ builder: inout DocumentBuilder
  ) {
    switch node.content {
    case .mapping(let pairs):
      for pair in pairs {
        let name = pair.key.scalar ?? ""
        if key.isEmpty, name == "caveat" {
          readSettings(pair.value, text, &builder)
        } else if kind(of: name) != nil {
          add(pair.value, key: name, text, &builder)
        }
      }
    case .sequence(let items):
      for item in items { add(item, key: key, text, &builder) }
    case .scalar(let value, let isQuoted):
      guard let kind = kind(of: key), isQuoted || isCopy(value) else { return }
      builder.addBlock(kind, text.pieces(of: node))
    }
  }

  /// Whether a bare value has letters in it: numbers, dates and switches are no copy.
  static func isCopy(_ value: String) -> Bool {
    !["true", "false", "yes", "no", "null", "~"].contains(value.lowercased())
      && value.contains { $0.isLetter } && !value.hasPrefix("http") && !value.hasPrefix("/")
  }

  private static func readSettings(
    _ node: YAMLNode, _ text: FrontMatterText, _ builder: inout DocumentBuilder
  ) {
    guard let pairs = node.pairs else {
      builder.problems.append(
        ReadProblem(message: "“caveat” in front matter must hold keys", range: text.range(of: node)))
      return
    }
    for pair in pairs {
      let values = pair.value.items?.compactMap(\.scalar) ?? pair.value.scalar.map { [$0] } ?? []
      switch pair.key.scalar {
      case "jurisdiction", "jurisdictions": builder.settings.jurisdictions = values
      case "audience": builder.settings.audience = values.first
      default:
        let name = pair.key.scalar ?? ""
        builder.problems.append(
          ReadProblem(
            message: "“caveat” in front matter has no key “\(name)”; there are jurisdictions and audience",
            range: text.range(of: pair.key)))
      }
    }
  }

  // MARK: TOML

  /// Reads the strings of TOML (1.0, "String"), each under the key of its line.
  private static func readTOML(_ file: SourceFile, _ inside: ByteRange, _ builder: inout DocumentBuilder) {
    var scanner = TOMLStrings(bytes: file.bytes, range: inside)
    while let (key, range, hasEscapes) = scanner.next() {
      guard let kind = kind(of: key) else { continue }
      let text = FrontMatterText(bytes: file.bytes, base: 0)
      builder.addBlock(kind, hasEscapes ? text.escaped(range) : text.lines(range))
    }
    if let problem = scanner.problem { builder.problems.append(problem) }
  }
}
