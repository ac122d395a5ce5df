import SourceText

extension Span<UInt8> {
  /// Whether every byte is one from U+0020 to U+007E, which takes one column and is shown as it is.
  ///
  /// There is no early end, so that the compiler takes many bytes at a time.
  @inline(never)
  var isPrintableASCII: Bool {
    var others: UInt8 = 0
    for i in indices { others |= ASCII.isPrintable(self[i]) ? 0 : 1 }
    return others == 0
  }
}

extension String {
  /// The text with other text in place of some characters; runs without any are copied whole.
  ///
  /// - Parameter replacement: What stands in place of a character, or nothing to keep it; not asked about the
  ///   letters and the space of ASCII, which stay.
  @inline(__always)
  func replacing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    let bytes = utf8.span
    var result = ""
    var run = 0
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if ASCII.isLetter(byte) || byte == UInt8(ascii: " ") {
        i += 1
        continue
      }
      let scalar = byte < 0x80 ? Unicode.Scalar(byte) : unicodeScalars[index(ofByte: i)]
      let next = i + UTF8.width(scalar)
      if let text = replacement(scalar) {
        result += self[index(ofByte: run)..<index(ofByte: i)]
        result += text
        run = next
      }
      i = next
    }
    if run == 0 { return self }
    return result + self[index(ofByte: run)...]
  }

  /// Whether a byte of the text is one of some ASCII characters: false only if no character is one of them.
  func mayHold(_ characters: String) -> Bool {
    let wanted = characters.utf8.reduce(into: UInt128(0)) { $0 |= 1 << UInt128($1) }
    let bytes = utf8.span
    for i in bytes.indices where bytes[i] < 0x80 && wanted &>> UInt128(bytes[i]) & 1 == 1 { return true }
    return false
  }

  private func index(ofByte offset: Int) -> Index { utf8.index(startIndex, offsetBy: offset) }
}
