import SourceText

/// Names a finding across edits elsewhere in its file.
///
/// A name is 16 hexadecimal digits, held as a number, since a report can have many; other text only where a name is
/// yet to be made of it.
package struct Fingerprint: Hashable, Sendable {
  private enum Form: Hashable {
    case digits(UInt64)
    indirect case text(String)
  }

  private let form: Form

  /// The name of a hash.
  package init(_ hash: StableHash) { form = .digits(hash.value) }

  /// A name, or what one is to be made of.
  package init(_ text: String) { form = Self.number(of: text).map(Form.digits) ?? .text(text) }

  /// Whether a text is 16 digits 0–9 and a–f.
  package static func isValid(_ text: String) -> Bool { number(of: text) != nil }

  private static func number(of text: String) -> UInt64? {
    guard text.utf8.count == 16 else { return nil }
    var number: UInt64 = 0
    for digit in text.utf8 {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      number = number << 4 | UInt64(value)
    }
    return number
  }

  /// The digits, or the text.
  package var text: String {
    switch form {
    case .digits(let number): Self.hexadecimal(number)
    case .text(let text): text
    }
  }

  /// A number as 16 lower-case digits.
  static func hexadecimal(_ number: UInt64) -> String {
    unsafe String(unsafeUninitializedCapacity: 16) { buffer in
      for place in 0..<16 { unsafe buffer[place] = digit(number, place) }
      return 16
    }
  }

  /// The name of the finding with a number among those whose names would be this one.
  package func numbered(_ number: Int) -> Fingerprint {
    var hash = StableHash()
    switch form {
    case .digits(let value): hash.combine((0..<16).lazy.map { Self.digit(value, $0) })
    case .text(let text): hash.combine(text)
    }
    hash.combine(String(number))
    return Fingerprint(hash)
  }

  private static func digit(_ number: UInt64, _ place: Int) -> UInt8 {
    let nibble = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 15
    return nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
  }
}
