/// A file's path and its bytes, known to be UTF-8.
public struct SourceFile: Sendable {
  /// The path as the user gave it or as the walk found it.
  public let path: String
  /// The bytes as they stand in the file, a byte order mark included.
  public let bytes: [UInt8]

  /// Takes bytes that are UTF-8.
  ///
  /// - Throws: `SourceError` when they are no text, UTF-16 or UTF-32, or not UTF-8 at some offset.
  public init(path: String, bytes: [UInt8]) throws(SourceError) {
    if let kind = SourceFile.foreignKind(of: bytes) {
      throw SourceError(path: path, problem: .foreign(kind), offset: 0)
    }
    if let encoding = SourceFile.wideEncoding(of: bytes) {
      throw SourceError(path: path, problem: .wideEncoding(encoding), offset: 0)
    }
    if let offset = firstInvalidUTF8(in: bytes.span) {
      let problem = SourceError.Problem.invalidUTF8(byte: bytes[offset], isText: !bytes.contains(0))
      throw SourceError(path: path, problem: problem, offset: offset)
    }
    self.path = path
    self.bytes = bytes
  }

  private init(path: String) {
    self.path = path
    bytes = []
  }

  /// An empty file of the same path.
  public var withoutBytes: SourceFile { SourceFile(path: path) }

  /// The number of bytes that a byte order mark takes: 3 or 0.
  public var byteOrderMarkLength: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What holds copy in a form of its own, by the bytes that it starts with.
  private static let foreignKinds: [(start: [UInt8], name: String)] = [
    (Array("PK\u{3}\u{4}".utf8), "a Word document or another ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a document of an older Word or Office"),
    (Array("%PDF-".utf8), "a PDF file"), (Array("{\\rtf".utf8), "an RTF file"),
  ]

  private static func foreignKind(of bytes: [UInt8]) -> String? {
    foreignKinds.first { bytes.starts(with: $0.start) }?.name
  }

  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little-endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
    return nil
  }
}

/// Why a file's bytes cannot be read as text.
public struct SourceError: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable {
    /// The file of a word processor or the like, such as “a PDF file”.
    case foreign(String)
    case wideEncoding(String)
    /// - Parameter isText: Whether the file may be text in an encoding of one byte a character.
    case invalidUTF8(byte: UInt8, isText: Bool)
  }

  /// The file.
  public let path: String
  /// What is wrong.
  public let problem: Problem
  /// The byte offset, from 0, at which it is wrong.
  public let offset: Int

  /// One sentence for a person, without the path.
  public var description: String {
    switch problem {
    case .wideEncoding(let name):
      return "is \(name) text; save it as UTF-8"
    case .foreign(let name):
      return "is \(name); save it as text, Markdown or HTML"
    case .invalidUTF8(let byte, let isText):
      let hex = String(byte, radix: 16, uppercase: true)
      let place = "is not UTF-8: byte 0x\(hex.count < 2 ? "0" : "")\(hex) at offset \(offset)"
      let remedy = "it may be Windows-1252 or Latin-1; convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
      return isText ? "\(place); \(remedy)" : place
    }
  }
}

/// The offset of the first byte that no well-formed UTF-8 sequence covers (Unicode 15, table 3-7).
func firstInvalidUTF8(in bytes: Span<UInt8>) -> Int? {
  var i = 0
  let count = bytes.count
  while i < count {
    let lead = bytes[i]
    if lead < 0x80 {
      i = bytes.firstNonASCII(from: i)
      continue
    }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return i
    }
    guard i + length <= count, bytes[i + 1] >= low, bytes[i + 1] <= high else { return i }
    var k = 2
    while k < length {
      guard bytes[i + k] & 0xC0 == 0x80 else { return i }
      k += 1
    }
    i += length
  }
  return nil
}
