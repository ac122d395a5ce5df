/// The scalar that starts at `offset` of well-formed UTF-8, and its length in bytes.
func decodeScalar(_ bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
  let lead = UInt32(bytes[offset])
  let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard length > 1, offset + length <= bytes.count else {
    return (Unicode.Scalar(UInt8(lead & 0x7F)), 1)
  }
  var value = lead & (0x7F >> UInt32(length))
  for k in 1..<length { value = value << 6 | UInt32(bytes[offset + k] & 0x3F) }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}
