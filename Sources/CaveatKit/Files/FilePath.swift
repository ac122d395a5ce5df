import Reporting

/// A path as the file system has it: bytes that need not be UTF-8.
package struct FilePath: Hashable, Sendable, Comparable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The path that a text stands for; see `ArgumentBytes` for names that are not UTF-8.
  package init(_ text: String) { self.bytes = ArgumentBytes.bytes(of: text) }

  /// The path in a form that is safe to show.
  package var display: String { DisplayText.safe(path: bytes) }

  /// Orders by bytes, whatever the locale.
  package static func < (a: FilePath, b: FilePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  package var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

  /// What stands after the last slash.
  package var name: [UInt8] {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes }
    return Array(bytes[(slash + 1)...])
  }

  /// The folder: `.` for a bare name, `/` for a name in the root.
  package var parent: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
    return slash == 0 ? FilePath("/") : FilePath(Array(bytes[..<slash]))
  }

  /// `name` inside this folder; a name that starts with a slash stands for itself.
  package func appending(_ name: [UInt8]) -> FilePath {
    if name.first == UInt8(ascii: "/") || bytes == Array(".".utf8) || bytes.isEmpty { return FilePath(name) }
    return FilePath(bytes + (bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name)
  }

  package func appending(_ name: String) -> FilePath { appending(ArgumentBytes.bytes(of: name)) }

  /// The path without leading `./`, doubled slashes, `.` steps and a slash at the end; `..` stays.
  package var normalized: FilePath {
    let steps = bytes.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
    let joined = Array(steps.joined(separator: [UInt8(ascii: "/")]))
    if isAbsolute { return FilePath([UInt8(ascii: "/")] + joined) }
    return FilePath(joined.isEmpty ? Array(".".utf8) : joined)
  }

  /// The part below `folder`, both absolute or both relative; nothing when the path lies elsewhere.
  package func relative(to folder: FilePath) -> [UInt8]? {
    let prefix = folder.bytes.last == UInt8(ascii: "/") ? folder.bytes : folder.bytes + [UInt8(ascii: "/")]
    guard bytes.count > prefix.count, bytes.starts(with: prefix) else { return nil }
    return Array(bytes[prefix.count...])
  }
}

/// Command-line arguments that are not UTF-8, as strings and back.
///
/// A byte that belongs to no UTF-8 sequence travels as a scalar of plane 16 (U+10FE00 and up), which no
/// file name in use holds.
package enum ArgumentBytes {
  private static let base: UInt32 = 0x10_FE00

  package static func text(of bytes: [UInt8]) -> String {
    var text = ""
    var i = 0
    while i < bytes.count {
      var decoder = UTF8()
      var rest = bytes[i...].prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&rest) {
        text.unicodeScalars.append(scalar)
        i += UTF8.width(scalar)
      } else {
        if let scalar = Unicode.Scalar(base + UInt32(bytes[i])) { text.unicodeScalars.append(scalar) }
        i += 1
      }
    }
    return text
  }

  package static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value >= base, scalar.value <= base + 0xFF {
        bytes.append(UInt8(scalar.value - base))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }
}
