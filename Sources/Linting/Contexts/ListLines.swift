import Documents
import SourceText

extension Document {
  /// How many lines above an item are looked at.
  private static let mostItems = 40
  /// A longer line is a paragraph.
  private static let mostWords = 12

  /// The lines above an item of a list, up to the one that introduces it; nothing for a block that is no item.
  ///
  /// Plain text and pages without list markup show items only by their looks: short lines without an end mark.
  func linesAbove(_ item: Int) -> [Int] {
    guard isItem(item) else { return [] }
    var lines: [Int] = []
    for line in stride(from: item - 1, through: max(0, item - Self.mostItems), by: -1) {
      if blocks[line].kind == .code { break }
      lines.append(line)
      if !isItem(line) { break }
    }
    return lines
  }

  private func isItem(_ block: Int) -> Bool {
    switch blocks[block].kind {
    case .listItem, .tableCell: return true
    case .paragraph, .linkText, .button: break
    // Plain text takes a line by itself for a heading of the second rank.
    case .heading where format == .plainText && blocks[block].level == 2: break
    default: return false
    }
    let text = blocks[block].text
    let all = reader.bytes
    let bytes = all.span.extracting(text.range)
    guard bytes.count > 0, !Self.isEndMark(bytes[bytes.count - 1]) else { return false }
    return bytes.count(of: UInt8(ascii: " ")) < Self.mostWords
  }

  private static func isEndMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: ":")
  }
}
