import SourceText

/// Places in one file as SARIF describes them: UTF-16 columns from 1, the end exclusive (section 3.30).
struct SARIFPlaces {
  let table: PositionTable
  private let file: FileReport
  private let index: Int
  private let address: String

  /// - Parameter index: The file's place in `run.artifacts`.
  init(in file: FileReport, index: Int) {
    self.table = PositionTable(file.bytes)
    self.file = file
    self.index = index
    self.address = SARIFPlaces.address(of: file)
  }

  func location(_ range: ByteRange, message: String?) -> JSONValue {
    var region = region(range)
    if case .object(var members) = region, !range.isEmpty {
      members.append(("snippet", .object([("text", .string(FindingJSON.excerpt(range, of: file)))])))
      region = .object(members)
    }
    var members: [(String, JSONValue)] = [
      ("physicalLocation", .object([("artifactLocation", artifact), ("region", region)]))
    ]
    if let message { members.append(("message", .object([("text", .string(message))]))) }
    return .object(members)
  }

  func region(_ range: ByteRange) -> JSONValue {
    let (start, end) = table.positions(of: range)
    return .object([
      ("startLine", .integer(start.line)), ("startColumn", .integer(start.utf16)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.utf16)),
    ])
  }

  var artifact: JSONValue {
    .object([("uri", .string(address)), ("index", .integer(index))])
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
