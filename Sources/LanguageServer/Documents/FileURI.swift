package import CaveatKit

/// `file:` addresses (RFC 8089) as paths, and back.
package enum FileURI {
  /// The path that an address names; nothing for another scheme, another host or a broken escape.
  package static func path(of uri: String) -> FilePath? {
    let bytes = Array(uri.utf8)
    let scheme = Array("file://".utf8)
    guard bytes.count > scheme.count,
      zip(bytes, scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
    else { return nil }
    let rest = bytes[scheme.count...]
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let host = String(decoding: rest[..<slash], as: UTF8.self).lowercased()
    guard host.isEmpty || host == "localhost" else { return nil }
    guard let path = decoded(rest[slash...]), !path.contains(0) else { return nil }
    return FilePath(path)
  }

  /// The address of an absolute path.
  package static func uri(of path: FilePath) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes = Array("file://".utf8)
    for byte in path.bytes {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Unreserved characters (RFC 3986, section 2.3) and the slash.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~/".utf8.contains(byte)
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var i = bytes.startIndex
    while i < bytes.endIndex {
      if bytes[i] == UInt8(ascii: "?") || bytes[i] == UInt8(ascii: "#") { break }
      guard bytes[i] == UInt8(ascii: "%") else {
        result.append(bytes[i])
        i += 1
        continue
      }
      guard i + 2 < bytes.endIndex, let high = digit(bytes[i + 1]), let low = digit(bytes[i + 2]) else {
        return nil
      }
      result.append(high << 4 | low)
      i += 3
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
