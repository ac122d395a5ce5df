extension GapScanner {
  /// Passes an escape after its backslash, with the braces of `\x{…}` and the like.
  mutating func escape() -> Atom {
    guard at < bytes.count else { return Atom() }
    let letter = bytes[at]
    at += 1
    switch letter {
    case UInt8(ascii: "Q"):
      while at < bytes.count, !starts(with: "\\E") { at += 1 }
      return Atom()
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"),
      UInt8(ascii: "G"), UInt8(ascii: "K"):
      return Atom(takesNothing: true)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      let cover = property(isNegated: letter == UInt8(ascii: "P"))
      return Atom(cover: cover, isWide: cover == .all)
    case UInt8(ascii: "x"), UInt8(ascii: "o"):
      let scalar = number(after: letter)
      return Atom(cover: GapCover(scalar...scalar))
    case _ where "Ngk".utf8.contains(letter) && starts(with: "{") && count(at: at) == nil:
      pass(through: UInt8(ascii: "}"))
      return Atom()
    default:
      let cover = GapCover(escape: letter) ?? []
      return Atom(cover: cover, isWide: cover == .all)
    }
  }

  /// Passes a character class after its bracket.
  mutating func characterClass() -> GapCover {
    // What is left out is mostly punctuation, so that words and spaces are in.
    var cover: GapCover = []
    if starts(with: "^") {
      cover = .all
      at += 1
    }
    let first = at
    var isQuoting = false
    while at < bytes.count, isQuoting || bytes[at] != UInt8(ascii: "]") || at == first {
      if starts(with: "\\E") || !isQuoting && starts(with: "\\Q") {
        isQuoting = starts(with: "\\Q")
        at += 2
      } else if let low = classItem(isQuoting, &cover) {
        guard !isQuoting, starts(with: "-"), at + 1 < bytes.count, bytes[at + 1] != UInt8(ascii: "]") else {
          cover.formUnion(GapCover(low...low))
          continue
        }
        at += 1
        let high = classItem(false, &cover) ?? low
        cover.formUnion(GapCover(low...max(low, high)))
      }
    }
    at = min(at + 1, bytes.count)
    return cover
  }

  /// Passes one part of a class: the character that it is, by its scalar or its first byte, or nothing where it is a
  /// class itself, which is added to `cover`.
  private mutating func classItem(_ isQuoting: Bool, _ cover: inout GapCover) -> UInt32? {
    if !isQuoting, starts(with: "[:"), let name = posixName() {
      cover.formUnion(GapCover(posixName: name))
      return nil
    }
    let byte = bytes[at]
    at += 1
    guard !isQuoting, byte == UInt8(ascii: "\\"), at < bytes.count else { return UInt32(byte) }
    let letter = bytes[at]
    at += 1
    switch letter {
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      cover.formUnion(property(isNegated: letter == UInt8(ascii: "P")))
      return nil
    case UInt8(ascii: "x"), UInt8(ascii: "o"): return number(after: letter)
    case 0x30...0x37:
      at -= 1
      return digits(ofBase: 8, most: 3)
    // Controls stand before the space.
    case UInt8(ascii: "c"):
      at = min(at + 1, bytes.count)
      return 0
    case _ where "abefnrt".utf8.contains(letter): return 0
    default:
      guard let own = GapCover(escape: letter) else { return UInt32(letter) }
      cover.formUnion(own)
      return nil
    }
  }

  /// Passes `[:name:]`: the name; nothing for a bracket that only looks like its start.
  private mutating func posixName() -> String? {
    var end = at + 2
    while end < bytes.count,
      (bytes[end] | 0x20) >= 0x61 && (bytes[end] | 0x20) <= 0x7A || bytes[end] == 0x5E
    {
      end += 1
    }
    guard bytes[min(end, bytes.count)...].starts(with: ":]".utf8) else { return nil }
    defer { at = end + 2 }
    return String(decoding: bytes[(at + 2)..<end], as: UTF8.self)
  }

  /// Passes the name of a property, in braces or one letter.
  private mutating func property(isNegated: Bool) -> GapCover {
    let start = at
    if starts(with: "{") {
      pass(through: UInt8(ascii: "}"))
    } else {
      at = min(at + 1, bytes.count)
    }
    let name = bytes[start..<at].filter { !"{} ".utf8.contains($0) }
    return GapCover(property: String(decoding: name, as: UTF8.self), isNegated: isNegated)
  }

  /// Passes the number of a character after `\x` or `\o`.
  private mutating func number(after letter: UInt8) -> UInt32 {
    let base: UInt32 = letter == UInt8(ascii: "x") ? 16 : 8
    guard starts(with: "{") else { return digits(ofBase: base, most: 2) }
    at += 1
    let value = digits(ofBase: base, most: .max)
    pass(through: UInt8(ascii: "}"))
    return value
  }

  /// Passes digits; a number too large for any scalar becomes one that is as large as they get.
  private mutating func digits(ofBase base: UInt32, most: Int) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while at < bytes.count, count < most, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue,
      digit < base
    {
      value = min(value * base + UInt32(digit), 0x10_FFFF)
      at += 1
      count += 1
    }
    return value
  }
}
