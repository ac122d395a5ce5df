package import Documents

/// Ways to write the same copy differently; a finding must not change, only move.
package enum ExampleVariant: String, Sendable, CaseIterable {
  case plain
  case scriptsBefore = "other scripts before"
  case carriageReturns = "carriage returns"
  case bold = "Markdown bold"
  case link = "Markdown link"
  case entities = "HTML with entities"
  case wrapped = "hard-wrapped"
  case upperCase = "upper case"
  case lowerCase = "lower case"

  /// The format in which the variant is read.
  package var format: DocumentFormat { self == .entities ? .html : .markdown }

  /// The example in this form, or nothing when it cannot be written so.
  package func apply(to example: MarkedExample) -> MarkedExample? {
    switch self {
    case .plain: return example
    case .scriptsBefore:
      return MarkedExample(
        pieces: [.init(text: "𠮷野 Köln, 東京\n\n", isMarked: false)] + example.pieces)
    case .carriageReturns:
      return example.mapped { text, _ in ExampleVariant.replacing("\n", with: "\r\n", in: text) }
    case .bold: return example.wrapped(in: "**", "**")
    case .link: return example.wrapped(in: "[", "](https://example.com/)")
    case .entities: return isProse(example) ? entities(example) : nil
    case .wrapped:
      return isProse(example) ? example.mapped { text, isMarked in isMarked ? wrap(text) : text } : nil
    case .upperCase: return example.mapped { text, _ in ExampleVariant.ascii(text) { $0.uppercased() } }
    case .lowerCase: return example.mapped { text, _ in ExampleVariant.ascii(text) { $0.lowercased() } }
    }
  }

  /// Whether the text is one plain paragraph, so that its markup may be changed around it.
  private func isProse(_ example: MarkedExample) -> Bool {
    let text = example.pieces.map(\.text).joined()
    let opening = text.first.map { "#->|+*!<`=~".contains($0) } ?? true
    return !opening && !text.contains { "\n<>[]`*_|\\".contains($0) }
  }

  private func entities(_ example: MarkedExample) -> MarkedExample {
    var pieces: [MarkedExample.Piece] = [.init(text: "<!DOCTYPE html><p>", isMarked: false)]
    for piece in example.pieces {
      var text = ""
      for (i, scalar) in piece.text.unicodeScalars.enumerated() {
        let isWritten = piece.isMarked && i % 3 == 0 || scalar == "&" || scalar.value > 0x7E
        if isWritten { text += "&#\(scalar.value);" } else { text.unicodeScalars.append(scalar) }
      }
      pieces.append(.init(text: text, isMarked: piece.isMarked))
    }
    return MarkedExample(pieces: pieces + [.init(text: "</p>\n", isMarked: false)])
  }

  /// Breaks a line at each blank that is followed by a letter; other signs could open a list or heading.
  private func wrap(_ text: String) -> String {
    var result = ""
    let characters = Array(text)
    for (i, character) in characters.enumerated() {
      let breaks = character == " " && i + 1 < characters.count && characters[i + 1].isLetter
      result.append(breaks ? "\n" : character)
    }
    return result
  }

  private static func replacing(_ character: Character, with other: String, in text: String) -> String {
    text.split(separator: character, omittingEmptySubsequences: false).joined(separator: other)
  }

  /// Changes ASCII letters only: other letters may change their length with their case.
  private static func ascii(_ text: String, _ change: (Character) -> String) -> String {
    text.map { $0.isASCII ? change($0) : String($0) }.joined()
  }
}

extension MarkedExample {
  fileprivate func mapped(_ change: (String, Bool) -> String) -> MarkedExample {
    MarkedExample(pieces: pieces.map { Piece(text: change($0.text, $0.isMarked), isMarked: $0.isMarked) })
  }

  /// Puts markup around each marked place; nothing when there is none or it would not be read as markup.
  fileprivate func wrapped(in before: String, _ after: String) -> MarkedExample? {
    var result: [Piece] = []
    var count = 0
    for piece in pieces {
      guard piece.isMarked else {
        result.append(piece)
        continue
      }
      let isWord = piece.text.first?.isLetter == true && piece.text.last?.isLetter == true
      guard isWord, !piece.text.contains(where: { "[]*_`<>\n".contains($0) }) else { return nil }
      count += 1
      result += [Piece(text: before, isMarked: false), piece, Piece(text: after, isMarked: false)]
    }
    return count > 0 ? MarkedExample(pieces: result) : nil
  }
}
