/// Dates as YYYY-MM-DD (RFC 3339, full-date).
package enum CalendarDate {
  /// Whether `text` names a day that exists.
  package static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let digits = bytes.enumerated().allSatisfy { i, byte in
      i == 4 || i == 7 ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard bytes.count == 10, digits, parts.count == 3, (1...12).contains(parts[1]) else { return false }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return parts[2] >= 1 && parts[2] <= lengths[parts[1] - 1]
  }
}
