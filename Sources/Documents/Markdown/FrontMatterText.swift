import SourceText
import YAML

/// The places of front matter scalars in the file.
struct FrontMatterText {
  let bytes: [UInt8]
  /// The byte of the file at which the YAML text starts.
  let base: Int

  func range(of node: YAMLNode) -> ByteRange {
    let range = node.range.shifted(by: base)
    return range.isEmpty ? ByteRange(range.lower, min(range.lower + 1, bytes.count)) : range
  }

  /// The text of a scalar, piece by piece.
  func pieces(of node: YAMLNode) -> [TextPiece] {
    let range = node.range.shifted(by: base)
    guard !range.isEmpty else { return [] }
    switch bytes[range.lower] {
    case UInt8(ascii: "\""): return escaped(inner(range))
    case UInt8(ascii: "'"): return singleQuoted(inner(range))
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let body = bytes[range.range].firstIndex(where: isLineEnd).map { $0 + 1 } ?? range.upper
      return lines(ByteRange(body, range.upper))
    default: return lines(range)
    }
  }

  private func inner(_ range: ByteRange) -> ByteRange {
    range.count >= 2 ? ByteRange(range.lower + 1, range.upper - 1) : range
  }

  /// Text over several lines; the builder joins them with one space.
  func lines(_ range: ByteRange) -> [TextPiece] { range.isEmpty ? [] : [.source(range)] }

  /// Text in which a doubled quotation mark stands for one.
  private func singleQuoted(_ range: ByteRange) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var at = range.lower
    var i = range.lower
    while i + 1 < range.upper {
      if bytes[i] == UInt8(ascii: "'"), bytes[i + 1] == UInt8(ascii: "'") {
        pieces += lines(ByteRange(at, i + 1))
        at = i + 2
        i += 2
      } else {
        i += 1
      }
    }
    return pieces + lines(ByteRange(min(at, range.upper), range.upper))
  }

  /// Text with backslash escapes (YAML 1.2 section 5.7, TOML 1.0 "String").
  func escaped(_ range: ByteRange) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var at = range.lower
    var i = range.lower
    while i < range.upper {
      guard bytes[i] == UInt8(ascii: "\\"), i + 1 < range.upper else {
        i += 1
        continue
      }
      pieces += lines(ByteRange(at, i))
      let (text, length) = escape(i, range.upper)
      pieces.append(.decoded(text, from: ByteRange(i, i + length)))
      i += length
      at = i
    }
    return pieces + lines(ByteRange(min(at, range.upper), range.upper))
  }

  private func escape(_ at: Int, _ limit: Int) -> (String, Int) {
    let digits: Int
    switch bytes[at + 1] {
    // JavaScript escapes its other quotation marks too.
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "`"):
      return (String(UnicodeScalar(bytes[at + 1])), 2)
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: return (" ", 2)
    }
    let end = min(limit, at + 2 + digits)
    let hex = String(decoding: bytes[(at + 2)..<end], as: UTF8.self)
    guard let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) else { return (" ", 2) }
    return (String(scalar), end - at)
  }
}
