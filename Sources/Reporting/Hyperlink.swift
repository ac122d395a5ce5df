/// Links on terminals: the sequence OSC 8.
enum Hyperlink {
  /// `text` as a link to `address`; terminals that know no links show the text alone.
  ///
  /// The address holds only bytes from 33 to 126, others are percent-encoded (RFC 3986, section 2.1), so that
  /// no address ends the sequence early.
  static func text(_ text: String, to address: String) -> String {
    var link = "\u{1b}]8;;"
    for byte in address.utf8 {
      if (0x21...0x7E).contains(byte) {
        link.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        link += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return link + "\u{1b}\\" + text + "\u{1b}]8;;\u{1b}\\"
  }
}
