import CaveatKit

/// A tag of an HTML file, quoted values and raw text passed over.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  let range: ByteRange

  /// Every tag, in one pass.
  static func all(in bytes: [UInt8]) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var i = 0
    while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: Array("<!--".utf8)) {
        i = end(of: "-->", in: bytes, from: open + 4)
        continue
      }
      var k = open + 1
      let isClosing = k < bytes.count && bytes[k] == UInt8(ascii: "/")
      if isClosing { k += 1 }
      let start = k
      while k < bytes.count, isNameByte(bytes[k]) { k += 1 }
      guard k > start, ASCII.isLetter(bytes[start]) else {
        i = open + 1
        continue
      }
      let name = String(decoding: bytes[start..<k], as: UTF8.self).lowercased()
      let close = tagEnd(in: bytes, from: k)
      tags.append(HTMLTag(name: name, isClosing: isClosing, range: ByteRange(open, close)))
      i = close
      if !isClosing, ["script", "style", "textarea", "title"].contains(name) {
        i = rawTextEnd(in: bytes, from: close, name)
      }
    }
    return tags
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
  }

  private static func end(of mark: String, in bytes: [UInt8], from: Int) -> Int {
    let mark = Array(mark.utf8)
    var i = from
    while i + mark.count <= bytes.count {
      if bytes[i] == mark[0], bytes[i...].starts(with: mark) { return i + mark.count }
      i += 1
    }
    return bytes.count
  }

  /// The byte after the `>` that ends a tag; one inside quotes does not.
  private static func tagEnd(in bytes: [UInt8], from: Int) -> Int {
    var quote: UInt8?
    var i = from
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return i
      } else if (byte == 0x22 || byte == 0x27), bytes[i - 2] == UInt8(ascii: "=") || bytes[i - 2] == 0x20 {
        quote = byte
      }
    }
    return bytes.count
  }

  private static func rawTextEnd(in bytes: [UInt8], from: Int, _ name: String) -> Int {
    let mark = Array("</\(name)".utf8)
    var i = from
    while i + mark.count <= bytes.count {
      if bytes[i] == mark[0], zip(bytes[i...], mark).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) { return i }
      i += 1
    }
    return bytes.count
  }
}

/// Places in an HTML file at which a comment may stand without a change to what the page means.
struct HTMLPlace {
  private let tags: [HTMLTag]
  private let length: Int
  private static let containers: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "ul", "ol", "dl", "table", "div",
    "section",
    "article", "main", "header", "footer", "aside", "nav", "form", "body", "html",
  ]
  private static let parts: Set = ["li", "td", "th", "tr", "dt", "dd", "caption", "thead", "tbody", "tfoot"]
  private static let lists: Set = ["ul", "ol", "dl", "table"]

  init(_ bytes: [UInt8]) {
    tags = HTMLTag.all(in: bytes)
    length = bytes.count
  }

  /// The byte after the element that holds a block of text which ends at `end`, and after the list or table
  /// that the element is part of.
  func afterBlock(at end: Int) -> Int {
    var depth = 0
    var isInPart = false
    for tag in tags where tag.range.upper > end {
      // The block is the value of an attribute of this tag.
      if tag.range.lower < end { continue }
      if HTMLPlace.parts.contains(tag.name), tag.isClosing, depth == 0 { isInPart = true }
      if isInPart {
        guard HTMLPlace.lists.contains(tag.name) else { continue }
        depth += tag.isClosing ? -1 : 1
        if depth < 0 { return tag.range.upper }
      } else if HTMLPlace.containers.contains(tag.name) {
        let isEnd = tag.name == "body" || tag.name == "html" || !tag.isClosing
        return isEnd ? tag.range.lower : tag.range.upper
      }
    }
    return length
  }

  /// The byte at which the page's body starts.
  var bodyStart: Int {
    tags.first { $0.name == "body" && !$0.isClosing }?.range.upper
      ?? tags.first { $0.name == "head" && $0.isClosing }?.range.upper
      ?? tags.first { $0.name == "html" && !$0.isClosing }?.range.upper ?? 0
  }

  /// The tag that ends at or before `offset`, with nothing but blanks between.
  func openingTag(before offset: Int, in bytes: [UInt8]) -> HTMLTag? {
    guard let tag = tags.last(where: { $0.range.upper <= offset }), !tag.isClosing,
      bytes[tag.range.upper..<offset].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    return tag
  }
}
