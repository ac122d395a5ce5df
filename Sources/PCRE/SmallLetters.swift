/// Matching letters in either case by matching small letters: both the pattern and the text are put into them first.
///
/// PCRE2 asks of every letter for its other case, and looks up `s` and `k`, which have three forms in Unicode, in
/// tables of characters. Without that, machine code is a third smaller and made in two thirds of the time. Only where
/// both ways give the same matches, a pattern has a form in small letters: text is folded in ASCII and Latin-1
/// (Unicode 15, CaseFolding.txt, status C), so that a letter with another case beyond these has no place in it.
package enum SmallLetters {
  /// Writes text in small letters, as many bytes as before.
  ///
  /// - Parameter text: Well-formed UTF-8.
  package static func fold(_ text: Span<UInt8>, into small: inout [UInt8]) {
    if small.count < text.count { small += Array(repeating: 0, count: text.count - small.count) }
    unsafe text.withUnsafeBufferPointer { text in
      unsafe small.withUnsafeMutableBufferPointer { small in
        var all: UInt8 = 0
        for place in text.indices {
          let byte = unsafe text[place]
          all |= byte
          unsafe small[place] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        guard all >= 0x80 else { return }
        for place in text.indices.dropFirst() where unsafe text[place - 1] == 0xC3 {
          // U+00C0 to U+00DE but the sign of multiplication.
          let byte = unsafe text[place]
          if byte < 0x9F, byte != 0x97 { unsafe small[place] = byte | 0x20 }
        }
      }
    }
  }

  /// The form of a pattern that matches letters in either case; nothing where it may match something else.
  package static func form(of regex: String) -> String? {
    var reader = FormReader(regex)
    return reader.read()
  }
}

/// Reads a pattern in PCRE2 syntax (pcre2pattern) and writes it in small letters, so far as it knows what it reads.
private struct FormReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var form = String.UnicodeScalarView()
  /// Escapes that stand for the same characters in either case.
  private static let escapes = Set("abBdDwWsSAzZGKRhHvVnrtfe".unicodeScalars)
  /// What may follow `(?`; a name may follow `<`, and `&` and `(` come with one.
  private static let groups = Set(":=!>|<&(".unicodeScalars)

  init(_ regex: String) { scalars = Array(regex.unicodeScalars) }

  private func next(_ distance: Int = 0) -> Unicode.Scalar? {
    place + distance < scalars.count ? scalars[place + distance] : nil
  }

  private mutating func copy() {
    if place < scalars.count { form.append(scalars[place]) }
    place += 1
  }

  mutating func read() -> String? {
    while let scalar = next() {
      let isKnown =
        switch scalar {
        case "\\": readEscape()
        case "[": readClass()
        case "(": readGroup()
        default: readLetter()
        }
      guard isKnown else { return nil }
    }
    return String(form)
  }

  private mutating func readEscape() -> Bool {
    guard let escaped = next(1), escaped.isASCII else { return false }
    let isLetterOrDigit = escaped.properties.isAlphabetic || ("0"..."9").contains(escaped)
    guard !isLetterOrDigit || Self.escapes.contains(escaped) else { return false }
    copy()
    copy()
    return true
  }

  private mutating func readLetter() -> Bool {
    guard let scalar = next(), let small = Self.small(scalar) else { return false }
    form.append(small)
    place += 1
    return true
  }

  /// The small form of a character; nothing if it has a case that `fold` does not fold.
  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A, 0xC0...0xC4, 0xC6...0xD6, 0xD8...0xDE: Unicode.Scalar(scalar.value | 0x20)
    // With others beyond Latin-1: the micro sign, a with ring, sharp s, y with diaeresis.
    case 0xB5, 0xC5, 0xDF, 0xE5, 0xFF: nil
    case 0...0xFE: scalar
    // Punctuation, currencies, arrows, signs.
    case 0x2010...0x20CF, 0x2190...0x23FF, 0x2500...0x2BFF: scalar
    default: nil
    }
  }

  private mutating func readGroup() -> Bool {
    if next(1) == "*" { return false }
    copy()
    guard next() == "?" else { return true }
    guard let kind = next(1), Self.groups.contains(kind), kind != "(" || next(2) != "?" else { return false }
    let isName = kind == "&" || kind == "(" || kind == "<" && next(2) != "=" && next(2) != "!"
    guard isName else {
      copy()
      copy()
      return true
    }
    while let scalar = next() {
      copy()
      if scalar == ")" || scalar == ">" { return true }
    }
    return false
  }

  private mutating func readClass() -> Bool {
    copy()
    if next() == "^" { copy() }
    if next() == "]" { copy() }
    while let scalar = next(), scalar != "]" {
      if scalar == "[" { return false }
      let isRange = next(1) == "-" && next(2) != "]" && next(2) != nil
      if scalar == "\\" {
        guard next(2) != "-" || next(3) == "]", readEscape() else { return false }
      } else if isRange {
        guard readRange(from: scalar, to: next(2)) else { return false }
      } else if !readLetter() {
        return false
      }
    }
    guard next() == "]" else { return false }
    copy()
    return true
  }

  /// Reads a range of letters of one case, or one that has none.
  private mutating func readRange(from first: Unicode.Scalar, to last: Unicode.Scalar?) -> Bool {
    guard let last, first.isASCII, last.isASCII, last != "\\", first <= last else { return false }
    let isOfOneKind = [Unicode.Scalar("0")..."9", "a"..."z", "A"..."Z"].contains {
      $0.contains(first) && $0.contains(last)
    }
    guard isOfOneKind, readLetter() else { return false }
    copy()
    return readLetter()
  }
}
