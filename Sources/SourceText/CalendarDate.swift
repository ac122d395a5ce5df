/// Days of the Gregorian calendar as YYYY-MM-DD (ISO 8601), which sort as text.
package enum CalendarDate {
  /// Whether the text names a day that exists.
  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let hyphens = [4, 7]
    guard bytes.count == 10, hyphens.allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return false }
    // A sign would make a number of what is no date.
    guard bytes.indices.allSatisfy({ hyphens.contains($0) || (0x30...0x39).contains(bytes[$0]) }) else {
      return false
    }
    func number(_ places: Range<Int>) -> Int { bytes[places].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }
}
