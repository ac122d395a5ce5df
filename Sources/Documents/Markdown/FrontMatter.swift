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
    guard let (inside, end, isYAML) = find(in: file.bytes, from: start) else { return start }
    if isYAML {
      readYAML(file, inside, &builder)
    } else {
      readTOML(file, inside, &builder)
    }
    return end
  }

  /// The bytes between the two fence lines of front matter, and the end of the second one.
  static func find(in bytes: [UInt8], from start: Int) -> (inside: ByteRange, end: Int, isYAML: Bool)? {
    for (fence, isYAML) in [("---", true), ("+++", false)] {
      if let (inside, end) = fenced(bytes, from: start, fence) { return (inside, end, isYAML) }
    }
    return nil
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
      while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
      let next = end < bytes.count ? lineStart(in: bytes, after: end) : end
      var text = bytes[line..<end]
      while let last = text.last, last <= 0x20 { text.removeLast() }
      if let first {
        if text.elementsEqual(mark) || fence == "---" && text.elementsEqual("...".utf8) {
          return (ByteRange(first, line), end)
        }
      } else {
        guard text.elementsEqual(mark) else { return nil }
        first = next
      }
      line = next
    }
    return nil
  }

  static func kind(of key: String) -> BlockKind? {
    let key = key.lowercased()
    if machineKeys.contains(key) { return nil }
    switch key {
    case "title": return .title
    case "alt", "image_alt", "imagealt": return .altText
    case "caption": return .caption
    default: break
    }
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
      // Below a key for machines, such as `image`, the inner keys tell: `alt` is copy.
      for pair in pairs {
        let name = pair.key.scalar ?? ""
        if key.isEmpty, name == "caveat" {
          readSettings(pair.value, text, &builder)
        } else {
          add(pair.value, key: name, text, &builder)
        }
      }
    case .sequence(let items):
      for item in items { add(item, key: key, text, &builder) }
    case .scalar(let value, let isQuoted):
      guard let kind = kind(of: key), isQuoted || isCopy(value) else { return }
      builder.addBlock(kind, text.shown(text.pieces(of: node)))
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
      let values = pair.value.items ?? [pair.value]
      set(
        pair.key.scalar ?? "", at: text.range(of: pair.key),
        to: values.map { ($0.scalar ?? "", text.range(of: $0)) }, &builder)
    }
  }

  /// Takes what a key below `caveat` says.
  ///
  /// - Parameter values: Each value and its place; empty text for what is no text.
  private static func set(
    _ key: String, at place: ByteRange, to values: [(text: String, range: ByteRange)],
    _ builder: inout DocumentBuilder
  ) {
    func report(_ message: String, _ range: ByteRange) {
      builder.problems.append(ReadProblem(message: message, range: range))
    }
    if let value = values.first(where: { $0.text.isEmpty }) {
      report("“\(key)” below “caveat” in front matter must be text or a list of texts", value.range)
      return
    }
    switch key {
    case "jurisdiction", "jurisdictions":
      builder.settings.jurisdictions = (builder.settings.jurisdictions ?? []) + values.map(\.text)
    case "audience":
      if values.count == 1, ["public", "professional"].contains(values[0].text) {
        builder.settings.audience = values[0].text
      } else {
        report("“audience” in front matter must be public or professional", values.first?.range ?? place)
      }
    default:
      report(
        "“caveat” in front matter has no key “\(key)”; there are jurisdictions and audience", place)
    }
  }

  // MARK: TOML

  /// Reads the strings of TOML (1.0, "String"), each under the key of its line.
  private static func readTOML(_ file: SourceFile, _ inside: ByteRange, _ builder: inout DocumentBuilder) {
    var scanner = TOMLStrings(bytes: file.bytes, range: inside)
    let text = FrontMatterText(bytes: file.bytes, base: 0)
    while let string = scanner.next() {
      if string.path.first == "caveat" {
        let value = String(decoding: file.bytes[string.range.range], as: UTF8.self)
        let place = string.range.isEmpty ? string.key : string.range
        set(string.path.dropFirst().joined(separator: "."), at: string.key, to: [(value, place)], &builder)
      } else if let kind = kind(of: string.path.last ?? "") {
        builder.addBlock(
          kind, text.shown(string.hasEscapes ? text.escaped(string.range) : text.lines(string.range)))
      }
    }
    if let problem = scanner.problem { builder.problems.append(problem) }
  }
}
