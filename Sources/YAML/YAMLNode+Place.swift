import SourceText

extension YAMLNode {
  /// The byte of the file in which byte `offset` of a scalar's text stands.
  ///
  /// Exact for plain and quoted scalars on one line; the scalar's start for every other node.
  ///
  /// - Parameters:
  ///   - offset: A byte offset in the UTF-8 of the scalar's text, its end included.
  ///   - file: The bytes that the node was parsed from.
  package func place(ofTextByte offset: Int, in file: [UInt8]) -> Int {
    guard scalar != nil, range.upper <= file.count, !range.isEmpty,
      !file[range.range].contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    else { return range.lower }
    let quote = file[range.lower]
    guard case .scalar(_, isQuoted: true) = content, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return min(range.lower + offset, range.upper) }
    let end = range.upper - 1
    var at = range.lower + 1
    var passed = 0
    while at < end {
      let unit = Self.unit(at: at, quote: quote, in: file)
      if passed + unit.text > offset { break }
      passed += unit.text
      at = min(at + unit.file, end)
    }
    return at
  }

  /// How many bytes the unit at `at` takes in the file, and how many in the scalar's text
  /// (YAML 1.1, 5.7 "Escape Sequences").
  private static func unit(at: Int, quote: UInt8, in file: [UInt8]) -> (file: Int, text: Int) {
    if quote == UInt8(ascii: "'") { return file[at] == quote ? (2, 1) : (1, 1) }
    guard file[at] == UInt8(ascii: "\\"), at + 1 < file.count else { return (1, 1) }
    let digits: Int
    switch file[at + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    default: return (2, 1)
    }
    let written = file[(at + 2)...].prefix(digits)
    let value = UInt32(String(decoding: written, as: UTF8.self), radix: 16) ?? 0
    let count = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    return (2 + digits, count)
  }
}
