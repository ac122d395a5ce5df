import SourceText

/// `htmlEntityTable`, ready to be searched.
struct HTMLEntityIndex: Sendable {
  private struct Entry: Sendable {
    var name: Range<Int>
    var standsAlone: Bool
    var value: Range<Int>
  }

  private let text: [UInt8]
  private let entries: [Entry]

  /// Reads the table: names with their marks and values, white space between them.
  init(_ table: StaticString) {
    let text = table.withUTF8Buffer { unsafe [UInt8]($0) }
    var entries: [Entry] = []
    entries.reserveCapacity(2200)
    var i = 0
    while i < text.count {
      let start = i
      var mark = i
      while i < text.count, text[i] > 0x20 {
        if text[i] == UInt8(ascii: ";") || text[i] == UInt8(ascii: "*") { mark = i }
        i += 1
      }
      if i > start {
        entries.append(
          Entry(name: start..<mark, standsAlone: text[mark] == UInt8(ascii: "*"), value: (mark + 1)..<i))
      }
      i += 1
    }
    self.text = text
    self.entries = entries
  }

  /// The longest name that stands at `start`, with its semicolon or as one that needs none.
  ///
  /// - Returns: What it means and the byte after it.
  func longestMatch(_ bytes: [UInt8], from start: Int, limit: Int) -> (String, Int)? {
    var low = 0
    var high = entries.count
    var best: (entry: Int, end: Int)?
    var i = start
    while i < limit {
      let depth = i - start
      low = firstEntry(low, high, depth) { $0 >= Int(bytes[i]) }
      high = firstEntry(low, high, depth) { $0 > Int(bytes[i]) }
      guard low < high else { break }
      i += 1
      guard entries[low].name.count == depth + 1 else { continue }
      if i < limit, bytes[i] == UInt8(ascii: ";") {
        best = (low, i + 1)
        break
      }
      if entries[low].standsAlone { best = (low, i) }
    }
    guard let best else { return nil }
    return (value(of: entries[best.entry]), best.end)
  }

  /// The first of the entries `low ..< high` whose letter at `depth` (-1 past its name) satisfies a condition
  /// that holds from some entry on.
  private func firstEntry(_ low: Int, _ high: Int, _ depth: Int, _ condition: (Int) -> Bool) -> Int {
    entries[low..<high].partitioningIndex { entry in
      condition(depth < entry.name.count ? Int(text[entry.name.lowerBound + depth]) : -1)
    }
  }

  private func value(of entry: Entry) -> String {
    var value = ""
    for hex in text[entry.value].split(separator: UInt8(ascii: "+")) {
      let code = UInt32(String(decoding: hex, as: UTF8.self), radix: 16)
      if let scalar = code.flatMap(Unicode.Scalar.init) { value.unicodeScalars.append(scalar) }
    }
    return value
  }
}
