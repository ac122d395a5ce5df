import SourceText

/// Places as SARIF describes them: UTF-16 columns from 1, the end exclusive (section 3.30).
enum SARIFLocation {
  static func location(
    _ range: ByteRange, _ file: FileReport, _ index: Int, _ table: PositionTable, message: String?
  ) -> JSONValue {
    var region = region(range, table)
    if case .object(var members) = region, !range.isEmpty {
      members.append(("snippet", .object([("text", .string(FindingJSON.excerpt(range, of: file)))])))
      region = .object(members)
    }
    var members: [(String, JSONValue)] = [
      ("physicalLocation", .object([("artifactLocation", artifact(file, index)), ("region", region)]))
    ]
    if let message { members.append(("message", .object([("text", .string(message))]))) }
    return .object(members)
  }

  static func region(_ range: ByteRange, _ table: PositionTable) -> JSONValue {
    let (start, end) = table.positions(of: range)
    return .object([
      ("startLine", .integer(start.line)), ("startColumn", .integer(start.utf16)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.utf16)),
    ])
  }

  static func artifact(_ file: FileReport, _ index: Int) -> JSONValue {
    .object([("uri", .string(address(of: file))), ("index", .integer(index))])
  }

  /// The file's path as a URI reference (RFC 3986): relative stays relative, absolute becomes `file:///…`.
  static func address(of file: FileReport) -> String {
    var address = file.pathBytes.first == UInt8(ascii: "/") ? "file://" : ""
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in file.pathBytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        address += "%"
        address.unicodeScalars.append(digits[Int(byte >> 4)])
        address.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return address
  }
}
