import SourceText

/// The lines of a plain text.
struct TextLines {
  let all: [TextLine]
  private let lastWithText: Int

  init(_ file: SourceFile) {
    let bytes = file.bytes
    let span = bytes.span
    var lines: [TextLine] = []
    var at = file.byteOrderMarkLength
    while at < bytes.count {
      var end = span.firstIndex(below: UInt8(ascii: "\r") + 1, from: at)
      while end < bytes.count, !Self.endsLine(bytes[end]) {
        end = span.firstIndex(below: UInt8(ascii: "\r") + 1, from: end + 1)
      }
      var next = end
      if next < bytes.count {
        next += bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A ? 2 : 1
      }
      lines.append(TextLine(bytes, ByteRange(at, end), end: next))
      // A new page parts blocks as a blank line does.
      if end < bytes.count, bytes[end] == 0x0C {
        lines.append(TextLine(bytes, ByteRange(end, end), end: next))
      }
      at = next
    }
    all = lines
    lastWithText = lines.lastIndex { !$0.isBlank } ?? 0
  }

  /// The widest line that may have been wrapped, in bytes.
  var widest: Int { all.lazy.filter { !$0.isLong }.map(\.text.count).max() ?? 0 }

  /// Whether an editor wrapped the lines: none runs on, or more of them break inside a sentence.
  func areWrapped(_ file: SourceFile) -> Bool {
    let long = all.count(where: \.isLong)
    guard long > 0 else { return true }
    var breaks = 0
    for (line, next) in zip(all, all.dropFirst()) where next.marker == .none && !next.isBlank {
      if !line.isLong, line.text.count > 40, !line.endsSentence(file), !next.startsLikeSentence(file) {
        breaks += 1
      }
    }
    return breaks > long
  }

  /// Whether nothing but blank lines follows.
  func isBlankAfter(_ place: Int) -> Bool { place >= lastWithText }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }
}

/// One line of a plain text, without its marker.
struct TextLine {
  /// What a line says about itself by how it begins.
  enum Marker: Equatable {
    case none, item, quotation
    case heading(Int)
    case labelled(BlockKind)
  }

  let marker: Marker
  /// The text, without indentation, marker and trailing white space.
  let text: ByteRange
  /// The start of the next line.
  let end: Int
  /// The bytes of the first word.
  let firstWordLength: Int
  let isBlank: Bool
  /// Whether the line is drawn: dashes, stars, underscores or equals signs only.
  let isRuleLine: Bool
  /// The rank of the heading that it makes of the line before it.
  let underlineLevel: Int?
  /// Whether it is text that runs on past any wrap; a long address is not.
  let isLong: Bool

  init(_ bytes: [UInt8], _ line: ByteRange, end: Int) {
    var lower = line.lower
    var upper = line.upper
    while lower < upper, Self.isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, Self.isSpace(bytes[upper - 1]) { upper -= 1 }
    let drawn = bytes[lower..<upper]
    let isDrawn = { (sign: UInt8) in drawn.count >= 3 && drawn.allSatisfy { $0 == sign } }
    underlineLevel = isDrawn(UInt8(ascii: "=")) ? 1 : isDrawn(UInt8(ascii: "-")) ? 2 : nil
    isRuleLine = underlineLevel != nil || isDrawn(UInt8(ascii: "*")) || isDrawn(UInt8(ascii: "_"))
    let (marker, length) = isRuleLine ? (.none, 0) : Self.marker(bytes[lower..<upper])
    self.marker = marker
    lower += length
    while lower < upper, Self.isSpace(bytes[lower]) { lower += 1 }
    text = ByteRange(lower, upper)
    self.end = max(end, upper)
    isBlank = text.isEmpty
    firstWordLength = bytes[lower..<upper].prefix { $0 != 0x20 }.count
    isLong = text.count > PlainTextReader.wrapWidth && firstWordLength <= PlainTextReader.wrapWidth
  }

  /// Whether it underlines the line before it.
  var isUnderline: Bool { underlineLevel != nil }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

  private static let labels: [(text: [UInt8], kind: BlockKind)] = [
    (Array("[meta description] ".utf8), .metaDescription), (Array("[title] ".utf8), .title),
    (Array("[alt] ".utf8), .altText), (Array("[button] ".utf8), .button),
  ]

  /// The marker at the start of a line and its length in bytes.
  private static func marker(_ line: ArraySlice<UInt8>) -> (Marker, Int) {
    for label in labels where line.starts(with: label.text) {
      return (.labelled(label.kind), label.text.count)
    }
    let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(signs), line.dropFirst(signs).first == 0x20 { return (.heading(signs), signs + 1) }
    guard let first = line.first else { return (.none, 0) }
    let second = line.dropFirst().first
    if first == UInt8(ascii: ">") {
      let marks = line.prefix { $0 == first || $0 == 0x20 }.count
      if second == 0x20 || marks == line.count || second == first { return (.quotation, marks) }
    }
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first), second == 0x20 {
      return (.item, 2)
    }
    // U+2022, U+25CF, U+2713 and their like take three bytes.
    if first == 0xE2, line.count > 3, line[line.startIndex + 3] == 0x20,
      bullets.contains(Array(line.prefix(3)))
    {
      return (.item, 4)
    }
    let digits = line.prefix { (0x30...0x39).contains($0) }.count
    if (1...2).contains(digits), line.count > digits + 1 {
      let sign = line[line.startIndex + digits]
      if sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"), line[line.startIndex + digits + 1] == 0x20 {
        return (.item, digits + 2)
      }
    }
    return (.none, 0)
  }

  private static let bullets: Set<[UInt8]> = Set(
    ["•", "●", "▪", "◦", "–", "—", "✓", "✔", "★"].map { Array($0.utf8) })

  /// Whether the line cannot be the end of a block: it stops inside a sentence.
  func endsOpen(_ file: SourceFile) -> Bool {
    guard let last = file.bytes[text.range].last else { return true }
    return last == UInt8(ascii: ",") || last == UInt8(ascii: "-") || last == UInt8(ascii: "(")
  }

  /// Whether the line ends with a stop.
  func endsSentence(_ file: SourceFile) -> Bool {
    guard let last = file.bytes[text.range].last else { return true }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
  }

  /// Whether the line announces what stands below it.
  func announces(_ file: SourceFile) -> Bool { file.bytes[text.range].last == UInt8(ascii: ":") }

  /// Whether the line begins with a capital letter, a digit, a quotation mark or a sign.
  func startsLikeSentence(_ file: SourceFile) -> Bool {
    guard let first = file.bytes[text.range].first else { return false }
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
  }

  /// Whether the line has the form of a heading: no stop at its end, no address, number or price in it.
  func looksLikeHeading(_ file: SourceFile) -> Bool {
    let bytes = file.bytes[text.range]
    guard let last = bytes.last, startsLikeSentence(file) else { return false }
    if [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(last) {
      return false
    }
    let digits = bytes.count { (0x30...0x39).contains($0) }
    if digits >= 7 || bytes.contains(UInt8(ascii: "@")) || bytes.contains(UInt8(ascii: "$")) { return false }
    if digits > 0, Self.currencies.contains(where: { contains($0, in: bytes) }) { return false }
    return !bytes.starts(with: Array("http".utf8)) && !bytes.starts(with: Array("www.".utf8))
  }

  private static let currencies: [[UInt8]] = ["£", "€"].map { Array($0.utf8) }

  private func contains(_ sign: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == sign[0] && bytes[$0...].starts(with: sign) }
  }
}
